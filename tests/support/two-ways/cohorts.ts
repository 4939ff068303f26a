import { expect } from 'vitest';
import { asking } from '../asking.ts';
import { cohortsOf, lifecyclesOf, type CohortCell, type Kind } from '../slow/cohorts.ts';
import { type TwoWays, someWay } from './ways.ts';

/** Every cell of every cohort, and the mean line over the complete ones; who was new, returning, resurrecting, dormant. */
export async function compareCohorts(ways: TwoWays): Promise<void> {
  const { chance, coverage, home } = ways;
  const { texts, rules, isAsked } = someWay(ways);
  const { returns, filter } = texts;
  const common = { ...(returns && { returns }), ...(filter !== undefined && { filter }) };
  const histories = ways.histories.filter(isAsked);
  const ask = asking(home);

  const grain = chance.of(['month', 'quarter'] as const);
  const kind = chance.of<Kind>(['on', 'on_or_after', 'bracket', 'every']);
  const own: [number, number][] = chance.may(0.5)
    ? [
        [1, 1],
        [2, 5]
      ]
    : [];
  const by = chance.may(0.3);
  const asked = {
    ...common,
    cohort: grain,
    kind,
    ...(by && { by: 'first_region' }),
    ...(kind === 'bracket' && { bracket: own.map((bounds) => bounds.join('-')) })
  };
  const wanted = cohortsOf(histories, {
    grain,
    kind,
    returns: rules.returns,
    coverage,
    brackets:
      own.length > 0
        ? own
        : [
            [1, 3],
            [4, 6],
            [7, 12]
          ],
    group: (history) => (by ? history.first_region : null)
  });
  const { rows, means } = await ask('cohort-retention', asked);
  const told = rows.map(
    ({
      first_region,
      retention_rate: _,
      revenue_retention: __,
      net_amount_per_customer: ____,
      left_censored: ___,
      ...row
    }) => ({
      ...row,
      group: first_region ?? null
    })
  );
  const sorted = (cells: readonly object[]) =>
    cells.map((cell) => JSON.stringify(Object.entries(cell).sort())).sort();
  expect(sorted(told), JSON.stringify(asked)).toEqual(sorted(wanted));

  for (const mean of means) {
    const complete = wanted.filter(
      (cell) =>
        cell.is_complete &&
        cell.period_offset === mean.period_offset &&
        cell.group === (mean.first_region ?? null)
    );
    const sum = (of: (cell: CohortCell) => number) => complete.reduce((total, cell) => total + of(cell), 0);
    const [size, came] = [sum((cell) => cell.cohort_size), sum((cell) => cell.customers)];
    const [money, base] = [sum((cell) => cell.net_amount), sum((cell) => cell.cohort_net_amount)];
    expect(mean, JSON.stringify(asked)).toMatchObject({
      cohorts: complete.length,
      cohort_size: size,
      customers: came,
      retention_rate: size === 0 ? null : came / size,
      revenue_retention: base === 0 ? null : money / base,
      net_amount_per_customer: size === 0 ? null : money / size
    });
  }

  const step = chance.of(['month', 'quarter', 'half', 'year'] as const);
  const series = await ask('lifecycle-series', { ...common, grain: step });
  expect(
    series.rows.map(({ is_complete: _, is_previous_complete: __, left_censored: ___, ...row }) => row),
    JSON.stringify(common)
  ).toEqual(lifecyclesOf(histories, step, rules.returns, coverage));
}
