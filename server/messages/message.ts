import type { Locale } from '../schemes/contract.ts';

/** What a reader is told: what is the matter, and what to do next. {words} in braces are filled in. */
export interface Message {
  /** HTTP status; on the command line everything but a wrong usage exits with 1 */
  status: 400 | 404 | 409 | 413 | 415 | 422 | 500 | 503 | 507;
  words: Record<Locale, { message: string; hint: string }>;
}
