import { expect } from 'vitest';
import { asking } from '../asking.ts';
import { dayText } from '../slow/days.ts';
import {
  atRisk,
  auc,
  gapsAfter,
  quantile,
  returns,
  survivalAt,
  toNumber,
  waitingAt,
  warningsAt,
  type Waiting
} from '../slow/churn.ts';
import { segmentedAt } from '../slow/segments.ts';
import { type TwoWays, someWay, someDayIn } from './ways.ts';

const sumOf = (people: readonly Waiting[]) => ({
  customers: people.length,
  net_amount: people.reduce((total, { state }) => total + state.monetary_value, 0)
});

/** Statuses, quantiles, the survival curve and the early warnings of a day. */
export async function compareChurn(ways: TwoWays): Promise<void> {
  const { texts, rules, scheme, isAsked } = someWay(ways);
  const day = someDayIn(ways.chance, ways.coverage);
  const asked = { ...texts, as_of: dayText(day) };
  const byId = new Map(ways.histories.map((history) => [history.customer_id, history]));
  const people = waitingAt(ways.histories.filter(isAsked), day, rules);
  const ask = asking(ways.home);
  const { rows, definition } = await ask('churn', asked);
  const told = (kind: string) =>
    rows
      .filter((row) => row.kind === kind)
      .map(({ key, value, customers, net_amount }) => ({ key, value, customers, net_amount }));

  expect(told('status'), JSON.stringify(asked)).toEqual(
    ['active', 'dormant', 'lost'].map((key) => {
      const those = people.filter(({ state }) => state.gap_status === key);
      return { key, value: people.length === 0 ? null : those.length / people.length, ...sumOf(those) };
    })
  );

  const gaps = people.flatMap(({ closed }) => closed);
  expect(definition.closed_gaps).toBe(gaps.length);
  expect(told('quantile'), JSON.stringify(asked)).toEqual(
    [25, 50, 75, 80, 90, 95].map((percent) => {
      const value = quantile(gaps, percent);
      const key = `p${percent}`;
      if (!value) return { key, value: null, customers: null, net_amount: null };
      const longer = people.filter(({ gap }) => BigInt(gap) * value[1] > value[0]);
      return { key, value: toNumber(value), ...sumOf(longer) };
    })
  );

  const days = [...new Set([...gaps, ...people.map(({ gap }) => gap)])].sort((one, other) => one - other);
  const curve = told('survival');
  expect(
    curve.map(({ value: _, ...row }) => row),
    JSON.stringify(asked)
  ).toEqual(days.map((each) => ({ key: String(each), ...sumOf(people.filter(({ gap }) => gap === each)) })));
  for (const { key, value } of curve)
    expect(value).toBeCloseTo(toNumber(survivalAt(people, Number(key))), 12);

  const segments = new Map(
    segmentedAt(ways.histories, day, rules).map((each) => [each.customer_id, each[scheme]])
  );
  const warnings = warningsAt(ways.histories, day, rules).filter(({ customer_id }) =>
    isAsked(byId.get(customer_id))
  );
  expect(told('at_risk'), JSON.stringify(asked)).toEqual(
    told('at_risk').map(({ key }) => {
      const those = warnings.filter(({ customer_id }) => segments.get(customer_id) === key);
      const warned = those.filter(({ is_warned }) => is_warned);
      return {
        key,
        value: those.length === 0 ? null : warned.length / those.length,
        customers: warned.length,
        net_amount: warned.reduce((total, { value }) => total + value, 0)
      };
    })
  );

  // A wait of at most the first half of the expected gap is in the first band, beyond four gaps all are in the last.
  const rhythms = warnings.flatMap(({ ratio, value }) => (ratio ? [{ ratio: toNumber(ratio), value }] : []));
  const band = (ratio: number) => Math.min(Math.max(Math.ceil(2 * ratio), 1), 9);
  expect(
    told('rhythm').map(({ customers, net_amount }) => [customers, net_amount]),
    JSON.stringify(asked)
  ).toEqual(
    told('rhythm').map((_, at) => {
      const those = rhythms.filter(({ ratio }) => band(ratio) === at + 1);
      return [those.length, those.reduce((total, { value }) => total + value, 0)];
    })
  );
  expect(told('warning'), JSON.stringify(asked)).toEqual(
    (
      [
        ['overdue', rhythms.length, warnings.filter(({ ratio }) => ratio !== null && toNumber(ratio) > 1)],
        ['warned', warnings.length, warnings.filter(({ is_warned }) => is_warned)]
      ] as const
    ).map(([key, base, those]) => ({
      key,
      value: base === 0 ? null : those.length / base,
      customers: those.length,
      net_amount: those.reduce((total, { value }) => total + value, 0)
    }))
  );

  const list = await ask('early-warning', { ...asked, page_size: '1000' });
  const wanted = warnings.map((warning) => ({
    customer_id: warning.customer_id,
    recency_days: warning.gap,
    monetary_value: warning.value,
    segment: segments.get(warning.customer_id),
    score: toNumber(warning.score),
    reasons: warning.reasons,
    is_warned: warning.is_warned,
    net_amount_at_risk: atRisk(warning),
    overdue: warning.overdue && toNumber(warning.overdue),
    slowing: toNumber(warning.slowing),
    unlikely_alive: null,
    complaint: null
  }));
  wanted.sort(
    (one, other) =>
      other.net_amount_at_risk - one.net_amount_at_risk || (one.customer_id < other.customer_id ? -1 : 1)
  );
  expect(list.rows.length, JSON.stringify(asked)).toBe(wanted.length);
  list.rows.forEach((row, at) => expect(row, JSON.stringify(asked)).toMatchObject(wanted[at] ?? {}));
  expect(list.total).toBe(wanted.length);
}

/** What the indicators of a past day foresaw, beside what came. */
export async function compareValidation(ways: TwoWays): Promise<void> {
  const { texts, rules, isAsked } = someWay(ways);
  const latest = ways.coverage.to - 180;
  if (latest < ways.coverage.from) return;
  const day = Math.min(latest, someDayIn(ways.chance, ways.coverage));
  const asked = { ...texts, as_of: dayText(day) };
  const byId = new Map(ways.histories.map((history) => [history.customer_id, history]));
  const those = ways.histories.filter(isAsked);
  const isSilent = (customer_id: string) => !returns(byId.get(customer_id), day, rules);
  const people = waitingAt(those, day, rules);
  const warnings = warningsAt(ways.histories, day, rules)
    .filter(({ customer_id }) => isAsked(byId.get(customer_id)))
    .map((warning) => ({ ...warning, isSilent: isSilent(warning.customer_id) }));

  const { rows } = await asking(ways.home)('churn-validation', asked);
  const told = (indicator: string, measure: string, key: string | null = null) =>
    rows.find((row) => row.indicator === indicator && row.measure === measure && row.key === key);
  const about = JSON.stringify(asked);

  const p80 = quantile(
    people.flatMap(({ closed }) => closed),
    80
  );
  const after = p80 ? gapsAfter(those, day, Number(p80[0] / p80[1]), rules) : { gaps: 0, closed: 0 };
  expect(told('gap_quantiles', 'closed_within', 'p80'), about).toMatchObject({
    numerator: after.closed,
    denominator: after.gaps
  });

  const bands = [
    [0, 30],
    [31, 60],
    [61, 90],
    [91, 180],
    [181, 365],
    [366, Infinity]
  ] as const;
  for (const [begin, end] of bands) {
    const band = people.filter(({ gap }) => gap >= begin && gap <= end);
    const expected = band.reduce(
      (total, { gap }) =>
        total + 1 - toNumber(survivalAt(people, gap + 180)) / toNumber(survivalAt(people, gap)),
      0
    );
    const row = told('survival', 'returned', end === Infinity ? `${begin}+` : `${begin}-${end}`);
    expect(row, about).toMatchObject({
      numerator: band.filter(({ customer_id }) => !isSilent(customer_id)).length,
      denominator: band.length
    });
    if (band.length > 0) expect(row?.expected).toBeCloseTo(expected / band.length, 10);
  }

  const ratios = warnings.flatMap(({ ratio, isSilent }) => (ratio ? [{ level: ratio, isSilent }] : []));
  expect(told('own_rhythm', 'auc'), about).toMatchObject({ value: auc(ratios), denominator: ratios.length });
  const scores = warnings.map(({ score, isSilent }) => ({ level: score, isSilent }));
  expect(told('early_warning', 'auc'), about).toMatchObject({ value: auc(scores) });
  const silent = warnings.filter((warning) => warning.isSilent);
  const warned = warnings.filter(({ is_warned }) => is_warned);
  const hits = warned.filter((warning) => warning.isSilent).length;
  expect(told('early_warning', 'precision', 'warned'), about).toMatchObject({
    numerator: hits,
    denominator: warned.length
  });
  expect(told('early_warning', 'recall', 'warned'), about).toMatchObject({
    numerator: hits,
    denominator: silent.length
  });
  const dormant = warnings.filter(({ gap }) => gap > 90);
  expect(told('early_warning', 'precision', 'dormant'), about).toMatchObject({
    numerator: dormant.filter((warning) => warning.isSilent).length,
    denominator: dormant.length
  });
}
