import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../server/config.ts';
import { pinnedVersions } from '../../server/schemes/cut-points.ts';
import { tierflowHere } from '../support/command-line.ts';
import { putExtracts } from '../support/order-lines.ts';
import { asking } from '../support/asking.ts';
import { serve, type Served } from '../support/served.ts';
import { temporaryHome } from '../support/temporary-home.ts';

let served: Served;
beforeAll(async () => {
  served = await serve('tests/golden-data/hard_retailer');
});
afterAll(() => served.close());

interface MapFile {
  scheme: string;
  assign: { map: { codes: { segments: Record<string, string[]> } } };
}

/** A copy of rfm_rf under another name, its map spelled out, with one change. */
function mine(change: (segments: Record<string, string[]>) => void = () => undefined): MapFile {
  const file = JSON.parse(readFileSync(join(projectRoot, 'data/schemes/rfm_rf.json'), 'utf8')) as MapFile;
  file.scheme = 'mine';
  change(file.assign.map.codes.segments);
  return file;
}
/** hibernating is [1-2][1-2]: codes 11, 12, 21 and 22. */
const overlap = (segments: Record<string, string[]>) =>
  segments['champions']?.push(segments['hibernating']?.[0] ?? '');
const gap = (segments: Record<string, string[]>) => void segments['hibernating']?.pop();

const stored = () => served.home.decisions.all('select scheme from schemes');

describe('a scheme over the command line', () => {
  it.each([
    ['overlap', 'check', overlap, /claims 4 of its 25 codes more than once: 11 12 21 22/],
    ['overlap', 'add', overlap, /claims 4 of its 25 codes more than once: 11 12 21 22/],
    ['gap', 'check', gap, /leaves 4 of its 25 codes without a segment: 11 12 21 22/],
    ['gap', 'add', gap, /leaves 4 of its 25 codes without a segment: 11 12 21 22/]
  ] as const)(
    'with an error (%s) is refused by %s, and nothing is stored',
    async (_, step, change, sentence) => {
      const path = join(served.folder, 'mine.json');
      await writeFile(path, JSON.stringify(mine(change)));
      const ran = await tierflowHere(served.home, 'scheme', step, path);
      expect(ran.exit).toBe(1);
      expect(ran.stderr).toMatch(sentence);
      expect(await stored()).toEqual([]);
      expect(served.home.schemes.find('mine')).toBeUndefined();
    }
  );
});

const write = (method: string, path: string, body?: object) =>
  fetch(`${served.address}${path}`, {
    method,
    headers: { 'x-tierflow': '1', 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) })
  });
const codeOf = async (response: Response) =>
  [response.status, ((await response.json()) as { error: { code: string } }).error.code] as const;

describe('a scheme over HTTP', () => {
  it('with an overlap or a gap, or under another name than the path says, is not stored', async () => {
    expect(await codeOf(await write('PUT', '/api/schemes/mine', mine(overlap)))).toEqual([
      400,
      'scheme_overlap'
    ]);
    expect(await codeOf(await write('PUT', '/api/schemes/mine', mine(gap)))).toEqual([400, 'scheme_gap']);
    expect(await codeOf(await write('PUT', '/api/schemes/yours', mine()))).toEqual([400, 'value_not_known']);
    expect(await codeOf(await write('PUT', '/api/schemes/mine', []))).toEqual([400, 'body_malformed']);
    expect(await stored()).toEqual([]);
  });

  it('cannot take the place of one that comes with Tierflow, and only an added one is removed', async () => {
    expect(await codeOf(await write('PUT', '/api/schemes/rfm_rf', { ...mine(), scheme: 'rfm_rf' }))).toEqual([
      409,
      'scheme_taken'
    ]);
    for (const name of ['rfm_rf', 'mine'])
      expect(await codeOf(await write('DELETE', `/api/schemes/${name}`))).toEqual([404, 'scheme_not_added']);
  });

  it('is added, asked about and taken away again', async () => {
    const added = await write('PUT', '/api/schemes/mine', mine());
    expect(added.status).toBe(200);
    expect(await added.json()).toMatchObject({ scheme: 'mine' });
    const sizes = async (scheme: string) => {
      const answer = await fetch(`${served.address}/api/segments?as_of=2026Q2&scheme=${scheme}`);
      return ((await answer.json()) as { rows: unknown }).rows;
    };
    expect(await sizes('mine')).toEqual(await sizes('rfm_rf'));
    expect(await (await write('DELETE', '/api/schemes/mine')).json()).toEqual({ removed: 'mine' });
    expect((await fetch(`${served.address}/api/segments?scheme=mine`)).status).toBe(400);
  });
});

describe('typed cut points', () => {
  const cuts = ['recency:180,91,76,29', 'frequency:2,3,4,5', 'monetary:5000,10000,20000,50000'];
  const flags = cuts.flatMap((each) => ['--cuts', each]);

  it('are pinned as they were typed, over the command line and over HTTP', async () => {
    const ran = await tierflowHere(served.home, 'refit', 'rfm_rf', ...flags, '--json');
    const typed = {
      recency: [180, 91, 76, 29],
      frequency: [2, 3, 4, 5],
      monetary: [5000, 10000, 20000, 50000]
    };
    expect(JSON.parse(ran.stdout)).toMatchObject({
      cut_points: { source: 'pinned', version: 1, ...typed }
    });
    const query = cuts.map((each) => `cuts=${each}`).join('&');
    const response = await write('POST', `/api/schemes/rfm_rf/refit?${query}`);
    expect(await response.json()).toMatchObject({ source: 'pinned', version: 2, ...typed });

    const rows = async (query: string) => {
      const answer = await fetch(`${served.address}/api/segments?as_of=2026Q1&scheme=rfm_rf&${query}`);
      return ((await answer.json()) as { rows: unknown }).rows;
    };
    expect(await rows('')).toEqual(await rows(`scoring=fixed&${query}`));
  });

  it('of one measure alone, or in the wrong order, are refused, and nothing is pinned', async () => {
    const before = await pinnedVersions(served.home, 'rfm_rf');
    const [recency = '', frequency = ''] = cuts;
    const missing = await tierflowHere(served.home, 'refit', 'rfm_rf', '--cuts', recency);
    expect([missing.exit, missing.stderr]).toEqual([1, expect.stringContaining('frequency are missing')]);
    const wrong = `cuts=recency:1,2,3,4&cuts=${frequency}&cuts=monetary:1,2,3,4`;
    expect(await codeOf(await write('POST', `/api/schemes/rfm_rf/refit?${wrong}`))).toEqual([
      400,
      'cuts_not_better'
    ]);
    expect(await pinnedVersions(served.home, 'rfm_rf')).toEqual(before);
  });
});

describe('a preset that cuts at quantiles', () => {
  let few: Served;
  /** Six customers: six recencies and amounts, but only two frequencies. */
  beforeAll(async () => {
    few = await serve(async (home) => {
      const customer = (number: number, day: string) => ({
        customer_id: `c${number}`,
        order_id: `${number}`,
        ordered_at: day,
        amount: 1000 * number
      });
      const days = ['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08', '2026-01-09', '2026-03-31'];
      const lines = days.map((day, at) => customer(at + 1, day));
      await putExtracts(home, [[...lines, { ...customer(6, '2026-03-30'), order_id: '7' }]]);
    });
  });
  afterAll(() => few.close());

  const asked = async (query: string, language = 'en') => {
    const path = `/api/segments?scheme=rfm_rf&${query}`;
    const response = await fetch(`${few.address}${path}`, { headers: { 'accept-language': language } });
    const { error } = (await response.json()) as { error?: { code: string; message: string; hint: string } };
    return { status: response.status, ...error };
  };

  it('refuses a measure with fewer than five different values, in both languages', async () => {
    const english = await asked('as_of=2026-03-31&scoring=preset:rfm_package');
    expect(english).toMatchObject({ status: 400, code: 'preset_too_few_values' });
    expect(english.message).toBe(
      'preset:rfm_package cuts at quantiles, and on 2026-03-31 frequency has 2 different values for 5 scores.'
    );
    const chinese = await asked('as_of=2026-03-31&scoring=preset:rfm_package', 'zh-CN');
    expect(chinese.message).toBe(
      'preset:rfm_package 按分位数切分，而 2026-03-31 的 frequency 只有 2 个不同取值，不足 5 个评分。'
    );
    expect(chinese.hint).toMatch(/scoring=pinned/);
  });

  it('tells a series without the dates it cannot score, and names them', async () => {
    const home = await temporaryHome();
    const days = ['2026-01-05', '2026-01-06', '2026-02-05', '2026-02-06', '2026-02-07', '2026-02-28'];
    const lines = days.map((ordered_at, at) => ({
      customer_id: `c${at}`,
      order_id: `${at}`,
      ordered_at,
      amount: 1000 * (at + 1)
    }));
    await putExtracts(home, [lines]);
    const texts = { grain: 'month', scoring: 'preset:seg_map' };
    const { rows, definition } = await asking(home)('segment-series', texts);
    // On 31 January two customers have two recencies; on 28 February six have six.
    expect(new Set(rows.map(({ snapshot_date }) => snapshot_date))).toEqual(new Set(['2026-02-28']));
    expect(rows.reduce((sum, { customers }) => sum + customers, 0)).toBe(6);
    expect(definition.not_told).toEqual([
      {
        snapshot_date: '2026-01-31',
        reason:
          'preset:seg_map cuts at quantiles, and on 2026-01-31 recency has 2 different values for 5 scores.'
      }
    ]);
    const all = asking(home)('segment-series', { ...texts, scoring: 'preset:rfm_package' });
    await expect(all).rejects.toMatchObject({ code: 'preset_too_few_values' });
    await home.close();
  });

  it('counts the values that a preset scores by: rows, not orders', async () => {
    const home = await temporaryHome();
    const days = ['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08', '2026-01-31'];
    // One order each, of one to five rows.
    const lines = days.flatMap((ordered_at, at) =>
      Array.from({ length: at + 1 }, () => ({
        customer_id: `c${at}`,
        order_id: `${at}`,
        ordered_at,
        amount: 1000
      }))
    );
    await putExtracts(home, [lines]);
    const texts = { as_of: '2026-01-31', scoring: 'preset:rfm_package' };
    const { rows } = await asking(home)('customers', { ...texts, sort: 'customer_id' });
    expect(rows.map(({ frequency_orders }) => frequency_orders)).toEqual([1, 2, 3, 4, 5]);
    await home.close();
  });

  it('does not mind a frequency that it cuts at places in a row, but a recency of four values', async () => {
    expect((await asked('as_of=2026-03-31&scoring=preset:seg_map')).status).toBe(200);
    const early = await asked('as_of=2026-01-08&scoring=preset:seg_map');
    expect(early.message).toBe(
      'preset:seg_map cuts at quantiles, and on 2026-01-08 recency has 4 different values for 5 scores.'
    );
  });

  it('is not asked for values where no score is read', async () => {
    const response = await fetch(
      `${few.address}/api/segments?as_of=2026-01-08&scoring=preset:seg_map&scheme=lifecycle`
    );
    expect(response.status).toBe(200);
  });
});
