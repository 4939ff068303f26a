import { isDiskFull } from './disk.ts';
import { QueryInterrupted } from './db/query-error.ts';
import { logger } from './log.ts';
import { messages, type MessageCode, type UsageCode } from './messages/messages.ts';
import type { Locale, Words } from './schemes/contract.ts';

/** A list is put together in the reader's language; a list inside one stands for alternatives. */
type Detail = string | number | readonly (string | readonly string[])[];
type Details = Record<string, Detail>;

const between = {
  en: { items: ', ', alternatives: ' or ' },
  'zh-CN': { items: '、', alternatives: ' 或 ' }
} as const;

function told(detail: Detail, locale: Locale): string {
  if (typeof detail !== 'object') return String(detail);
  const { items, alternatives } = between[locale];
  return detail.map((each) => (typeof each === 'string' ? each : each.join(alternatives))).join(items) || '–';
}

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

  /** What the command line and HTTP answer with. */
  told(locale: Locale): { code: MessageCode; message: string; hint: string } {
    const { message, hint } = messages[this.code].words[locale];
    const filled = (text: string) =>
      text.replace(
        /\{(\w+)\}/g,
        (whole, name: string) => this.worded[name]?.[locale] ?? told(this.details[name] ?? whole, locale)
      );
    return { code: this.code, message: filled(message), hint: filled(hint) };
  }
}

export const refusal = (code: MessageCode, details?: Details, worded?: Record<string, Words>) =>
  new Refusal(code, details, worded);

/** A command that was typed wrongly: exit code 2. */
export class UsageError extends Refusal {}

export const usageError = (code: UsageCode, details?: Details) => new UsageError(code, details);

/** What the reader is told of anything thrown: a refusal as it is, all else in general words, with the cause in the log. */
export function asRefusal(problem: unknown): Refusal {
  if (problem instanceof Refusal) return problem;
  if (isDiskFull(problem)) return refusal('disk_full');
  if (problem instanceof QueryInterrupted)
    return refusal(problem.reason === 'closing' ? 'server_ending' : 'took_too_long');
  const request_id = Math.floor(Math.random() * 0xffffffff)
    .toString(16)
    .padStart(8, '0');
  logger.error({ request_id, err: problem }, 'failed');
  return refusal('internal', { request_id });
}
