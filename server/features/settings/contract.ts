import type { Answer } from '../../answer.ts';

/** GET /api/settings: what is in force, one row for each key. */
export interface SettingInForce {
  key: string;
  /** a number, a word, a list; null = all or none, as the setting says */
  value: unknown;
  /** what it is until somebody changes it */
  initial: unknown;
}

export type SettingsAnswer = Answer<object, SettingInForce>;
