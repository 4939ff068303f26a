import type { Locale } from '../../server/schemes/contract.ts';
import { preferences } from '../preferences.svelte.ts';
import type { Widened } from './dictionary.ts';
import { validityWords as en } from './en-validity.ts';
import { validityWords as zh } from './zh-CN-validity.ts';

export type ValidityWords = Widened<typeof en>;

const words: Record<Locale, ValidityWords> = { en, 'zh-CN': zh };

/** The words of the review: loaded with its page, and not before every other one. */
export function validityWords(): ValidityWords {
  return words[preferences.locale];
}
