import { messages, type MessageCode } from './messages/messages.ts';
import type { Locale } from './schemes/contract.ts';

type Details = Record<string, string | number>;

/** Something that was asked for and cannot be done. The reader gets its words in their language, a program the code. */
export class Refusal extends Error {
  readonly code: MessageCode;
  readonly details: Details;

  constructor(code: MessageCode, details: Details = {}) {
    super(wordsOf(code, details, 'en').message);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return messages[this.code].status;
  }

  /** What the command line and HTTP answer with. */
  told(locale: Locale): { code: MessageCode; message: string; hint: string } {
    return { code: this.code, ...wordsOf(this.code, this.details, locale) };
  }
}

export const refusal = (code: MessageCode, details?: Details) => new Refusal(code, details);

function wordsOf(code: MessageCode, details: Details, locale: Locale) {
  const { message, hint } = messages[code].words[locale];
  const filled = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole));
  return { message: filled(message), hint: filled(hint) };
}
