import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withEngine } from '../engine.ts';
import { files } from '../history.ts';
import { builtInSchemes, defaultScheme } from '../../../server/schemes/schemes.ts';

/**
 * What every peer is asked, from the same typed lines (customer_key, order_no, ordered_on, amount in cents, is_void;
 * customer 0 is nobody and in no answer):
 *
 * - sizes: on each of twelve quarter ends A, the customers of each segment and their money of the look-back (A - 365 days, A].
 *   A line above 0 that is not void is a sale. Recency: days since the last sale. Frequency: different orders with a sale in
 *   the look-back. Monetary: all lines of the look-back that are not void, returns with it. Scores 1 to 5 by the same cut
 *   points for everybody, the three together through the map of rfm_11. Whose last sale is before the look-back is lapsed.
 * - flows: of everybody with a sale by the later of two quarter ends in a row, from which segment to which, and their
 *   money of the later look-back. Who had no sale by the earlier comes from not_yet_customer.
 * - cohorts: of those with the first sale in a month, how many had one so many months later.
 *
 * In the histories of the benchmark an order has one day, one customer and one sign, so this plain wording and ours
 * (parts of orders, sql/decisions/001) must come to the same, to the cent.
 */
export interface Task {
  /** twelve quarter ends with the first day of the year before, oldest first */
  snapshots: { as_of: string; opens_after: string }[];
  /** days at most, orders and cents at least, that earn a point more */
  cuts: { recency: number[]; frequency: number[]; monetary: number[] };
  /** places of rfm_11 by their names, and the segment of each code: 111 … 555, lapsed 1, nobody yet 0 */
  segments: Record<string, number>;
  map: { code: number; segment: number }[];
}

/** Rows of whole numbers: snapshot (1 … 12), segment, customers, cents; the same with the segment before; month, offset, customers. */
export interface Answers {
  sizes: number[][];
  flows: number[][];
  cohorts: number[][];
}

const quarterEnds = [2023, 2024, 2025].flatMap((year) => [
  `${year}-12-31`,
  ...['03-31', '06-30', '09-30'].map((day) => `${year + 1}-${day}`)
]);
const snapshots: Task['snapshots'] = quarterEnds.map((as_of) => ({
  as_of,
  opens_after: daysBefore(as_of, 365)
}));

export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}

/** Days are numbered from 1970-01-01, for who compares numbers faster than dates. */
export const dayNo = (day: string): number => Date.parse(day) / 86_400_000;

/** Months are numbered from year 0, so that their difference is how many lie between. */
export const monthNo = (month: string): number => {
  const [year = 0, of = 0] = month.split('-').map(Number);
  return 12 * year + of;
};

const file = (folder: string) => join(folder, 'task.json');
export const readTask = async (folder: string): Promise<Task> =>
  JSON.parse(await readFile(file(folder), 'utf8')) as Task;

/** Fits the cut points on the last quarter end, as sql/decisions/003 words it, so that everybody scores by the same. */
export async function writeTask(folder: string): Promise<void> {
  const last = snapshots.at(-1);
  if (!last) throw new Error('there are twelve snapshots');
  const cutsOf = (measure: string, best: 'min' | 'max') =>
    [1, 2, 3, 4].map((cut) => `${best}(${measure}) filter (where 5 * ${measure}_worse >= ${cut} * (n - 1))`);
  const found = await withEngine(':memory:', async (connection) => {
    const reader = await connection.runAndReadAll(`
      with

      customers as (

          select
              customer_key,
              cast(date_diff('day', max(case when amount > 0 then ordered_on end), date '${last.as_of}') as integer) as recency,
              cast(count(distinct case when amount > 0 then order_no end) as integer) as frequency,
              cast(sum(amount) as double) as monetary

          from read_parquet('${join(folder, files.lines)}')
          where customer_key > 0 and is_void = 0
              and ordered_on > date '${last.opens_after}' and ordered_on <= date '${last.as_of}'
          group by customer_key
          having max(amount) > 0

      ),

      ranked as (

          select
              *,
              rank() over (order by recency desc) - 1 as recency_worse,
              rank() over (order by frequency) - 1 as frequency_worse,
              rank() over (order by monetary) - 1 as monetary_worse,
              count(*) over () as n

          from customers

      )

      select ${[...cutsOf('recency', 'max'), ...cutsOf('frequency', 'min'), ...cutsOf('monetary', 'min')].join(', ')}
      from ranked`);
    return (reader.getRowsJson()[0] ?? []) as number[];
  });
  if (!found.every((cut) => typeof cut === 'number'))
    throw new Error('the history is too small to fit cut points: ask for more lines');

  const { segments, map } = builtInSchemes.named(defaultScheme);
  const places = Object.fromEntries(segments.map(({ segment, position }) => [segment, position]));
  const placeOf = (segment: string) => places[segment] ?? 0;
  await writeFile(
    file(folder),
    JSON.stringify({
      snapshots,
      cuts: { recency: found.slice(0, 4), frequency: found.slice(4, 8), monetary: found.slice(8) },
      segments: places,
      map: [
        { code: 0, segment: placeOf('not_yet_customer') },
        { code: 1, segment: placeOf('lapsed') },
        ...(map?.codes ?? []).map(({ code, segment }) => ({ code: Number(code), segment: placeOf(segment) }))
      ]
    } satisfies Task)
  );
}
