import { writeSync } from 'node:fs';
import { basename } from 'node:path';
import { loadExtract } from '../../server/extracts/load.ts';
import { Home } from '../../server/home.ts';

/** Loads files into a home and dies at its n-th step, without a last word: killed-load.ts HOME N FILE… */
const [path = '', step = '0', ...files] = process.argv.slice(2);
/** At once: what a process that is killed has in its buffers is lost. */
const say = (text: string) => writeSync(1, `${text}\n`);

const home = await Home.open(path);
say('begun');
let steps = 0;
for (const file of files) {
  const { extracts } = await loadExtract(home, [file], { now: new Date('2026-07-01') }, (progress) => {
    // Reading tells how far it is many times, more or fewer: none of them is a step of its own.
    if (progress.step === 'read') {
      say(`step ${basename(file)} read`);
      return;
    }
    steps += 1;
    say(`step ${basename(file)} ${progress.step}`);
    if (steps === Number(step)) process.kill(process.pid, 'SIGKILL');
  });
  say(`loaded ${extracts.map(({ extract_id }) => extract_id).join(' ')}`);
}
await home.close();
