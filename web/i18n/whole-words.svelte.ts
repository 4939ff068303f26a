import type { Locale } from '../../server/schemes/contract.ts';
import { preferences } from '../preferences.svelte.ts';
import { wholeWords as en } from './en-whole.ts';
import { wholeWords as zh } from './zh-CN-whole.ts';

export type WholeWords = typeof en;

const words: Record<Locale, WholeWords> = { en, 'zh-CN': zh };

/** The words of the pages that tell of more than orders: loaded with these pages, and not before every other one. */
export function whole(): WholeWords {
  return words[preferences.locale];
}
