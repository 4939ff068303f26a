import { publish } from '../build/publish.ts';
import type { Home } from '../home.ts';
import { changeSetting, readSetting, settingsInForce, type Settings } from '../settings.ts';
import { usageError } from '../cli/usage-error.ts';
import { json, type Command } from './command.ts';
import { textTable } from './table.ts';

/** Changes a setting and builds the marts by it. Throws a refusal before anything is changed. */
export async function applySetting(home: Home, key: string, value: string, now: Date): Promise<Settings> {
  const change = readSetting(key, value, await settingsInForce(home));
  await changeSetting(home, change, now);
  await home.warehouse.writing((session) => publish(home, session, now));
  return settingsInForce(home);
}

export const settings: Command = {
  name: 'settings',
  usage: 'settings [KEY VALUE] [--json]',
  flags: { json: { type: 'boolean' } },
  positionals: { least: 0, most: 2 },

  async run(home, { flags, positionals: [key, value] }, speaker) {
    if (key !== undefined && value === undefined) throw usageError(`settings ${key} needs a value.`);
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
              value: each === null ? 'all' : each
            }))
          )
    );
    return 0;
  }
};
