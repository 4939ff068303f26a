import { writeSync } from 'node:fs';
import { basename } from 'node:path';
import { Session } from '../../server/db/session.ts';
import { loadExtract } from '../../server/extracts/load.ts';
import { Home } from '../../server/home.ts';

/**
 * Loads files into a home and dies at its n-th step, without a last word: killed-load.ts HOME N UNSEEN_FROM FILE…
 * What is committed on the way is a step, too.
 */
const [path = '', step = '0', unseen_from = '', ...files] = process.argv.slice(2);
/** At once: what a process that is killed has in its buffers is lost. */
const say = (text: string) => writeSync(1, `${text}\n`);

const home = await Home.open(path);
say('begun');
let steps = 0;
let file = '';
const reach = (what: string) => {
  steps += 1;
  say(`step ${basename(file)} ${what}`);
  if (steps === Number(step)) process.kill(process.pid, 'SIGKILL');
};
const { settle } = Session.prototype;
Session.prototype.settle = async function () {
  await settle.call(this);
  reach('settle');
};
const options = {
  now: new Date('2026-07-01'),
  ...(unseen_from !== '' && { unseen_from: Number(unseen_from) })
};
for (file of files) {
  const { extracts } = await loadExtract(home, [file], options, (progress) => {
    // Reading tells how far it is many times, more or fewer: none of them is a step of its own.
    if (progress.step === 'read') say(`step ${basename(file)} read`);
    else reach(progress.step);
  });
  say(`loaded ${extracts.map(({ extract_id }) => extract_id).join(' ')}`);
}
await home.close();
