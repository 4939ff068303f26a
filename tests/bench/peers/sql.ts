import type { Part } from './names.ts';
import { daysBefore, type Answers, type Task } from './task.ts';

/** In what the engines differ. */
export interface Dialect {
  /** create temp table NAME as */
  table: (name: string) => string;
  /** the number of the month of a day, counted from year 0 */
  month: (day: string) => string;
  /** a sum of whole numbers as a whole number */
  sum: (value: string) => string;
  /** where the engine joins by nothing else */
  index?: (table: string, column: string) => string;
}

/**
 * The task as one would write it in SQL. With isReduced the lines are first brought down to one row for each customer and
 * day, which every later step then reads: what an experienced hand would do.
 */
export function usualSql(
  { snapshots, cuts, map }: Task,
  { table, month, sum, index }: Dialect,
  isReduced: boolean
): Record<Part, string[]> {
  const source = isReduced ? 'days' : 'lines';
  const whole = isReduced ? '1 = 1' : 'customer_key > 0 and is_void = 0';
  const money = isReduced ? 'net' : 'amount';
  const isSale = isReduced ? 'orders > 0' : 'amount > 0';
  const count = isReduced
    ? (condition: string) => sum(`case when ${condition} then orders else 0 end`)
    : (condition: string) => `count(distinct case when ${condition} and amount > 0 then order_no end)`;

  const score = (meets: string[]) =>
    ['1', ...meets.map((met) => `case when ${met} then 1 else 0 end`)].join(' + ');
  const coded = snapshots.map(({ as_of, opens_after }, at) => {
    const r = score(cuts.recency.map((cut) => `last_on >= '${daysBefore(as_of, cut)}'`));
    const f = score(cuts.frequency.map((cut) => `frequency >= ${cut}`));
    const m = score(cuts.monetary.map((cut) => `monetary >= ${cut}`));
    return `
      select
          ${at + 1} as snapshot,
          customer_key,
          monetary,
          case
              when last_on is null then 0
              when last_on <= '${opens_after}' then 1
              else 100 * (${r}) + 10 * (${f}) + (${m})
          end as code
      from (
          select
              customer_key,
              max(case when ${isSale} then ordered_on end) as last_on,
              ${count(`ordered_on > '${opens_after}'`)} as frequency,
              ${sum(`case when ordered_on > '${opens_after}' then ${money} else 0 end`)} as monetary
          from ${source}
          where ${whole} and ordered_on <= '${as_of}'
          group by customer_key
      ) as customers_${at + 1}`;
  });
  const [nobodyYet = 0] = map.flatMap(({ code, segment }) => (code === 0 ? [segment] : []));

  return {
    reduced: isReduced
      ? [
          `${table('days')}
          select
              customer_key,
              ordered_on,
              count(distinct case when amount > 0 then order_no end) as orders,
              ${sum('amount')} as net
          from lines
          where customer_key > 0 and is_void = 0
          group by customer_key, ordered_on`
        ]
      : [],
    scored: [
      `${table('segment_map')} ${map.map(({ code, segment }) => `select ${code} as code, ${segment} as segment`).join(' union all ')}`,
      ...(index ? [index('segment_map', 'code')] : []),
      `${table('scored')}
      select snapshot, customer_key, monetary, segment
      from (${coded.join('\n      union all')}) as coded
      inner join segment_map on segment_map.code = coded.code`,
      `${table('sizes')}
      select snapshot, segment, count(*) as customers, ${sum('monetary')} as amount
      from scored where segment <> ${nobodyYet} group by snapshot, segment`
    ],
    flows: [
      `${table('flows')}
      select
          later.snapshot as snapshot,
          coalesce(earlier.segment, ${nobodyYet}) as from_segment,
          later.segment as to_segment,
          count(*) as customers,
          ${sum('later.monetary')} as amount
      from (select snapshot - 1 as snapshot_before, * from scored where snapshot > 1 and segment <> ${nobodyYet}) as later
      left join scored as earlier
          on earlier.customer_key = later.customer_key and earlier.snapshot = later.snapshot_before
      group by later.snapshot, coalesce(earlier.segment, ${nobodyYet}), later.segment`
    ],
    cohorts: [
      `${table('bought')}
      select distinct customer_key, ${month('ordered_on')} as month_no from ${source} where ${whole} and ${isSale}`,
      `${table('firsts')} select customer_key, min(month_no) as first_no from bought group by customer_key`,
      ...(index ? [index('firsts', 'customer_key')] : []),
      `${table('cohorts')}
      select firsts.first_no as first_no, bought.month_no - firsts.first_no as months_later, count(*) as customers
      from bought
      inner join firsts on firsts.customer_key = bought.customer_key
      group by firsts.first_no, bought.month_no - firsts.first_no`
    ]
  };
}

/** What is told in the end: the tables of the answers, in a fixed order of columns. */
export const answerTables: Record<keyof Answers, string> = {
  sizes: 'select snapshot, segment, customers, amount from sizes',
  flows: 'select snapshot, from_segment, to_segment, customers, amount from flows',
  cohorts: 'select first_no, months_later, customers from cohorts'
};
