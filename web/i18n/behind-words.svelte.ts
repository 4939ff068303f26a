import type { Locale } from '../../server/schemes/contract.ts';
import { preferences } from '../preferences.svelte.ts';
import type { Widened } from './dictionary.ts';
import { behindWords as en } from './en-behind.ts';
import { behindWords as zh } from './zh-CN-behind.ts';

export type BehindWords = Widened<typeof en>;

const words: Record<Locale, BehindWords> = { en, 'zh-CN': zh };

/** The words of what stands behind a number: loaded with the pages that tell it, and not before every other one. */
export function behindWords(): BehindWords {
  return words[preferences.locale];
}
