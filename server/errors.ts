import { listed, type List } from './messages/list.ts';
import { messages, type MessageCode, type UsageCode } from './messages/messages.ts';
import type { Locale, Words } from './schemes/contract.ts';

/** A list is put together in the reader's language. */
type Detail = string | number | List;
type Details = Record<string, Detail>;

/** Where it is read: parameters are written there as they are asked, from=2011Q1&to=2011Q2 or --from 2011Q1 --to 2011Q2. */
type Surface = 'address' | 'command_line';

const written = (asked: string, surface: Surface) =>
  surface === 'address' ? asked.replaceAll(' ', '&') : asked.replace(/(^| )([^ =]+)=/g, '$1--$2 ');

/** Something that was asked for and cannot be done. The reader gets its words in their language, a program the code. */
export class Refusal extends Error {
  readonly code: MessageCode;
  readonly details: Details;
  /** details that have words of their own in each language */
  readonly worded: Record<string, Words>;

  constructor(code: MessageCode, details: Details = {}, worded: Record<string, Words> = {}) {
    super();
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
    this.worded = worded;
    this.message = this.told('en').message;
  }

  get status(): number {
    return messages[this.code].status;
  }

  /** What the command line and HTTP answer with. Only sentences of ours hold blanks: what was typed is filled in last. */
  told(locale: Locale, surface: Surface = 'address'): { code: MessageCode; message: string; hint: string } {
    const { message, hint } = messages[this.code].words[locale];
    const told = (text: string) =>
      text.replace(/\{(\w+)\}/g, (blank, name: string) => {
        const detail = this.details[name] ?? blank;
        return typeof detail === 'object' ? listed(detail, locale) : String(detail);
      });
    // Parameters stand as [[from=2011Q1 to=2011Q2]].
    const filled = (text: string) =>
      told(
        text
          .replace(/\{(\w+)\}/g, (blank, name: string) => this.worded[name]?.[locale] ?? blank)
          .replace(/\[\[(.+?)\]\]/g, (_, asked: string) => written(told(asked), surface))
      );
    return { code: this.code, message: filled(message), hint: filled(hint) };
  }
}

export const refusal = (code: MessageCode, details?: Details, worded?: Record<string, Words>) =>
  new Refusal(code, details, worded);

/** Parameters as a detail of a sentence, written there as they are asked: kind=bracket. */
export const asParameters = (asked: string): Words => ({ en: `[[${asked}]]`, 'zh-CN': `[[${asked}]]` });

/** A command that was typed wrongly: exit code 2. */
export class UsageError extends Refusal {}

export const usageError = (code: UsageCode, details?: Details) => new UsageError(code, details);
