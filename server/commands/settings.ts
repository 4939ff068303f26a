import { manyLines, publish } from '../build/publish.ts';
import { usageError } from '../errors.ts';
import type { Home } from '../home.ts';
import { readSetting, refuseFixed, settingsInForce, storeSettings, type Settings } from '../settings.ts';
import { json, type Command } from './command.ts';
import { textTable } from './table.ts';

/**
 * Changes a setting and builds the marts by it, in one turn of the write queue: of two changes at once the second
 * is checked against the first. The decision is stored last, when nothing but the commit can fail.
 */
export async function applySetting(home: Home, key: string, value: string, now: Date): Promise<Settings> {
  return home.warehouse.writing(async (session) => {
    const inForce = await settingsInForce(home);
    const change = readSetting(key, value, inForce);
    await refuseFixed(session, change);
    const settings = { ...inForce, ...change };
    await publish(home, session, now, { settings, aside_from: manyLines, only_decided: true });
    await storeSettings(home, change, now);
    return settings;
  });
}

export const settings: Command = {
  name: 'settings',
  usage: 'settings [KEY VALUE] [--json]',
  flags: { json: { type: 'boolean' } },
  positionals: { least: 0, most: 2 },

  async run(home, { flags, positionals: [key, value] }, speaker) {
    if (key !== undefined && value === undefined)
      throw usageError('words_missing', { command: `settings ${key}`, usage: settings.usage });
    const inForce =
      key === undefined || value === undefined
        ? await settingsInForce(home)
        : await applySetting(home, key, value, new Date());
    speaker.say(
      flags['json']
        ? json(inForce)
        : textTable(
            Object.entries(inForce).map(([setting, each]) => ({
              setting,
              value: each ?? (setting === 'currency' ? 'none' : 'all')
            }))
          )
    );
    return 0;
  }
};
