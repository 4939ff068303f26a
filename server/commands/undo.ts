import { undoExtract } from '../extracts/undo.ts';
import type { Command } from './command.ts';
import { progressTo, toldLoads } from './told-loads.ts';

/** Takes an extract out again, as if it had never been loaded. */
export const undo: Command = {
  name: 'undo',
  usage: 'undo EXTRACT_ID [--json]',
  flags: { json: { type: 'boolean' } },
  positionals: { least: 1, most: 1 },
  needs_home: true,

  async run(home, { flags, positionals }, speaker) {
    const [extract_id = ''] = positionals;
    const deciding = { locale: speaker.locale, now: new Date() };
    const answer = await undoExtract(home, extract_id, deciding, progressTo(speaker));
    return toldLoads(answer, flags['json'] === true, speaker);
  }
};
