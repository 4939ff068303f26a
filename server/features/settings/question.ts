import { question } from '../../questions/question.ts';
import { initialSettings } from '../../settings.ts';
import type { SettingInForce, SettingsAnswer } from './contract.ts';

export const settings = question({
  name: 'settings',
  purpose: 'The settings in force, and what each was to begin with.',
  parameters: {},
  needs_no_data: true,

  answer({ published, settings }): Promise<SettingsAnswer> {
    const initial: Record<string, unknown> = initialSettings;
    const rows = Object.entries(settings).map(([key, value]): SettingInForce => ({
      key,
      value,
      initial: initial[key]
    }));
    const { data_version, data_through } = published;
    return Promise.resolve({ data_version, data_through, definition: {}, rows });
  }
});
