import { beforeAll, describe, expect, it } from 'vitest';
import { unfold } from '../../server/db/unfold.ts';
import type { SqlFile } from '../../server/db/sql-file.ts';
import { SqlLibrary } from '../../server/db/sql-library.ts';
import { publish } from '../../server/build/publish.ts';
import { loadExtract } from '../../server/extracts/load.ts';
import { tablesOfExtracts } from '../../server/extracts/stored-kinds.ts';
import type { Home } from '../../server/home.ts';
import { lateExtract, orderLines } from '../support/hard-retailer.ts';
import { wholeCustomer } from '../support/whole-customer.ts';
import { ctesIn, parseTree, tablesIn } from '../support/parse-tree.ts';
import { neverNull } from '../support/portable.ts';
import { temporaryHome } from '../support/temporary-home.ts';

const library = SqlLibrary.read();
const named = (files: readonly SqlFile[]) => files.map((file) => [file.name, file] as const);
const models = library.of('model');
const everyFile = [...models, ...library.of('query'), ...library.of('check')];

let home: Home;
beforeAll(async () => {
  home = await temporaryHome();
  for (const file of [orderLines, lateExtract, ...wholeCustomer]) await loadExtract(home, [file], {});
  // This retailer has no list of returned orders and prints no discounts: without them some models would be empty.
  await home.warehouse.writing(async (session) => {
    await session.run(
      `insert into returned_orders
      select extract_key, 0, source_line, order_id, null, null, true
      from order_lines where order_id is not null order by source_line limit 1`
    );
    await session.run(`update order_lines set discount = 100 where amount > 0`);
    // Nor was a period loaded anew: one from before every line replaces nothing.
    await session.run(
      `insert into restated_periods
      select min(extract_key), date '2000-01-01', date '2000-01-01', max(extract_key) from extracts`
    );
    await publish(home, session, new Date());
    // A build fits no model, and so few customers have none: any parameters will do.
    await session.run(`insert into model_fits select snapshot_date, 1, 1, 10, 1, 1 from snapshot_dates`);
    await session.run(
      `insert into orders_to_come
      select distinct snapshot_date, repeat_orders, age_days, 0.5, 1, 2, 1 from purchase_histories`
    );
  });
});

describe.each(named(everyFile))('the header of %s', (_, file) => {
  it('says in a sentence what it is for', () => {
    expect(file.purpose).toMatch(/^\w.{20,}\.$/);
  });

  it('names the relations that the engine reads, no more and no fewer', async () => {
    expect(tablesIn(await parseTree(home.warehouse, file.sql))).toEqual([...file.inputs].sort());
  });

  it('names no CTE like a model: it would hide it', async () => {
    const ctes = ctesIn(await parseTree(home.warehouse, file.sql));
    expect(ctes.filter((cte) => library.model(cte) !== undefined || file.inputs.includes(cte))).toEqual([]);
  });

  it('names the parameters that are used', () => {
    const used = new Set([...file.sql.matchAll(/\$(\w+)/g)].map(([, name]) => name));
    expect([...used].sort()).toEqual([...file.params].sort());
  });
});

it('reads what loads have written beside the ledger only: a large load commits its records before they are seen', () => {
  const staged = models.filter(({ path }) => path.startsWith('staging/'));
  const records = [
    ...tablesOfExtracts,
    'restatements',
    'restated_periods',
    'extract_files',
    ...staged.map(({ name }) => name)
  ];
  const readsRecords = everyFile.filter(
    (file) => !staged.includes(file) && file.inputs.some((input) => records.includes(input))
  );
  expect(readsRecords.length).toBeGreaterThan(10);
  expect(
    readsRecords.filter(
      ({ inputs }) => !['extracts', 'loaded_extracts'].some((each) => inputs.includes(each))
    )
  ).toEqual([]);
});

describe.each(named([...models, ...library.of('query')]))('the columns of %s', (_, file) => {
  it('are those that the engine describes, in name, type and order', async () => {
    expect(await described(file)).toEqual(file.columns.map(({ name, type }) => `${name} ${type}`));
  });
});

describe.each(named(models))('%s in a built warehouse', (name, model) => {
  it(`is kept as a ${model.kept}, with the columns of its header`, async () => {
    const [kept] = await home.warehouse.all<{ kind: string }>(
      `select 'table' as kind from duckdb_tables() where table_name = $name and not temporary
       union all select 'view' from duckdb_views() where view_name = $name and not temporary`,
      { name }
    );
    // inline says how a question is composed; a build keeps it as a view.
    expect(kept?.kind).toBe(model.kept === 'table' ? 'table' : 'view');
    const columns = await home.warehouse.all<{ column: string }>(
      `select column_name || ' ' || column_type as column from (describe ${name})`
    );
    expect(columns.map(({ column }) => column)).toEqual(
      model.columns.map((column) => `${column.name} ${column.type}`)
    );
  });

  it('has one row for each of its grain', async () => {
    const grain = model.grain.join(', ');
    const [row] = await home.warehouse.all<{ all_rows: number; rows: number }>(
      `select count(*) as all_rows, (select count(*) from (select distinct ${grain} from ${name})) as rows from ${name}`
    );
    expect(row?.rows).toBe(row?.all_rows);
    expect(row?.all_rows).toBeGreaterThan(0);
  });

  it('leaves no column empty that the portable rules take for never null', async () => {
    const columns = model.columns.map((column) => column.name).filter((column) => neverNull.includes(column));
    for (const column of columns) {
      expect(await home.warehouse.all(`select * from ${name} where ${column} is null limit 1`)).toEqual([]);
    }
  });
});

/** What a statement answers, with nothing bound; a relation that only a question gives has the columns it is given. */
async function described(file: SqlFile): Promise<string[]> {
  const given = Object.fromEntries(
    Object.entries({
      chosen_customers: chosen,
      cube_segments: segments,
      other_segments: segments,
      event_stretches: stretches,
      event_customers: reached,
      traced_spans: spans,
      counted_conversions: waits
    }).filter(([name]) => file.inputs.includes(name))
  );
  const sql = unfold(library, file, given)
    .replace(/\$blocks\b/g, 'cast(400 as bigint)')
    .replace(/\$(\w*metric_ids|from_dates|to_dates)\b/g, 'cast(null as varchar[])')
    .replace(/\$\w+/g, 'cast(null as varchar)');
  const columns = await home.warehouse.all<{ column_name: string; column_type: string }>(
    `select column_name, column_type from (describe ${sql})`
  );
  return columns.map(({ column_name, column_type }) => `${column_name} ${column_type}`);
}

const chosen = {
  sql: `select cast(1 as integer) as customer_key, cast('' as varchar) as from_segment, cast('' as varchar) as to_segment,
        cast(1 as bigint) as net_amount_from, cast(1 as bigint) as net_amount_to, cast('' as varchar) as moved_by,
        cast(1 as bigint) as contribution`
};

const segments = { sql: `select cast(1 as integer) as customer_key, cast('' as varchar) as segment` };

const stretches = { sql: 'select current_date as day_before, false as is_earlier' };
const reached = { sql: "select cast(1 as integer) as customer_key, 'event' as side" };

const waits = {
  sql: `select cast('' as varchar) as period, cast('' as varchar) as group_value, cast(1 as bigint) as days, true as is_converted`
};

const spans = {
  sql: `select cast(1 as integer) as customer_key, cast('' as varchar) as counted, cast('2026-01-01' as date) as starts_on,
        cast('2026-01-01' as date) as ends_on, false as is_taken_off`
};
