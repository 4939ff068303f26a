import { resolve } from 'node:path';
import { worded } from '../extracts/words.ts';
import { backup as backUp } from '../keeping/backup.ts';
import { keepingWords } from '../messages/keeping.ts';
import type { Command } from './command.ts';

/** Copies the home into a folder, as of one moment. */
export const backup: Command = {
  name: 'backup',
  usage: 'backup DIR',
  flags: {},
  positionals: { least: 1, most: 1 },
  needs_home: true,

  async run(home, { positionals: [named = ''], folder }, speaker) {
    const place = resolve(folder, named);
    const { files } = await backUp(home, place, new Date());
    const megabytes = Math.ceil(files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6);
    const told = worded(
      keepingWords.backed_up,
      { files: files.length, megabytes, folder: place },
      speaker.locale
    );
    speaker.say(`${told}\n`);
    return 0;
  }
};
