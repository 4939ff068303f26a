import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Refusal, refusal } from '../errors.ts';
import { worded } from '../extracts/words.ts';
import { Home } from '../home.ts';
import { restore as restoreHome } from '../keeping/restore.ts';
import { keepingWords } from '../messages/keeping.ts';
import type { Command } from './command.ts';

/** Puts a backup in the place of a home that nobody has open. */
export const restore: Command = {
  name: 'restore',
  usage: 'restore DIR',
  flags: {},
  positionals: { least: 1, most: 1 },

  run() {
    throw refusal('home_served');
  },

  async runClosed(path, { positionals: [named = ''], folder }, speaker) {
    await refuseInUse(path);
    const { made_at, before } = await restoreHome(path, resolve(folder, named), new Date());
    speaker.say(`${worded(keepingWords.restored, { made_at }, speaker.locale)}\n`);
    if (before) speaker.say(`${worded(keepingWords.moved_aside, { before }, speaker.locale)}\n`);
    return 0;
  }
};

/** Whatever else keeps a home from opening is what a backup is for. */
async function refuseInUse(path: string): Promise<void> {
  // Opened, a home would be made where there is none.
  if (!existsSync(path)) return;
  try {
    await (await Home.open(path)).close();
  } catch (problem) {
    if (!(problem instanceof Refusal) || problem.code === 'home_in_use') throw problem;
  }
}
