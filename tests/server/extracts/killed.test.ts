import { afterAll, beforeAll, expect, it } from 'vitest';
import { KilledLoads } from '../../support/killed-loads.ts';

/** Every step of one load, and a start after each: a process is started twice for each of them. */
/** Some fifteen processes, one after another. */
const patience = 300_000;

let loads: KilledLoads;
beforeAll(async () => {
  loads = await KilledLoads.of(12, 300, 11);
});
afterAll(() => loads.remove());

it(
  'a load that is killed at any of its steps leaves the state before it or after it',
  async () => {
    const committed: string[] = [];
    const reached: string[] = [];
    for (let step = 1; step <= loads.files.length; step += 1) {
      const file = loads.files[step - 1] ?? '';
      const { acknowledged, steps, signal } = await loads.load([file], { step });
      const { loaded, faults } = await loads.found();
      expect(faults, `killed at ${steps.at(-1)}`).toEqual([]);
      expect(loaded).toEqual(expect.arrayContaining(committed));
      expect(loaded.length - committed.length).toBeOneOf([0, 1]);
      committed.splice(0, Infinity, ...loaded);
      if (signal === null) {
        // It went to its end: there is no further step to die at.
        expect(loaded).toEqual(expect.arrayContaining(acknowledged));
        break;
      }
      expect(signal).toBe('SIGKILL');
      expect(acknowledged).toEqual([]);
      reached.push(
        steps
          .filter((each) => !each.endsWith('read'))
          .at(-1)
          ?.split(' ')[1] ?? ''
      );
    }
    expect(reached).toEqual(['archive', 'load', 'reconcile', 'build', 'commit', 'keep']);
  },
  patience
);

it(
  'a load that is killed before what it has committed is seen leaves the state before it, and is loaded when it comes again',
  async () => {
    const file = loads.files[10] ?? '';
    const before = await loads.found();
    const { steps } = await loads.load([file], { unseen_from: 0, step: 5 });
    expect(steps.at(-1)).toContain('settle');
    expect(await loads.found()).toEqual(before);
    const late = await loads.load([file], { unseen_from: 0, step: 45 });
    expect(late.steps.at(-1)).toContain('settle');
    expect(await loads.found()).toEqual(before);
    const { acknowledged } = await loads.load([file], { unseen_from: 0 });
    expect(await loads.found()).toEqual({ loaded: [...before.loaded, ...acknowledged], faults: [] });
    expect(acknowledged).toHaveLength(1);
  },
  patience
);

it(
  'what was killed is loaded once when it is loaded again',
  async () => {
    const [first = '', ...rest] = loads.files.slice(0, 3);
    await loads.load([first, ...rest], {});
    const again = await loads.load([first, ...rest], {});
    const { loaded, faults } = await loads.found();
    expect(faults).toEqual([]);
    expect(new Set(loaded).size).toBe(loaded.length);
    expect(loaded).toEqual(expect.arrayContaining(again.acknowledged));
  },
  patience
);
