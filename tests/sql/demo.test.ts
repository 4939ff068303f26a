import { beforeAll, expect, it } from 'vitest';
import type { Home } from '../../server/home.ts';
import { runChecks } from '../support/checks.ts';
import { demo } from '../support/served.ts';
import { temporaryHome } from '../support/temporary-home.ts';

let home: Home;
beforeAll(async () => {
  home = await temporaryHome();
  await demo(home);
});

it('holds every law on the demo retailer', async () => {
  expect(await runChecks(home)).toEqual([]);
});
