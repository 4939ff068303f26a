import { beforeAll, describe, expect, it } from 'vitest';
import { publish } from '../../server/build/publish.ts';
import type { Home } from '../../server/home.ts';
import type { Texts } from '../../server/questions/ask.ts';
import { asking, type Ask } from '../support/asking.ts';
import { at, putExtract, putExtracts, type Line } from '../support/order-lines.ts';
import { portrait } from '../support/portrait.ts';
import { Chance, randomExtracts } from '../support/random-history.ts';
import { sweep } from '../support/sweep.ts';
import { temporaryHome } from '../support/temporary-home.ts';

/** A region of their own for each customer: of equal lines of the first order the lowest tells it, by definition. */
const lines: Line[] = randomExtracts(new Chance(7), 80)
  .flat()
  .map(({ region: _, ...line }, place) => ({
    ...line,
    ...(line.customer_id !== null && { region: line.customer_id.endsWith('1') ? 'East' : 'West' }),
    order_id: line.order_id && `${line.order_id} of ${line.customer_id ?? place}`
  }));

let home: Home;
let expected: string;
beforeAll(async () => {
  home = await temporaryHome();
  await putExtracts(home, [lines]);
  expected = await portrait(asking(home));
});

describe('the answers do not depend on', () => {
  it('how often they are asked', async () => {
    expect(await portrait(asking(home))).toBe(expected);
  });

  it('the order of the lines in the extract', async () => {
    const chance = new Chance(11);
    const shuffled = lines
      .map((line) => ({ line, place: chance.next() }))
      .sort((one, other) => one.place - other.place)
      .map(({ line }) => line);
    const other = await temporaryHome();
    await putExtracts(other, [shuffled]);
    expect(await portrait(asking(other))).toBe(expected);
  });

  it.each(sweep(['1', '2', '4'], 2))('the number of threads: %s', async (threads) => {
    const before = process.env['TIERFLOW_THREADS'];
    process.env['TIERFLOW_THREADS'] = threads;
    const other = await temporaryHome();
    if (before === undefined) delete process.env['TIERFLOW_THREADS'];
    else process.env['TIERFLOW_THREADS'] = before;
    await putExtracts(other, [lines]);
    expect(await portrait(asking(other))).toBe(expected);
  });

  it('whether the history comes at once or in five parts, built after each', async () => {
    const orders = [...new Set(lines.map(orderOf))];
    const other = await temporaryHome();
    for (let part = 0; part < 5; part += 1) {
      const ofPart = lines.filter((line) => orders.indexOf(orderOf(line)) % 5 === part);
      await other.warehouse.writing(async (session) => {
        await putExtract(session, ofPart);
        await publish(other, session, at);
      });
    }
    expect(await portrait(asking(other))).toBe(expected);
  });

  it('whether the marts were built before: a build of the same lines says the same', async () => {
    await home.warehouse.writing((session) => publish(home, session, at));
    expect(await portrait(asking(home))).toBe(expected);
  });
});

const orderOf = ({ customer_id, order_id, ordered_at }: Line) =>
  order_id ?? `${customer_id ?? ''} ${ordered_at.slice(0, 10)}`;

/** Asked like this nothing is stored; it leaves out nobody (customers without an order have no region either). */
const everybody = { filter: ['first_region:East', 'first_region:West', 'first_region:'] };

/** A day on which nothing is stored, so that both are worked out. */
const as_of = '2026-02-11';
const between = { from: '2025-11-11', to: as_of };

it.each<[Parameters<Ask>[0], Texts]>([
  ['segments', { as_of }],
  ['segment-flow', between],
  ['rfm-cube', { as_of, dimensions: 'first_region' }],
  ['segment-paths', { at: ['2025-08-01', '2025-11-11', as_of] }],
  ['kpi-change', { ...between, metric_id: 'repurchase_rate' }],
  ['kpis', { ...between, by: 'first_region' }],
  ['churn', { as_of }],
  ['early-warning', { as_of }],
  ['cohort-retention', { kind: 'every' }],
  ['customers', { as_of, search: '', page_size: '1000', sort: 'customer_id' }]
])(
  '%s %j of everybody is looked up for nobody, and says what it says of all regions',
  async (name, texts) => {
    const [unasked, asked] = [
      await asking(home)(name, texts),
      await asking(home)(name, { ...texts, ...everybody })
    ];
    const sql = [unasked, asked].map(({ definition }) => (definition as { sql: string }).sql);
    expect(sql.map((text) => text.includes('in (select customer_key from asked_customers)'))).toEqual([
      false,
      true
    ]);
    expect(unasked.rows.length).toBeGreaterThan(0);
    expect(unasked.rows).toEqual(asked.rows);
  }
);

/** Of lines without a customer, which are no customer's and so behind no filter. */
const ofNobody = ['total_sales', 'anonymous_share'];

describe.each(['rfm_11', 'lifecycle'])('by %s, what is stored is what would be worked out', (scheme) => {
  const both = async (
    name: 'segments' | 'segment-flow' | 'kpis' | 'segment-series' | 'kpi-series',
    texts: Texts
  ) => {
    const ask = asking(home);
    const [stored, unfolded] = [
      await ask(name, { scheme, ...texts }),
      await ask(name, { scheme, ...texts, ...everybody })
    ];
    // The SQL that answered stands in the definition: only the second works out who is asked about.
    const sql = [stored, unfolded].map(({ definition }) => (definition as { sql: string }).sql);
    expect(sql.map((text) => text.includes('asked_customers as '))).toEqual([false, true]);
    return [stored.rows, unfolded.rows] as const;
  };
  const dates = (column: string, table: string) =>
    home.warehouse.all<Record<string, string>>(`select distinct ${column} from ${table} order by ${column}`);

  it('on every stored day', async () => {
    for (const { snapshot_date = '' } of await dates('snapshot_date', 'snapshot_dates')) {
      const [stored, unfolded] = await both('segments', { as_of: snapshot_date });
      expect(stored, snapshot_date).toEqual(unfolded);
    }
  });

  it('in every stored flow', async () => {
    const pairs = await dates('from_date, to_date', 'flow_dates');
    expect(pairs.length).toBeGreaterThan(30);
    for (const { from_date = '', to_date = '' } of pairs) {
      const [stored, unfolded] = await both('segment-flow', { from: from_date, to: to_date });
      expect(stored, `${from_date} ${to_date}`).toEqual(unfolded);
    }
  });

  it('in every stored period of every grain', async () => {
    for (const grain of ['month', 'quarter', 'half', 'year']) {
      const metric_id = ['buyers', 'net_sales', 'churn_rate', 'period_repurchase_rate', 'contribution_share'];
      for (const [stored, unfolded] of [
        await both('segment-series', { grain }),
        await both('kpi-series', { grain, metric_id })
      ])
        expect(stored, grain).toEqual(unfolded);
    }
  });

  it('in a period beside the one before and the year before', async () => {
    for (const period of ['2025', '2025H2', '2026Q1', '2026-02']) {
      const [stored, unfolded] = (await both('kpis', { period })).map((rows) =>
        (rows as { metric_id: string }[]).filter(({ metric_id }) => !ofNobody.includes(metric_id))
      );
      expect(stored, period).toEqual(unfolded);
    }
  });
});
