import { acceptExtract } from '../extracts/accept.ts';
import type { Command } from './command.ts';
import { progressTo, toldLoads } from './told-loads.ts';

/** Loads an extract that is held, without the lines that cannot be used. */
export const accept: Command = {
  name: 'accept',
  usage: 'accept EXTRACT_ID [--json]',
  flags: { json: { type: 'boolean' } },
  positionals: { least: 1, most: 1 },
  needs_home: true,

  async run(home, { flags, positionals }, speaker) {
    const [extract_id = ''] = positionals;
    const deciding = { locale: speaker.locale, now: new Date() };
    const answer = await acceptExtract(home, extract_id, deciding, progressTo(speaker));
    return toldLoads(answer, flags['json'] === true, speaker);
  }
};
