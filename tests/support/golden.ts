import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cohortKindRelation } from '../../server/build/cohort-kinds.ts';
import {
  datedPeriod,
  flowRelation,
  pathRelation,
  periodRelation,
  datesRelation,
  snapshotRelation
} from '../../server/build/calendar.ts';
import type { Database } from '../../server/db/database.ts';
import type { BoundGiven } from '../../server/db/relations.ts';
import type { Session } from '../../server/db/session.ts';
import type { SqlLibrary } from '../../server/db/sql-library.ts';
import { unfold } from '../../server/db/unfold.ts';
import { parsePeriod } from '../../server/periods.ts';
import {
  cutPointRelation,
  highCutRelation,
  noCutPoints,
  rulesOf,
  rulesRelation,
  thirdCutRelation
} from '../../server/schemes/rules.ts';
import { noAlive, noFits, noOrders, noValues } from '../../server/models/model-fit.ts';
import { noFormerBoundaries } from '../../server/schemes/former-boundaries.ts';
import { inputNames } from '../../server/schemes/facts.ts';
import { builtInSchemes, defaultLadder, storedSchemes } from '../../server/schemes/schemes.ts';
import { ladderPlaces, schemeSegments } from '../../server/schemes/scheme-segments.ts';
import { countedMoves } from '../../server/questions/segments-asked.ts';
import { initialSettings } from '../../server/settings.ts';
import { parseCsv, toCsv, type CsvRow } from './csv.ts';

/**
 * A golden case is a folder tests/golden/<model>[.<case>]/:
 *
 *   given.<relation>.csv  stands in for that relation, typed as the product types it; a missing column is null
 *   given.<relation>.sql  the same as a question gives it: a statement over models
 *   expect.csv            what the model answers, worked out by hand; only its columns are compared
 *   ask.sql               what is asked of the model, where it is not everything
 *   wrong.csv             plausible mistakes: "instead_of" in the SQL of "model", somebody writes "write"
 *
 * A column `why` is for people. The models between the model and what is given are the real ones.
 * What is asked has these defaults: rules_in_force the settings of a new home; periods, from the name alone, of a
 * coverage without end; asked_customers everybody, in one group (customer_groups); scheme_segments and ladder_places
 * those that a build stores; nothing but order lines is loaded.
 */
export interface GoldenCase {
  name: string;
  model: string;
  folder: string;
  /** relation → its rows */
  given: Record<string, CsvRow[]>;
  /** relation → the statement that gives it */
  statements: Record<string, string>;
  ask: string;
  expect: CsvRow[];
  wrong: CsvRow[];
}

const room = join(import.meta.dirname, '../golden');

export const goldenCases = (): GoldenCase[] =>
  readdirSync(room, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => goldenCase(name))
    .sort((one, other) => (one.name < other.name ? -1 : 1));

function goldenCase(name: string): GoldenCase {
  const folder = join(room, name);
  const files = readdirSync(folder);
  const read = (file: string) =>
    files.includes(file) ? parseCsv(readFileSync(join(folder, file), 'utf8')) : [];
  const text = (file: string) => readFileSync(join(folder, file), 'utf8').trim();
  const given = (ending: string) =>
    files.flatMap((file) => new RegExp(`^given\\.(\\w+)\\.${ending}$`).exec(file)?.[1] ?? []);
  const model = name.split('.')[0] ?? '';
  return {
    name,
    folder,
    model,
    ask: files.includes('ask.sql') ? text('ask.sql') : `select * from ${model}`,
    given: Object.fromEntries(given('csv').map((relation) => [relation, read(`given.${relation}.csv`)])),
    statements: Object.fromEntries(given('sql').map((relation) => [relation, text(`given.${relation}.sql`)])),
    expect: read('expect.csv'),
    wrong: read('wrong.csv')
  };
}

export interface Outcome {
  expected: string[];
  actual: string[];
}

/** Asks the model over what is given, in a transaction that leaves nothing behind. */
export async function outcomeOf(
  golden: GoldenCase,
  warehouse: Database,
  library: SqlLibrary
): Promise<Outcome> {
  let rows: CsvRow[] = [];
  await warehouse
    .writing(async (session) => {
      for (const [relation, given] of Object.entries(golden.given))
        await put(session, library, relation, given);
      rows = await answerOf(golden, session, library);
      throw new Undone();
    })
    .catch((problem: unknown) => {
      if (!(problem instanceof Undone)) throw problem;
    });
  const columns = columnsOf(golden);
  const told = (row: CsvRow) => columns.map((column) => row[column] ?? '').join(',');
  return { expected: golden.expect.map(told).sort(), actual: rows.map(told).sort() };
}

class Undone extends Error {}

const columnsOf = ({ expect }: GoldenCase) => Object.keys(expect[0] ?? {}).filter((name) => name !== 'why');

/** What is given stands in tables of its own, so that the real ones stay. */
async function put(session: Session, library: SqlLibrary, relation: string, rows: CsvRow[]): Promise<void> {
  const types = await typesOf(session, library, relation);
  for (const column of Object.keys(rows[0] ?? {})) {
    if (column !== 'why' && !types.has(column)) throw new Error(`${relation} has no column ${column}`);
  }
  const columns = [...types].map(([column, type]) => `${column} ${type}`);
  const cells = [...types].map(([column, type]) => `cast(nullif(line->>'$.${column}', '') as ${type})`);
  await session.run(`create or replace temp table given_${relation} (${columns.join(', ')})`);
  await session.run(
    `insert into given_${relation}
     select ${cells.join(', ')} from (select unnest(from_json($rows, '["JSON"]')) as line)`,
    { rows: JSON.stringify(rows.map((row) => ({ ...defaultsOf(relation, row), ...row }))) }
  );
}

/** A model is typed by its header, a stored table by itself, what is asked by the relation that the product makes of it. */
async function typesOf(
  session: Session,
  library: SqlLibrary,
  relation: string
): Promise<Map<string, string>> {
  const model = library.model(relation);
  if (model) return new Map(model.columns.map(({ name, type }) => [name, type]));
  const asked = askedRelations[relation];
  const source = asked ? `(${asked.sql.replace(/\$\w+/g, 'null')})` : relation;
  const columns = await session.all<{ column_name: string; column_type: string }>(
    `select column_name, column_type from (describe select * from ${source})`
  );
  return new Map(columns.map(({ column_name, column_type }) => [column_name, column_type]));
}

const initialRules = rulesOf(initialSettings);
const nobodyMerged = 'select cast(0 as integer) as customer_key, cast(0 as integer) as into_key where false';

/** A relation that is made of the dates asked, of none of them. */
const undated = ({ sql, parameters }: BoundGiven): BoundGiven => ({
  sql: sql.replace('from snapshot_dates', 'from (select cast(null as date) as snapshot_date)'),
  parameters
});

const askedRelations: Record<string, BoundGiven> = {
  snapshot_dates: snapshotRelation([]),
  days_before: datesRelation('days_before', []),
  flow_dates: flowRelation([]),
  path_dates: pathRelation([]),
  numbers_by_former_boundaries: noFormerBoundaries,
  periods: periodRelation([]),
  rules_in_force: rulesRelation(initialRules),
  asked_customers: { sql: 'select cast(0 as integer) as customer_key', parameters: {} },
  cohort_kinds: cohortKindRelation([]),
  customer_groups: {
    sql: 'select cast(0 as integer) as customer_key, cast(null as varchar) as group_value',
    parameters: {}
  },
  scheme_segments: { sql: schemeSegmentRows(), parameters: {} },
  ladder_places: { sql: ladderRows(), parameters: {} },
  cut_points: undated(cutPointRelation(noCutPoints)),
  third_cuts: undated(thirdCutRelation()),
  high_cuts: undated(highCutRelation()),
  merged_customers: { sql: nobodyMerged, parameters: {} },
  model_fits: noFits,
  alive_told: noAlive,
  orders_to_come: noOrders,
  value_fits: noValues,
  inputs_loaded: { sql: inputsLoaded(), parameters: {} }
};

/** What other extracts than the order lines and models tell of customers: nothing, unless it is given. */
const ofOthers = [
  'alive_chances',
  'silence_chances',
  'known_customers',
  'customer_profiles',
  'customer_attributes_kept',
  'interactions_in_force',
  'feedback_in_force',
  'contacts_in_force',
  'discounted_orders',
  'customer_interactions',
  'customer_feedback',
  'customer_kinds',
  'customer_discounts'
];

const noRows = (library: SqlLibrary, model: string) => ({
  sql: `select ${(library.model(model)?.columns ?? [])
    .map(({ name, type }) => `cast(null as ${type}) as ${name}`)
    .join(', ')} where false`
});

const withoutEnd = { covers_from: '0001-01-01', data_through: '9999-12-31' };

function defaultsOf(relation: string, row: CsvRow): object {
  // "all" is the whole history: no number of days.
  if (relation === 'rules_in_force') return initialRules;
  if (relation === 'inputs_loaded')
    return Object.fromEntries(inputNames.map((name) => [`has_${name}`, 'false']));
  const period = relation === 'periods' ? parsePeriod(row['period'] ?? '') : undefined;
  return period ? datedPeriod(period, withoutEnd) : {};
}

async function answerOf(golden: GoldenCase, session: Session, library: SqlLibrary): Promise<CsvRow[]> {
  const given = Object.fromEntries(
    Object.keys(golden.given).map((relation) => [relation, { sql: `select * from given_${relation}` }])
  );
  const asked = Object.fromEntries(
    Object.entries(golden.statements).map(([relation, sql]) => [
      relation,
      { sql, inputs: [...sql.matchAll(/(?:from|join) (\w+)/g)].map(([, input]) => input ?? '') }
    ])
  );
  const rules = Object.entries(initialRules).map(([name, value]) =>
    typeof value === 'number' ? `${value} as ${name}` : `'${value}' as ${name}`
  );
  const defaults = {
    rules_in_force: { sql: `select ${rules.join(', ')}` },
    asked_customers: { sql: 'select cast(range as integer) as customer_key from range(0, 1000)' },
    customer_groups: {
      sql: 'select cast(range as integer) as customer_key, cast(null as varchar) as group_value from range(0, 1000)'
    },
    scheme_segments: { sql: schemeSegmentRows() },
    numbers_by_former_boundaries: noFormerBoundaries,
    // A case tells segments by their names: their numbers follow.
    ...('customer_segments' in { ...asked, ...given } && { segments_by_number: numbersOfNames }),
    // The ladder of a case may be another than that of the numbers.
    ...(golden.model !== 'period_moves' && { period_moves: countedMoves }),
    inputs_loaded: { sql: inputsLoaded() },
    ladder_places: { sql: ladderRows() },
    merged_customers: { sql: nobodyMerged },
    ...Object.fromEntries(
      ofOthers.filter((model) => model !== golden.model).map((model) => [model, noRows(library, model)])
    )
  };
  const sql = unfold(
    library,
    { sql: golden.ask, inputs: [golden.model] },
    { ...defaults, ...asked, ...given }
  );
  const rows = await session.all<Record<string, unknown>>(sql);
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => [column, value === null ? '' : String(value)])
    )
  );
}

/** Lines with categories, and nothing else. */
function inputsLoaded(): string {
  return `select ${inputNames.map((name) => `${name === 'category'} as has_${name}`).join(', ')}`;
}

function schemeSegmentRows(): string {
  return literal(schemeSegments(storedSchemes.map((name) => builtInSchemes.named(name))));
}

const numbersOfNames = {
  sql: `
    select
        named.snapshot_date,
        named.customer_key,
        cast(sum(segments.unit * segments.number) as integer) as numbers,
        max(named.last_order_on) as last_order_on,
        max(named.recency_days) as recency_days,
        max(named.frequency_orders) as frequency_orders,
        max(named.monetary_value) as monetary_value
    from customer_segments as named
    inner join scheme_segments as segments
        on segments.scheme = named.scheme
        and segments.segment = named.segment
    group by named.snapshot_date, named.customer_key`,
  inputs: ['customer_segments', 'scheme_segments']
};

/** A relation of bound values with the values in it. */
function literal({ sql, parameters }: BoundGiven): string {
  return sql.replace(/\$(\w+)/g, (_, name: string) => {
    const value = parameters[name];
    return typeof value === 'string' ? `'${value}'` : String(value);
  });
}

function ladderRows(): string {
  return literal(ladderPlaces(builtInSchemes.named(defaultLadder)));
}

/** A difference as a person reads it; empty when there is none. What came out is left beside expect.csv. */
export function differenceOf(golden: GoldenCase, { expected, actual }: Outcome): string {
  const file = join(golden.folder, 'actual.csv');
  const missing = without(expected, actual);
  const surplus = without(actual, expected);
  if (missing.length + surplus.length === 0) {
    rmSync(file, { force: true });
    return '';
  }
  const columns = columnsOf(golden);
  writeFileSync(file, `${toCsv(columns, []).trim()}\n${actual.map((row) => `${row}\n`).join('')}`);
  return [
    `${golden.name}: not what was worked out by hand (see ${file})`,
    `  ${columns.join(',')}`,
    ...missing.map((row) => `- ${row}`),
    ...surplus.map((row) => `+ ${row}`)
  ].join('\n');
}

/** The rows of one list less those of another, each as often as it stands there. */
function without(rows: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return rows.filter((row) => {
    const at = left.indexOf(row);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
