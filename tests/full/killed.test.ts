import { afterAll, beforeAll, expect, it } from 'vitest';
import { Chance } from '../support/random-history.ts';
import { KilledLoads } from '../support/killed-loads.ts';

const kills = 50;

let loads: KilledLoads;
beforeAll(async () => {
  loads = await KilledLoads.of(400, 2000, 12);
});
afterAll(() => loads.remove());

it(
  `loses nothing that was acknowledged, and keeps nothing half, in ${kills} kills at random moments`,
  async () => {
    const chance = new Chance(13);
    const acknowledged = new Set<string>();
    const at: Record<string, number> = {};
    // How long two loads take here and now: a kill comes somewhere in them.
    const begun = performance.now();
    const whole = await loads.load(loads.files.slice(0, 2), {});
    const longest_ms = performance.now() - begun;
    for (const id of whole.acknowledged) acknowledged.add(id);
    let next = 2;
    for (let kill = 0; kill < kills; kill += 1) {
      const died = await loads.load(loads.files.slice(next, next + 6), {
        after_ms: chance.next() * longest_ms,
        // Every other one commits on its way what nobody sees yet.
        ...(kill % 2 === 1 && { unseen_from: 0 })
      });
      for (const id of died.acknowledged) acknowledged.add(id);
      const { loaded, faults } = await loads.found();
      expect(faults, `kill ${kill}, after ${died.steps.at(-1)}`).toEqual([]);
      expect([...acknowledged].filter((id) => !loaded.includes(id))).toEqual([]);
      // The file it died in is the first of the next process: it is loaded once, whether it was committed or not.
      next += died.acknowledged.length;
      const step = died.signal === null ? 'done' : (died.steps.at(-1)?.split(' ')[1] ?? 'opening');
      at[step] = (at[step] ?? 0) + 1;
    }
    console.log(`killed at: ${JSON.stringify(at)}; acknowledged: ${acknowledged.size}`);
    const { loaded } = await loads.found();
    expect(new Set(loaded).size).toBe(loaded.length);
    expect(Object.keys(at).length).toBeGreaterThan(3);
  },
  30 * 60_000
);
