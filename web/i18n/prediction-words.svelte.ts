import type { Locale } from '../../server/schemes/contract.ts';
import { preferences } from '../preferences.svelte.ts';
import { predictionWords as en } from './en-prediction.ts';
import { predictionWords as zh } from './zh-CN-prediction.ts';

export type PredictionWords = typeof en;

const words: Record<Locale, PredictionWords> = { en, 'zh-CN': zh };

/** The words of what is foretold, and of how well it was: loaded with these pages, and not before every other one. */
export function foretold(): PredictionWords {
  return words[preferences.locale];
}
