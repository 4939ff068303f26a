import { beforeAll, describe, expect, it } from 'vitest';
import type { Home } from '../../server/home.ts';
import type { Texts } from '../../server/questions/ask.ts';
import { questionNamed } from '../../server/questions/questions.ts';
import { asking } from '../support/asking.ts';
import { opened } from '../support/opening.ts';
import { putExtracts } from '../support/order-lines.ts';
import { Chance, randomExtracts } from '../support/random-history.ts';
import { temporaryHome } from '../support/temporary-home.ts';

/** Cells of each question; every one would take minutes. */
const most = 25;

let home: Home;
beforeAll(async () => {
  home = await temporaryHome();
  await putExtracts(home, randomExtracts(new Chance(5), 60));
});

type Name = 'segments' | 'segment-series' | 'segment-flow' | 'segment-paths' | 'flow-health';
const at = ['2025Q3', '2025Q4', '2026Q1', '2026Q2'];

const asked: [Name, Texts][] = [
  ['segments', { as_of: '2026-02-11', lookback: 'all' }],
  ['segments', { as_of: '2026Q1', scheme: 'lifecycle', filter: 'first_region:East' }],
  ['segment-series', { grain: 'half', scheme: 'lifecycle' }],
  ['segment-flow', { from: '2025Q4', to: '2026Q1', scheme: 'lifecycle' }],
  ['segment-flow', { from: '2025-07-31', to: '2026-02-11', scoring: 'relative' }],
  ['segment-flow', { at, scheme: 'lifecycle', filter: ['first_region:East', 'first_region:'] }],
  ['segment-paths', { at, scheme: 'lifecycle', from_segment: 'active' }],
  ['flow-health', { from: '2025Q4', to: '2026Q1', scheme: 'lifecycle' }],
  ['flow-health', { from: '2025-07-31', to: '2026-02-11', scoring: 'relative', returns: 'event' }]
];

describe.each(asked)('%s asked by %j', (name, texts) => {
  it('opens down to customers who add up to the number, each once', async () => {
    const { rows } = await asking(home)(name, texts);
    const { columns = [], measures = [] } = questionNamed(name).cells ?? {};
    let cells = 0;
    // Every cell of thousands would take minutes: some, spread over all of them, and never the same column only.
    const places = rows.flatMap((_, row) => measures.map((measure) => ({ row, measure })));
    const apart = Math.max(1, Math.floor(places.length / most));
    for (let place = 0; place < places.length; place += apart % measures.length === 0 ? apart + 1 : apart) {
      const { row: number = 0, measure = '' } = places[place] ?? {};
      const row = rows[number] as unknown as Record<string, string | number | null>;
      const wanted = row[measure];
      if (wanted === null || wanted === undefined) continue;
      const values = Object.fromEntries(
        // Columns that were not asked for, and values that are none, name nothing.
        columns.flatMap((column) => ((row[column] ?? null) === null ? [] : [[column, String(row[column])]]))
      );
      const { sum, customers, distinct } = await opened(home, name, texts, { values, measure });
      expect(sum, `${measure} of ${JSON.stringify(values)}`).toBe(wanted);
      expect(distinct).toBe(Math.min(customers, 1000));
      cells += 1;
    }
    expect(cells).toBeGreaterThan(5);
  });
});

describe('the customers who left a segment, and those who came', () => {
  it.each([
    { from: '2025Q4', to: '2026Q1', scheme: 'lifecycle' },
    {
      from: '2025-07-31',
      to: '2026-02-11',
      scheme: 'lifecycle',
      filter: ['first_region:East', 'first_region:']
    }
  ])('add up to its net inflow, in customers and in money, in %j', async (flow) => {
    const { rows } = await asking(home)('flow-health', flow);
    const valueOf = (id: string, segment: string | null) =>
      rows.find((row) => row.measure === id && row.segment === segment && row.moved_by === 'all')?.value;
    const segments = rows.filter(({ measure }) => measure === 'net_inflow').map(({ segment }) => segment);
    let moved = 0;
    for (const segment of new Set(segments)) {
      const who = (texts: Texts) =>
        asking(home)('customers', { ...flow, moved: 'true', page_size: '1000', ...texts });
      const [left, came] = [
        await who({ from_segment: segment ?? '' }),
        await who({ to_segment: segment ?? '' })
      ];
      expect(came.total - left.total).toBe(valueOf('net_inflow', segment));
      expect((came.sums.net_amount_to ?? 0) - (left.sums.net_amount_from ?? 0)).toBe(
        valueOf('net_inflow_amount', segment)
      );
      expect(left.rows).toHaveLength(left.total);
      expect(left.rows.every((row) => row.from_segment === segment && row.to_segment !== segment)).toBe(true);
      moved += left.total;
    }
    // Whoever left one segment came to another, and nobody who ordered for the first time is among them.
    const all = await asking(home)('customers', { ...flow, moved: 'true' });
    expect(moved).toBe(all.total);
    expect(moved).toBeGreaterThan(5);
    const { total } = await asking(home)('customers', flow);
    const stayed = await asking(home)('customers', { ...flow, moved: 'false' });
    const fresh = await asking(home)('customers', { ...flow, from_segment: 'not_yet_customer' });
    expect(all.total + stayed.total + fresh.total).toBe(total);
  });

  it('are only told of a flow', async () => {
    await expect(asking(home)('customers', { moved: 'true' })).rejects.toThrow(/moved/);
  });
});

describe('a cell that does not open', () => {
  const open = (name: string, texts: Texts, values: Record<string, string>, measure: string) =>
    opened(home, name, texts, { values, measure });
  const flow = { from: '2025Q4', to: '2026Q1', scheme: 'lifecycle' };

  it('because it is worked out from others is refused, with those that are counted', async () => {
    await expect(open('flow-health', flow, { measure: 'markov_distance' }, 'numerator')).rejects.toThrow(
      /markov_distance \(numerator\) is worked out/
    );
    await expect(
      open('flow-health', flow, { measure: 'net_inflow', segment: 'active' }, 'denominator')
    ).rejects.toThrow(/net_inflow \(denominator\)/);
  });

  it('because there is no such measure, segment, movement, day or pair of days is refused', async () => {
    await expect(open('flow-health', flow, { measure: 'luck' }, 'numerator')).rejects.toThrow(/luck/);
    await expect(
      open('flow-health', flow, { measure: 'hold', segment: 'friends' }, 'numerator')
    ).rejects.toThrow(/friends/);
    await expect(
      open('flow-health', flow, { measure: 'leak', moved_by: 'magic' }, 'numerator')
    ).rejects.toThrow(/magic/);
    await expect(
      open(
        'segment-series',
        { grain: 'half' },
        { snapshot_date: '2026-01-01', segment: 'loyal' },
        'customers'
      )
    ).rejects.toThrow(/2026-01-01/);
    // Of several pairs one has to be named.
    const cell = { from_segment: 'active', to_segment: 'active' };
    await expect(open('segment-flow', { at, scheme: 'lifecycle' }, cell, 'customers')).rejects.toThrow(/→/);
  });

  it('of a single pair opens without naming it', async () => {
    const { rows } = await asking(home)('segment-flow', flow);
    const [row] = rows;
    const values = { from_segment: row?.from_segment ?? '', to_segment: row?.to_segment ?? '' };
    expect(await open('segment-flow', flow, values, 'customers')).toMatchObject({ sum: row?.customers });
  });
});
