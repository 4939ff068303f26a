import type { Locale } from '../../server/schemes/contract.ts';
import { preferences } from '../preferences.svelte.ts';
import { tourWords as en } from './en-tour.ts';
import { tourWords as zh } from './zh-CN-tour.ts';

export type TourWords = typeof en;

const words: Record<Locale, TourWords> = { en, 'zh-CN': zh };

/** The words of the tour: loaded with it, where the demo stands in for somebody's data. */
export function tour(): TourWords {
  return words[preferences.locale];
}
