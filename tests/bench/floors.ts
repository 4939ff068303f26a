import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withEngine } from './engine.ts';
import { columns } from './history.ts';
import type { Job } from './jobs.ts';
import { timed } from './timed.ts';

/** What the engine alone needs, on the same lines and in the same minute: no product can be faster. */
export const floors: readonly Job[] = [
  { name: 'read_csv', title: 'bare typed read_csv into a table', run: intoTable(readCsv) },
  { name: 'read_parquet', title: 'bare read_parquet into a table', run: intoTable(readParquet) },
  {
    name: 'sum',
    title: 'sum and count of all lines',
    run: onTable('select count(*), sum(amount) from lines')
  },
  {
    name: 'group',
    title: 'orders, last day and amount of every customer',
    run: onTable(`
      create or replace temp table customers as
      select customer_id, count(distinct order_id) as orders, max(ordered_at) as last_order_at, sum(amount) as amount
      from lines group by customer_id`)
  }
];

const file = (folder: string) => join(folder, 'floor.duckdb');

function readCsv(folder: string): string {
  const types = Object.entries(columns).map(([name, type]) => `'${name}': '${type}'`);
  return `read_csv('${folder}/history.csv', header = true, auto_detect = false, columns = {${types.join(', ')}})`;
}

function readParquet(folder: string): string {
  return `read_parquet('${folder}/history.parquet')`;
}

/** Down to the disk: a load that is not written yet is not done. */
function intoTable(source: (folder: string) => string): Job['run'] {
  return async (folder) => {
    await rm(file(folder), { force: true });
    const read = () =>
      withEngine(file(folder), (connection) =>
        connection.run(`create table lines as from ${source(folder)}`)
      );
    return [await timed(read)];
  };
}

/** A question is asked a few times: the first time warms up. */
function onTable(sql: string): Job['run'] {
  return (folder) =>
    withEngine(file(folder), async (connection) => {
      await connection.run(sql);
      const times: number[] = [];
      for (let time = 0; time < 5; time++) times.push(await timed(() => connection.run(sql)));
      return times;
    });
}
