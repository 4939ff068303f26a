import { expect } from 'vitest';
import { asking } from '../asking.ts';
import { dayText } from '../slow/days.ts';
import { flowsBetween, pathsAlong } from '../slow/segments.ts';
import { type TwoWays, someWay, someDayIn, asText } from './ways.ts';

/** Every cell between two days. */
export async function compareFlow(ways: TwoWays): Promise<void> {
  const { texts, rules, scheme, isAsked } = someWay(ways);
  const to = Math.max(ways.coverage.from, someDayIn(ways.chance, ways.coverage));
  const from = Math.max(ways.coverage.from - 1, to - ways.chance.of([1, 30, 90, 91, 181, 365, 800]));
  const asked = { ...texts, from: dayText(from), to: dayText(to) };
  const byId = new Map(ways.histories.map((history) => [history.customer_id, history]));
  const wanted = flowsBetween(ways.histories, scheme, { from, to }, rules, (id) => isAsked(byId.get(id)));
  const { rows } = await asking(ways.home)('segment-flow', asked);
  expect(asText(rows), JSON.stringify(asked)).toEqual(asText(wanted));
}

/** Whole paths over two to eight days, and the flow between each day and the next. */
export async function comparePaths(ways: TwoWays): Promise<void> {
  const { texts, rules, scheme, isAsked } = someWay(ways);
  const { chance, coverage } = ways;
  const many = chance.of([2, 3, 4, 8]);
  const some = Array.from({ length: 3 * many }, () => someDayIn(chance, coverage));
  const days = [...new Set(some)].slice(0, many).sort((one, other) => one - other);
  if (days.length < 2) return;
  const asked = { ...texts, at: days.map(dayText) };
  const byId = new Map(ways.histories.map((history) => [history.customer_id, history]));
  const isOne = (id: string) => isAsked(byId.get(id));
  const ask = asking(ways.home);

  const wanted = pathsAlong(ways.histories, scheme, days, rules, isOne);
  const { rows, others } = await ask('segment-paths', { ...asked, top: '1000' });
  const told = rows.map((row) => ({
    segments: days.map((_, at) => row[`segment_${at + 1}` as 'segment_1']),
    customers: row.customers,
    net_amount_from: row.net_amount_from,
    net_amount_to: row.net_amount_to
  }));
  expect(asText(told), JSON.stringify(asked)).toEqual(asText(wanted));
  expect(others.paths).toBe(0);

  const flows = days
    .slice(1)
    .flatMap((to, at) => flowsBetween(ways.histories, scheme, { from: days[at] ?? 0, to }, rules, isOne));
  const flow = await ask('segment-flow', asked);
  expect(asText(flow.rows), JSON.stringify(asked)).toEqual(asText(flows));
}
