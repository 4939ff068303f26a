import { rebuild as rebuildHome } from '../extracts/rebuild.ts';
import { worded } from '../extracts/words.ts';
import { Home } from '../home.ts';
import { setWarehouseAside } from '../keeping/aside.ts';
import { keepingWords } from '../messages/keeping.ts';
import { json, type Command, type Words, type Speaker, type ExitCode } from './command.ts';
import { progressTo } from './told-loads.ts';

/** Makes the warehouse anew from the archive; also one that is damaged, or gone. */
export const rebuild: Command = {
  name: 'rebuild',
  usage: 'rebuild [--json]',
  flags: { json: { type: 'boolean' } },
  positionals: { least: 0, most: 0 },
  needs_home: true,
  run,

  async repair(path, { code }, words, speaker) {
    const aside = code === 'warehouse_damaged' ? await setWarehouseAside(path, new Date()) : undefined;
    const home = await Home.open(path, 'rebuild');
    try {
      const exit = await run(home, words, speaker);
      if (aside && words.flags['json'] !== true)
        speaker.say(`${worded(keepingWords.set_aside, { file: aside }, speaker.locale)}\n`);
      return exit;
    } finally {
      await home.close();
    }
  }
};

async function run(home: Home, { flags }: Words, speaker: Speaker): Promise<ExitCode> {
  const deciding = { locale: speaker.locale, now: new Date() };
  const answer = await rebuildHome(home, deciding, progressTo(speaker));
  const loaded = answer.extracts.filter(({ status }) => status === 'loaded');
  const lines_loaded = loaded.reduce((sum, extract) => sum + extract.lines_loaded, 0);
  const told = worded(keepingWords.rebuilt, { extracts: loaded.length, lines_loaded }, speaker.locale);
  speaker.say(flags['json'] === true ? json(answer) : `${told}\n`);
  return 0;
}
