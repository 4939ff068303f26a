import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Home } from '../../server/home.ts';
import { KeptAnswers } from '../../server/http/kept-answers.ts';
import { addScheme, removeScheme } from '../../server/commands/scheme.ts';
import { applySetting } from '../../server/commands/settings.ts';
import { projectRoot } from '../../server/config.ts';
import { markEvent, removeEvent } from '../../server/events/events.ts';
import { decideIdentity } from '../../server/identity/decide.ts';
import { ask } from '../../server/questions/ask.ts';
import { at, putExtracts } from '../support/order-lines.ts';
import { temporaryHome } from '../support/temporary-home.ts';

const twoQuarters = [
  { customer_id: 'c1', order_id: '1', ordered_at: '2025-11-30', amount: 700 },
  { customer_id: 'c1', order_id: '2', ordered_at: '2026-03-30', amount: 700 }
];

let home: Home;
let answers: KeptAnswers;
beforeAll(async () => {
  home = await temporaryHome();
  await putExtracts(home, [twoQuarters]);
  answers = new KeptAnswers(home);
});

const rfm = async () => readFile(join(projectRoot, 'data/schemes/rfm_rf.json'), 'utf8');
const staying = () => new AbortController().signal;
const kpis = (signal = staying()) => answers.ask('kpis', { period: '2026Q1' }, 'en', signal);

describe('an answer', () => {
  it('is that of the question, written and packed', async () => {
    const { json, brotli } = await kpis();
    expect(JSON.parse(json.toString())).toEqual(await ask(home, 'kpis', { period: '2026Q1' }));
    expect(brotli && brotliDecompressSync(brotli)).toEqual(json);
  });

  it('is worked out once for all who ask while it stands', async () => {
    const [one, other] = await Promise.all([kpis(), kpis()]);
    expect(other).toBe(one);
    expect(await kpis()).toBe(one);
  });

  it('is another one in another language, and to another question', async () => {
    const one = await kpis();
    expect(await answers.ask('kpis', { period: '2026Q1' }, 'zh-CN', staying())).not.toBe(one);
    expect((await answers.ask('kpis', { period: '2025Q4' }, 'en', staying())).etag).not.toBe(one.etag);
  });

  it('is worked out anew once more is loaded, and once something is decided', async () => {
    const one = await kpis();
    await putExtracts(home, [[{ customer_id: 'c2', order_id: '3', ordered_at: '2026-03-31', amount: 900 }]]);
    const other = await kpis();
    expect(other.etag).not.toBe(one.etag);

    await applySetting(home, 'dormant_days', '30', at);
    expect(await kpis()).not.toBe(other);
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      'an event is marked',
      () => markEvent(home, { name: 'Sale', happened_on: '2026-03-01', campaign: null }, at)
    ],
    ['the mark is taken away', () => removeEvent(home, 1, at)],
    [
      'a scheme is added',
      async () => addScheme(home, 'mine', (await rfm()).replaceAll('"rfm_rf"', '"mine"'), at)
    ],
    ['it is taken away', () => removeScheme(home, 'mine', at)],
    [
      'two ids are one',
      () => decideIdentity(home, { customer_id: 'c1', other_id: 'c2', decision: 'same' }, at)
    ]
  ])('is worked out anew once %s', async (_, decided) => {
    const one = await kpis();
    await decided();
    expect(await kpis()).not.toBe(one);
  });

  it('is not kept where it failed', async () => {
    const asked = () => answers.ask('kpis', { period: 'soon' }, 'en', staying());
    await expect(asked()).rejects.toThrow();
    await expect(asked()).rejects.toThrow();
  });

  it('is stopped when all who wait have left, and only then', async () => {
    const [leaving, patient] = [new AbortController(), new AbortController()];
    const asked = (signal: AbortSignal) => answers.ask('churn', { as_of: '2026Q1' }, 'en', signal);
    const [left, waited] = [asked(leaving.signal), asked(patient.signal)];
    leaving.abort();
    const { json } = await waited;
    expect(json.length).toBeGreaterThan(0);
    await left;

    const alone = new AbortController();
    const stopped = answers.ask('churn', { as_of: '2025Q4' }, 'en', alone.signal);
    alone.abort();
    await expect(stopped).rejects.toThrow('left');
    // Whoever asks it next is answered.
    await expect(answers.ask('churn', { as_of: '2026-03-31' }, 'en', staying())).resolves.toBeDefined();
  });
});

describe('a dear answer', () => {
  let own: Home;
  beforeEach(async () => {
    own = await temporaryHome();
    await putExtracts(own, [twoQuarters]);
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await own.close();
  });

  const change = () => own.warehouse.writing(async () => undefined);
  /** Each answer reads the warehouse once. */
  const readings = () => vi.spyOn(own.warehouse, 'reading');
  const asking = (dear: KeptAnswers) => (period: string) => dear.ask('kpis', { period }, 'en', staying());

  it('is told anew once the data has changed, before anybody asks', async () => {
    const quarters = ['2025Q4', '2026Q1'];
    const dear = new KeptAnswers(own, { dearFromMs: 0 });
    const before = await Promise.all(quarters.map(asking(dear)));
    const told = readings();
    await change();
    await dear.renewed;
    expect(told).toHaveBeenCalledTimes(quarters.length);

    const after = await Promise.all(quarters.map(asking(dear)));
    expect(told).toHaveBeenCalledTimes(quarters.length);
    for (const [at, answer] of after.entries()) expect(answer).not.toBe(before[at]);
  });

  it('is that of what was loaded, and of what was decided', async () => {
    const dear = new KeptAnswers(own, { dearFromMs: 0 });
    const asked = asking(dear);
    const before = await asked('2026Q1');
    const told = readings();
    await putExtracts(own, [[{ customer_id: 'c2', order_id: '3', ordered_at: '2026-03-31', amount: 900 }]]);
    await dear.renewed;
    const times = told.mock.calls.length;
    const after = await asked('2026Q1');
    expect(told).toHaveBeenCalledTimes(times);
    expect(after.etag).not.toBe(before.etag);
    expect(JSON.parse(after.json.toString())).toEqual(await ask(own, 'kpis', { period: '2026Q1' }));

    await markEvent(own, { name: 'Sale', happened_on: '2026-03-01', campaign: null }, at);
    await dear.renewed;
    const marked = told.mock.calls.length;
    expect(await asked('2026Q1')).not.toBe(after);
    expect(told).toHaveBeenCalledTimes(marked);
  });

  it('is given up once it was told anew seven times and nobody asked', async () => {
    const dear = new KeptAnswers(own, { dearFromMs: 0 });
    await asking(dear)('2026Q1');
    const told = readings();
    const changed = async (times: number) => {
      for (let time = 0; time < times; time += 1) {
        await change();
        await dear.renewed;
      }
    };
    await changed(3);
    await asking(dear)('2026Q1');
    await changed(8);
    expect(told).toHaveBeenCalledTimes(3 + 7);
  });

  it('waits while more is to be written', async () => {
    const dear = new KeptAnswers(own, { dearFromMs: 0 });
    await asking(dear)('2026Q1');
    const told = readings();
    await Promise.all([change(), change(), change()]);
    await dear.renewed;
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('is told by the schemes that are there once one was added', async () => {
    const dear = new KeptAnswers(own, { dearFromMs: 0 });
    await asking(dear)('2026Q1');
    await addScheme(own, 'mine', (await rfm()).replaceAll('"rfm_rf"', '"mine"'), at);
    await dear.renewed;
    const told = readings();
    await asking(dear)('2026Q1');
    expect(told).not.toHaveBeenCalled();
  });

  it('is one of the twenty that were asked last', async () => {
    const days = Array.from({ length: 21 }, (_, place) => `2026-03-${String(place + 1).padStart(2, '0')}`);
    const dear = new KeptAnswers(own, { dearFromMs: 0 });
    const asked = (as_of: string) => dear.ask('churn', { as_of }, 'en', staying());
    for (const day of days) await asked(day);
    const told = readings();
    await change();
    await dear.renewed;
    expect(told).toHaveBeenCalledTimes(20);
    // All but the one that was asked first.
    for (const day of days.slice(1)) await asked(day);
    expect(told).toHaveBeenCalledTimes(20);
    await asked('2026-03-01');
    expect(told).toHaveBeenCalledTimes(21);
  });

  it('takes no room of what was asked after it', async () => {
    const days = Array.from({ length: 12 }, (_, place) => `2026-03-${String(place + 10)}`);
    const asking = (dear: KeptAnswers) => (as_of: string) => dear.ask('churn', { as_of }, 'en', staying());
    const bytes = await Promise.all(days.map(asking(new KeptAnswers(own))));
    const most = Math.max(...bytes.map(({ json, brotli }) => json.length + (brotli?.length ?? 0)));
    // Each is as large as one may be, or nearly: there is room for eight.
    const dear = new KeptAnswers(own, { dearFromMs: 0, mostBytes: 8 * most });
    for (const day of days) await asking(dear)(day);
    await change();
    await dear.renewed;
    const told = readings();
    await asking(dear)(days.at(-1) ?? '');
    expect(told).not.toHaveBeenCalled();
  });

  it('is one that took its time: what is told at once is not told before it is asked', async () => {
    const dear = new KeptAnswers(own, { dearFromMs: 60_000 });
    await asking(dear)('2026Q1');
    const told = readings();
    await change();
    await dear.renewed;
    expect(told).not.toHaveBeenCalled();
  });
});
