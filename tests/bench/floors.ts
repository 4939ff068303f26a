import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withEngine } from './engine.ts';
import { columns, files, historyDays, type FileName } from './history.ts';
import { job, type Job } from './kinds.ts';
import { timed } from './timed.ts';

/** What the engine alone needs, on the same lines and in the same minute: no product can be faster. */
export const floors: readonly Job[] = [
  job({
    name: 'read_csv',
    title: 'bare typed read_csv into a table',
    reads: ['csv'],
    isReference: true,
    run: intoTable((folder) => csvOf(folder, 'csv'))
  }),
  job({
    name: 'read_parquet',
    title: 'bare read_parquet into a table',
    reads: ['parquet'],
    isReference: true,
    run: intoTable((folder) => `read_parquet('${join(folder, files.parquet)}')`)
  }),
  job({
    name: 'sum',
    title: 'sum and count of all lines',
    isReference: true,
    run: onTable('select count(*), sum(amount) from lines')
  }),
  job({
    name: 'group',
    title: 'orders, last day and amount of every customer',
    isReference: true,
    run: onTable(`
      create or replace temp table customers as
      select customer_id, count(distinct order_id) as orders, max(ordered_at) as last_order_at, sum(amount) as amount
      from lines group by customer_id`)
  }),
  job({
    name: 'append',
    title: 'bare append of one day to the table, from CSV',
    reads: ['day'],
    isReference: true,
    run: append
  })
];

const table = (folder: string) => join(folder, 'floor.duckdb');

function csvOf(folder: string, name: FileName): string {
  const types = Object.entries(columns).map(([column, type]) => `'${column}': '${type}'`);
  return `read_csv('${join(folder, files[name])}', header = true, auto_detect = false, columns = {${types.join(', ')}})`;
}

/** Down to the disk: a load that is not written yet is not done. */
function intoTable(source: (folder: string) => string) {
  return async (folder: string) => {
    await rm(table(folder), { force: true });
    const read = () =>
      withEngine(table(folder), (connection) =>
        connection.run(`create table lines as from ${source(folder)}`)
      );
    return [await timed(read)];
  };
}

/** A question is asked a few times: the first time warms up. */
function onTable(sql: string) {
  return (folder: string) =>
    withEngine(table(folder), async (connection) => {
      await connection.run(sql);
      const times: number[] = [];
      for (let time = 0; time < 5; time++) times.push(await timed(() => connection.run(sql)));
      return times;
    });
}

/** Committed and on the disk; then the table is as it was. */
async function append(folder: string): Promise<number[]> {
  const time = await timed(() =>
    withEngine(table(folder), (connection) =>
      connection.run(`insert into lines from ${csvOf(folder, 'day')}`)
    )
  );
  await withEngine(table(folder), (connection) =>
    connection.run(
      `delete from lines where ordered_at >= timestamp '${historyDays.ends_on}' + interval 1 day`
    )
  );
  return [time];
}
