import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { refusal } from '../errors.ts';
import { loadExtract } from '../extracts/load.ts';
import { startReaderAhead } from '../extracts/reader.ts';
import type { Command, Words } from './command.ts';
import { progressTo, toldLoads } from './told-loads.ts';

const flags = {
  as: { type: 'string' },
  profile: { type: 'string' },
  map: { type: 'string' },
  'covers-from': { type: 'string' },
  'covers-through': { type: 'string' },
  'time-zone': { type: 'string' },
  restate: { type: 'string' },
  'accept-rejects': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' }
} as const;

/** One call = one extract: archived, read, reconciled, loaded, built. */
export const load: Command = {
  name: 'load',
  usage:
    'load FILE… [--as KIND] [--profile NAME] [--map FILE.json] [--covers-from D] [--covers-through D] [--time-zone Z] ' +
    '[--restate order|period|append] [--accept-rejects] [--dry-run] [--json]',
  flags,
  positionals: { least: 1, most: Infinity },

  ahead: startReaderAhead,

  async run(home, { flags, positionals, folder }, speaker) {
    const text = (name: keyof typeof flags) => stringFlag(flags, name);
    const map = text('map');
    const answer = await loadExtract(
      home,
      positionals.map((file) => resolve(folder, file)),
      {
        kind: text('as'),
        profile: text('profile'),
        map: map === undefined ? undefined : await mapping(resolve(folder, map)),
        covers_from: text('covers-from'),
        covers_through: text('covers-through'),
        time_zone: text('time-zone'),
        restate: text('restate'),
        accept_rejects: flags['accept-rejects'] === true,
        dry_run: flags['dry-run'] === true,
        locale: speaker.locale
      },
      progressTo(speaker)
    );
    return toldLoads(answer, flags['json'] === true, speaker);
  }
};

function stringFlag(flags: Words['flags'], name: string): string | undefined {
  const value = flags[name];
  return typeof value === 'string' ? value : undefined;
}

async function mapping(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    throw refusal('file_missing', { file: path });
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw refusal('map_no_json', { file: path });
  }
}
