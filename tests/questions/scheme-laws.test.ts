import { beforeAll, describe, expect, it } from 'vitest';
import { refitScheme } from '../../server/commands/refit.ts';
import type { SegmentFlowAnswer } from '../../server/features/segment-flow/contract.ts';
import type { Home } from '../../server/home.ts';
import type { Texts } from '../../server/questions/ask.ts';
import { questionNamed } from '../../server/questions/questions.ts';
import { builtInSchemes, Schemes } from '../../server/schemes/schemes.ts';
import { asking, type Ask } from '../support/asking.ts';
import { putExtracts } from '../support/order-lines.ts';
import { Chance, randomExtracts } from '../support/random-history.ts';
import { schemeNames, scoredSchemes } from '../support/slow/schemes.ts';
import { sweep } from '../support/sweep.ts';
import { temporaryHome } from '../support/temporary-home.ts';

/** Laws that hold whatever the definitions say, on a history made at random. */
const now = new Date('2026-12-31T00:00:00Z');
const randomHome = async (seed: number): Promise<Home> => {
  const home = await temporaryHome();
  await putExtracts(home, randomExtracts(new Chance(seed), 60));
  return home;
};

let home: Home;
let ask: Ask;
beforeAll(async () => {
  home = await randomHome(11);
  ask = asking(home);
});

const everybody = { filter: ['first_region:East', 'first_region:West', 'first_region:'] };
const sum = (rows: readonly object[], column: string) =>
  rows.reduce((total, row) => total + Number((row as Record<string, unknown>)[column]), 0);
const asText = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();

const ways: Texts[] = [
  { as_of: '2026Q1' },
  { as_of: '2025-11-11', scoring: 'relative', returns: 'event' },
  { as_of: '2025Q3', lookback: 'all', returns: 'exclude', reference: '2026Q1' },
  { as_of: '2026Q1', scoring: 'preset:rfm_package' },
  { as_of: '2026-06', scoring: 'preset:seg_map' }
];

describe.each(ways)('the cube asked by %j', (way) => {
  it.each(['East', ''])(
    'filtered to region "%s" is the part of the cube with that region',
    async (region) => {
      const asked = { ...way, dimensions: 'first_region', lapsed: 'include' };
      const { rows: whole } = await ask('rfm-cube', asked);
      const { rows: part } = await ask('rfm-cube', { ...asked, filter: `first_region:${region}` });
      expect(part.length).toBeGreaterThan(0);
      expect(part).toEqual(whole.filter(({ first_region }) => (first_region ?? '') === region));
    }
  );

  it('adds up to the segments, in customers and in money', async () => {
    const { rows: cells } = await ask('rfm-cube', { ...way, lapsed: 'include' });
    for (const scheme of ['rfm_11', 'rfm_8', 'vip', 'loyalty']) {
      // Without scores there is nothing to fit to a day.
      const { reference, ...unscored } = way;
      const isScored = builtInSchemes.named(scheme).is_scored;
      const { rows } = await ask('segments', {
        ...unscored,
        ...(isScored && reference && { reference }),
        scheme
      });
      const sizes = rows.filter(({ customer_share }) => customer_share !== null);
      expect(sum(cells, 'customers'), scheme).toBe(sum(sizes, 'customers'));
      expect(sum(cells, 'net_amount'), scheme).toBe(sum(sizes, 'net_amount'));
    }
  });

  it('tells the segments of any scheme, if it is asked for them', async () => {
    for (const scheme of ['rfm_11', 'vip', 'loyalty', 'customer_status'] as const) {
      const { reference, ...unscored } = way;
      const isScored = builtInSchemes.named(scheme).is_scored;
      const asked = { ...unscored, ...(isScored && reference && { reference }), scheme };
      const { rows: cells } = await ask('rfm-cube', { ...asked, dimensions: 'segment', lapsed: 'include' });
      for (const size of (await ask('segments', asked)).rows) {
        // Who has no order yet has no place in the cube.
        if (size.customer_share === null) continue;
        const inside = cells.filter(({ segment }) => segment === size.segment);
        expect(sum(inside, 'customers'), `${scheme} ${size.segment}`).toBe(size.customers);
        expect(sum(inside, 'net_amount'), `${scheme} ${size.segment}`).toBe(size.net_amount);
        expect(sum(inside, 'recency_days') / size.customers || null).toBeCloseTo(size.avg_recency_days ?? 0);
      }
    }
  });

  it('adds up to each segment of a map of codes', async () => {
    const { rows: cells } = await ask('rfm-cube', { ...way, lapsed: 'include' });
    for (const scheme of ['rfm_11', 'rfm_rf'] as const) {
      const { map } = builtInSchemes.named(scheme);
      const codeOf = (cell: (typeof cells)[number]) =>
        map?.by.map((name) => cell[name as 'r_score']).join('');
      for (const { segment, customers } of (await ask('segments', { ...way, scheme })).rows) {
        const codes = map?.codes.filter((row) => row.segment === segment).map(({ code }) => code) ?? [];
        const inside = cells.filter((cell) =>
          segment === 'lapsed' ? cell.r_score === null : codes.includes(codeOf(cell) ?? '')
        );
        expect(sum(inside, 'customers'), `${scheme} ${segment}`).toBe(customers);
      }
    }
  });
});

const traced: ['segments' | 'rfm-cube' | 'segment-flow', Texts][] = [
  ['segments', { as_of: '2026Q1', scheme: 'rfm_8' }],
  ['segments', { as_of: '2025-11-11', scheme: 'loyalty', lookback: 'all' }],
  ['rfm-cube', { as_of: '2026Q1', dimensions: 'first_region', lapsed: 'include' }],
  ['rfm-cube', { as_of: '2025Q3', scoring: 'relative', returns: 'event' }],
  ['segment-flow', { from: '2025Q4', to: '2026Q1', scheme: 'pyramid' }],
  ['segment-flow', { from: '2025-07-31', to: '2026-02-11', scheme: 'customer_status' }]
];

describe.each(traced)('a cell of %s asked by %j', (of, texts) => {
  it('is the sum of the customers that trace tells', async () => {
    const { columns = [], measures = [] } = questionNamed(of).cells ?? {};
    const { rows } = await ask(of, texts);
    const chance = new Chance(rows.length);
    for (let times = 0; times < 12; times += 1) {
      const row = chance.of<object>(rows) as Record<string, unknown>;
      const measure = chance.of(measures);
      const cell = Object.fromEntries(
        columns.flatMap((name) => (name in row ? [[`cell.${name}`, String(row[name] ?? '')]] : []))
      );
      const told = await ask('trace', { ...texts, of, measure, ...cell, page_size: '1000' });
      expect(told.sum, `${measure} of ${JSON.stringify(cell)}`).toBe(row[measure]);
      expect(told.rows.length).toBe(told.count);
      expect(new Set(told.rows.map(({ customer_id }) => customer_id)).size).toBe(told.count);
      // Only who adds something is told.
      if (measure === 'customers') expect(told.count).toBe(row['customers']);
      if (told.sum !== null) expect(sum(told.rows, 'contribution')).toBe(told.sum);
    }
  });
});

describe.each([{}, { lookback: 'all', returns: 'event' }, { scheme: 'loyalty' }] as Texts[])(
  'the series of sizes asked by %j',
  (way) => {
    it('by a dimension adds up to the series of everybody, and to that of a filter', async () => {
      const { rows: parts } = await ask('segment-series', {
        ...way,
        grain: 'half',
        dimensions: 'first_region'
      });
      for (const filter of [undefined, 'first_region:East', 'first_region:']) {
        const { rows } = await ask('segment-series', { ...way, grain: 'half', ...(filter && { filter }) });
        for (const size of rows) {
          const inside = parts.filter(
            ({ period, segment, first_region }) =>
              period === size.period &&
              segment === size.segment &&
              (filter === undefined || `first_region:${first_region ?? ''}` === filter)
          );
          expect(sum(inside, 'customers'), `${size.period} ${size.segment}`).toBe(size.customers);
          expect(sum(inside, 'net_amount'), `${size.period} ${size.segment}`).toBe(size.net_amount);
        }
      }
    });
  }
);

describe('a stored snapshot', () => {
  // Everybody by name is asked on the fly: what is stored is stored without filters.
  it.each(['rfm_11', 'lifecycle'])('of %s is the one told on the fly', async (scheme) => {
    for (const as_of of ['2024Q2', '2025-02', '2025H1', '2026Q1', '2026-06-30']) {
      const asked = { as_of, scheme };
      const [stored, told] = [
        await ask('segments', asked),
        await ask('segments', { ...asked, ...everybody })
      ];
      expect(told.definition.sql).not.toBe(stored.definition.sql);
      expect(told.rows, as_of).toEqual(stored.rows);
    }
    const flow = { scheme, from: '2025Q4', to: '2026Q1' };
    const told = await ask('segment-flow', { ...flow, ...everybody });
    expect(asText(told.rows)).toEqual(asText((await ask('segment-flow', flow)).rows));
  });
});

describe('a filter that names everybody', () => {
  it.each(sweep(schemeNames, 2))('changes no segment of %s', async (scheme) => {
    const asked = { scheme, as_of: '2025-12-31' };
    const told = await ask('segments', { ...asked, ...everybody });
    expect(told.rows).toEqual((await ask('segments', asked)).rows);
  });
});

describe('a scheme of codes that does not name those who are not scored', () => {
  it('tells them, and numbers them, as the same scheme with their names does', async () => {
    const { file } = builtInSchemes.named('rfm_rf');
    const segments = file.segments.filter(({ tone }) => tone !== 'lapsed' && tone !== 'not_yet_customer');
    home.schemes = builtInSchemes.with([
      { name: 'mine', text: JSON.stringify({ ...file, scheme: 'mine', segments, bottom: ['hibernating'] }) }
    ]);
    // There are some who have bought nothing in so short a look-back.
    const short = { lookback: '30' };
    const told = async (scheme: string) => [
      await ask('segments', { scheme, as_of: '2026Q1', ...short }),
      await ask('segment-flow', { scheme, from: '2025Q3', to: '2026Q1', ...short }),
      await ask('segment-paths', { scheme, ...short })
    ];
    const named = await told('rfm_rf');
    const unnamed = await told('mine');
    const flows = named[1]?.rows as SegmentFlowAnswer['rows'];
    for (const unscored of ['lapsed', 'not_yet_customer'])
      expect(flows.map(({ from_segment }) => from_segment)).toContain(unscored);
    expect(unnamed.map(({ rows }) => asText(rows))).toEqual(named.map(({ rows }) => asText(rows)));
    const words = (scheme: string) =>
      home.schemes.named(scheme).segments.map(({ segment, label }) => [segment, label]);
    expect(words('mine')).toEqual(words('rfm_rf'));
    home.schemes = builtInSchemes;
  });
});

describe('those who bring the first so many per cent of the value', () => {
  /** value_tier, its shares asked in another way. */
  const tiersBy = (share: (percent: number) => object) => {
    const { file, rules } = builtInSchemes.named('value_tier');
    const percents: Record<string, number> = { A: 80, B: 95 };
    const asked = rules.map((rule) => {
      const percent = percents[rule.segment];
      return percent === undefined ? rule : { ...rule, when: share(percent) };
    });
    return JSON.stringify({ ...file, scheme: 'mine', assign: { rules: asked } });
  };
  const told = async (scheme: string) => [
    await ask('segments', { scheme, as_of: '2026Q1' }),
    await ask('segment-flow', { scheme, from: '2025Q3', to: '2026Q1' }),
    await ask('segment-paths', { scheme, lookback: '90' })
  ];
  const rowsOf = async (text: string) => {
    home.schemes = builtInSchemes.with([{ name: 'mine', text }]);
    const answers = await told('mine');
    home.schemes = builtInSchemes;
    return answers.map(({ rows }) => asText(rows));
  };

  it('are those by cuts who they are by what stands before each customer', async () => {
    const byCuts = (await told('value_tier')).map(({ rows }) => asText(rows));
    // "Not at least" is not asked by cuts: it reads value_shares, and flows read former_value_shares.
    const before = (percent: number) => ({
      not: { fact: 'value_before', at_least: { percent, of: 'value_total' } }
    });
    expect(await rowsOf(tiersBy(before))).toEqual(byCuts);
  });

  it('are all who have any, where a setting asks for more than there is', async () => {
    const below = (most: object | number) => (percent: number) => ({
      fact: 'value_before',
      below: { percent: percent === 95 ? most : percent, of: 'value_total' }
    });
    // lost_days, 180 as it comes, is no per cent.
    expect(await rowsOf(tiersBy(below({ setting: 'lost_days' })))).toEqual(await rowsOf(tiersBy(below(180))));
  });
});

/** The file of a scheme that gives its first two segments to each other's customers. */
function swapped(scheme: string): string {
  const { file, map, rules } = builtInSchemes.named(scheme);
  const [one = '', other = ''] = file.segments.map(({ segment }) => segment);
  const inPlaceOf = (segment: string) => (segment === one ? other : segment === other ? one : segment);
  const codes: Record<string, string[]> = {};
  for (const { code, segment } of map?.codes ?? []) (codes[inPlaceOf(segment)] ??= []).push(code);
  const assign = map
    ? { map: { by: map.by, codes: { segments: codes } } }
    : { rules: rules.map((rule) => ({ ...rule, segment: inPlaceOf(rule.segment) })) };
  return JSON.stringify({ ...file, assign });
}

describe('an old version', () => {
  let old: Home;
  let before: Map<string, object[]>;
  const version = async (scheme: string, number: number) =>
    (await asking(old)('segments', { scheme, version: String(number), as_of: '2025Q4' })).rows;

  beforeAll(async () => {
    old = await randomHome(23);
    before = new Map();
    for (const scheme of scoredSchemes) {
      await refitScheme(old, scheme, { reference: '2025Q4' }, now);
      before.set(scheme, await version(scheme, 1));
    }
  });

  it.each(scoredSchemes)('of %s answers the same after its file has changed', async (scheme) => {
    const others = builtInSchemes.all.filter(({ file }) => file.scheme !== scheme);
    const files = others.map(({ file }) => ({ name: file.scheme, text: JSON.stringify(file) }));
    old.schemes = Schemes.of([...files, { name: scheme, text: swapped(scheme) }]);
    const today = await asking(old)('segments', { scheme, as_of: '2025Q4', reference: '2025Q4' });
    expect(today.rows).not.toEqual(before.get(scheme));
    expect(await version(scheme, 1)).toEqual(before.get(scheme));
  });

  it('answers the same after more has been loaded, and other cut points were pinned', async () => {
    old.schemes = builtInSchemes;
    await putExtracts(old, [
      Array.from({ length: 30 }, (_, at) => ({
        customer_id: `later${at}`,
        order_id: `later${at}`,
        ordered_at: `2026-09-${String(1 + at).padStart(2, '0')}`,
        amount: 100_000 * (1 + at)
      }))
    ]);
    await refitScheme(old, 'rfm_11', { reference: '2026Q3' }, now);
    expect(await version('rfm_11', 2)).not.toEqual(before.get('rfm_11'));
    for (const scheme of scoredSchemes) expect(await version(scheme, 1), scheme).toEqual(before.get(scheme));
  });
});
