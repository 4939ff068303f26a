import type { Locale } from '../../server/schemes/contract.ts';
import { preferences } from '../preferences.svelte.ts';
import { customerProfileWords as en } from './en-profile.ts';
import { customerProfileWords as zh } from './zh-CN-profile.ts';

export type ProfileWords = typeof en;

const words: Record<Locale, ProfileWords> = { en, 'zh-CN': zh };

/** The words of a customer's page: loaded with it, and not before every other one. */
export function profile(): ProfileWords {
  return words[preferences.locale];
}
