import { join } from 'node:path';
import {
  flowRelation,
  longestPath,
  periodRelation,
  periodsOfGrain,
  snapshotRelation
} from '../../../server/build/calendar.ts';
import { cohortKindRelation } from '../../../server/build/cohort-kinds.ts';
import { composed } from '../../../server/db/composed.ts';
import { howAsked } from '../../../server/db/database.ts';
import type { BoundGiven } from '../../../server/db/relations.ts';
import { Session } from '../../../server/db/session.ts';
import { SqlLibrary } from '../../../server/db/sql-library.ts';
import { unfold, type GivenRelations } from '../../../server/db/unfold.ts';
import type { Home } from '../../../server/home.ts';
import { ask, type Texts } from '../../../server/questions/ask.ts';
import { noFormerBoundaries } from '../../../server/schemes/former-boundaries.ts';
import { compileNumbers } from '../../../server/schemes/compile.ts';
import { cutPointRelation, rulesOf, rulesRelation } from '../../../server/schemes/rules.ts';
import { schemeSegments } from '../../../server/schemes/scheme-segments.ts';
import { builtInSchemes, defaultScheme } from '../../../server/schemes/schemes.ts';
import { initialSettings } from '../../../server/settings.ts';
import { withEngine } from '../engine.ts';
import { files, historyDays } from '../history.ts';
import { storeRelation } from '../stored.ts';
import { withHome } from '../with-home.ts';
import { Parts, type Peer } from './peer.ts';
import { monthNo, readTask, type Answers, type Task } from './task.ts';

/** The rows that our models and questions answer with, as far as the task goes. */
interface SizeRow {
  snapshot_date: string;
  segment: string;
  customers: number;
  net_amount: number;
}
interface FlowRow {
  to_date: string;
  from_segment: string;
  to_segment: string;
  customers: number;
  net_amount_to: number;
}
interface CohortRow {
  cohort: string;
  period_offset: number;
  customers: number;
}

/** Our models over the typed lines, from the parts of orders on: the marts that the task needs, and no others. */
export const oursFromLines: Peer = {
  name: 'ours_from_lines',
  title: 'ours, from typed lines, marts built on the way',
  reads: 'lines',
  run: async (folder) => {
    const task = await readTask(folder);
    const library = SqlLibrary.read();
    const steps = new Parts();
    return withEngine(
      ':memory:',
      async (connection) => {
        const session = new Session(connection, new AbortController().signal, Infinity);
        const given: Record<string, BoundGiven> = { ...overLines };
        /** Once for all that read it, as a build does. */
        const hold = async (name: string) => {
          const sql = unfold(library, { sql: `select * from ${name}`, inputs: [name] }, given);
          await session.run(`create temp table held_${name} as ${sql}`);
          given[name] = stored(`held_${name}`);
        };
        /** One day after another, by what is known of it, as a build does. */
        const holdByDay = async ({ snapshots }: Task) => {
          const name = 'segments_by_number';
          const query = { sql: `select * from ${name}`, inputs: [name] };
          await session.run(
            `create temp table held_${name} as select * from (${unfold(library, query, given)}) where false`
          );
          for (const { as_of } of snapshots) {
            const { rules_in_force, cut_points } = relations;
            const snapshot_dates = snapshotRelation([as_of], rulesOf(initialSettings));
            const ofDay = { ...given, rules_in_force, cut_points, snapshot_dates };
            const { sql, bound } = composed(library, query, ofDay, {});
            await session.run(`insert into held_${name} ${sql}`, bound);
          }
          given[name] = stored(`held_${name}`);
        };
        const rows = <Row>(name: string, where = '1 = 1') =>
          session.all<Row>(
            unfold(library, { sql: `select * from ${name} where ${where}`, inputs: [name] }, given)
          );

        const source = join(folder, files.lines);
        await steps.time('read', () => session.run(`create table lines as from read_parquet('${source}')`));
        const relations = asked(task);
        for (const [name, relation] of Object.entries(relations)) {
          await storeRelation(session, `asked_${name}`, relation);
          given[name] = stored(`asked_${name}`);
        }
        await steps.time('reduced', async () => {
          for (const name of coreOf(library, 'customer_states', given)) await hold(name);
        });
        const sizes = await steps.time('scored', async () => {
          await holdByDay(task);
          return rows<SizeRow>('segment_sizes', `segment <> 'not_yet_customer'`);
        });
        const flows = await steps.time('flows', () => rows<FlowRow>('segment_flows'));
        const cohorts = await steps.time('cohorts', () => rows<CohortRow>('cohort_cells'));

        const answers = answersOf(task, sizes, flows, cohorts);
        return { took: steps.took, answers };
      },
      howAsked
    );
  }
};

const stored = (table: string): BoundGiven => ({ sql: `select * from ${table}`, parameters: {} });

/** The relations below the parts of orders. Lines without a customer are in no answer. */
const overLines: Record<string, BoundGiven> = {
  lines_in_force: {
    sql: `select customer_key, order_no as order_id, ordered_on, case when is_void = 1 then 0 else amount end as amount
          from lines where customer_key > 0`,
    parameters: {}
  },
  known_customers: {
    sql: `select null::integer as customer_key, null::date as known_from where false`,
    parameters: {}
  },
  asked_customers: { sql: '', is_everybody: true, parameters: {} },
  customer_groups: {
    sql: 'select distinct customer_key, null::varchar as group_value from customer_days',
    inputs: ['customer_days'],
    parameters: {}
  },
  segments_by_number: { ...compileNumbers([builtInSchemes.named(defaultScheme)]), parameters: {} },
  cohort_customers: {
    sql: 'select * from on_cohort_customers',
    inputs: ['on_cohort_customers'],
    parameters: {}
  }
};

/** What a build is asked, as far as the task goes. */
function asked({ snapshots, cuts }: Task) {
  const days = snapshots.map(({ as_of }) => as_of);
  const rules = rulesOf(initialSettings);
  const coverage = { covers_from: historyDays.starts_on, data_through: historyDays.ends_on };
  return {
    rules_in_force: rulesRelation(rules),
    snapshot_dates: snapshotRelation(days),
    // It is a row for each of snapshot_dates, which is stored under another name.
    cut_points: overStoredDates(cutPointRelation(cuts)),
    flow_dates: flowRelation(
      days.slice(1).map((to_date, place) => ({ from_date: days[place] ?? '', to_date }))
    ),
    numbers_by_former_boundaries: noFormerBoundaries,
    scheme_segments: schemeSegments([builtInSchemes.named(defaultScheme)]),
    periods: periodRelation(periodsOfGrain('month', coverage)),
    cohort_kinds: cohortKindRelation(['on'])
  } satisfies Record<string, BoundGiven>;
}

const overStoredDates = ({ sql, parameters, known = {} }: BoundGiven): BoundGiven => ({
  sql: sql.replace('from snapshot_dates', 'from asked_snapshot_dates'),
  parameters,
  known
});

/** The tables that a build keeps on the way to a model, the model itself last. */
function coreOf(library: SqlLibrary, name: string, given: GivenRelations): string[] {
  const reads = (model: string, other: string): boolean =>
    model === other ||
    (!given[model] && (library.model(model)?.inputs ?? []).some((input) => reads(input, other)));
  return library
    .inBuildOrder()
    .filter((model) => model.kept === 'table' && !given[model.name] && reads(name, model.name))
    .map((model) => model.name);
}

/** The questions that the pages ask, of a warehouse that is built. */
export const oursFromWarehouse: Peer = {
  name: 'ours_from_warehouse',
  title: 'ours, from the built warehouse',
  reads: 'lines',
  run: async (folder) => {
    const task = await readTask(folder);
    return withHome(folder, async (home) => {
      // As a server that has answered others before.
      await ask(home, 'segment-series', { grain: 'month' });
      await ask(home, 'segment-flow', { from: '2025-07-31', to: '2025-08-31' });
      await ask(home, 'cohort-retention', { cohort: 'quarter', kind: 'on' });
      return answeredBy(home, task);
    });
  }
};

async function answeredBy(home: Home, task: Task) {
  const days = task.snapshots.map(({ as_of }) => as_of);
  const steps = new Parts();
  const rows = async <Row>(name: string, texts: Texts) => (await ask(home, name, texts)).rows as Row[];

  const sizes = await steps.time('scored', () => rows<SizeRow>('segment-series', { grain: 'quarter' }));
  const flows = await steps.time('flows', async () => {
    const told: FlowRow[] = [];
    // Each path begins where the one before it ended.
    for (let from = 0; from < days.length - 1; from += longestPath - 1)
      told.push(...(await rows<FlowRow>('segment-flow', { at: days.slice(from, from + longestPath) })));
    return told;
  });
  const cohorts = await steps.time('cohorts', () =>
    rows<CohortRow>('cohort-retention', { cohort: 'month', kind: 'on' })
  );
  return { took: steps.took, answers: answersOf(task, sizes, flows, cohorts) };
}

/** Cells and segments of nobody are told by us, and by no peer; so are days that were not asked about. */
function answersOf(
  { segments, snapshots }: Task,
  sizes: SizeRow[],
  flows: FlowRow[],
  cohorts: CohortRow[]
): Answers {
  const place = (segment: string) => segments[segment] ?? -1;
  const snapshot = (day: string) => 1 + snapshots.findIndex(({ as_of }) => as_of === day);
  const isSomebody = ({ customers }: { customers: number }) => Number(customers) > 0;
  return {
    sizes: sizes
      .filter((row) => isSomebody(row) && snapshot(row.snapshot_date) > 0)
      .map((row) => [snapshot(row.snapshot_date), place(row.segment), row.customers, row.net_amount]),
    flows: flows
      .filter(isSomebody)
      .map((row) => [
        snapshot(row.to_date),
        place(row.from_segment),
        place(row.to_segment),
        row.customers,
        row.net_amount_to
      ]),
    cohorts: cohorts
      .filter(isSomebody)
      .map(({ cohort, period_offset, customers }) => [monthNo(cohort), period_offset, customers])
  };
}
