import type { Locale, Words } from '../../server/schemes/contract.ts';
import { preferences } from '../preferences.svelte.ts';
import type { Dictionary } from './dictionary.ts';
import { en } from './en.ts';
import { zh } from './zh-CN.ts';

const dictionaries: Record<Locale, Dictionary> = { en, 'zh-CN': zh };

/** The words of the reader's language: t().flow.title('2026Q2', '2026Q3'). */
export function t(): Dictionary {
  return dictionaries[preferences.locale];
}

/** Sentences one after the other: Chinese ones stand without a space. What is false or missing is left out. */
export function together(...sentences: readonly (string | false | null | undefined)[]): string {
  return sentences.filter(Boolean).join(preferences.locale === 'en' ? ' ' : '');
}

/** A label that the server gives in both languages. */
export function say(words: Words): string {
  return words[preferences.locale];
}
