import type { Rules } from '../../schemes/rules.ts';
import { quantileInHundredths } from '../../stats/quantile.ts';
import { areaUnderCurve, precisionAt, type Level } from '../../stats/ranking.ts';
import { chanceOfReturn } from '../../stats/survival.ts';
import { curveOf, shareOf } from '../churn/facts.ts';
import type { ChurnValidationRow } from './contract.ts';

/** A row of sql/queries/churn_outcomes.sql. */
export interface Outcome {
  fact: 'closed' | 'open' | 'waiting' | 'rhythm' | 'score';
  level: number;
  gap_status: string | null;
  customers: number | null;
  silent: number | null;
  warned: number | null;
  warned_silent: number | null;
  gaps: number | null;
  weight: number | null;
}

/** Days waited, the last of each band; the last band has no end. */
const bandEnds = [30, 60, 90, 180, 365, Infinity];
const listLengths = [10, 50, 100, 500];

/** P80 of the gaps closed by the day, in whole days: a gap lasts no fraction of one. Undefined before one has closed. */
export function p80Of(outcomes: readonly Outcome[]): number | undefined {
  const counts = of(outcomes, 'closed').map(({ level, gaps }) => ({ value: level, times: gaps ?? 0 }));
  const hundredths = quantileInHundredths(counts, 80);
  return hundredths === undefined ? undefined : Math.floor(hundredths / 100);
}

export const gapQuantiles = ({ gaps, closed }: { gaps: number; closed: number }): ChurnValidationRow => ({
  indicator: 'gap_quantiles',
  measure: 'closed_within',
  key: 'p80',
  expected: 0.8,
  ...share(closed, gaps)
});

/** Of everybody who waits, by how long they have: what the curve expects, and what came. */
export function survival(outcomes: readonly Outcome[], horizon: number): ChurnValidationRow[] {
  const curve = curveOf(outcomes);
  const waiting = of(outcomes, 'waiting');
  return bandEnds.map((end, index) => {
    const begin = (bandEnds[index - 1] ?? -1) + 1;
    const band = waiting.filter(({ level }) => level >= begin && level <= end);
    const customers = sum(band, 'customers');
    const expected = band.reduce(
      (total, row) => total + (row.customers ?? 0) * (chanceOfReturn(curve, row.level, horizon) ?? 0),
      0
    );
    return {
      indicator: 'survival',
      measure: 'returned',
      key: end === Infinity ? `${begin}+` : `${begin}-${end}`,
      expected: shareOf(expected, customers),
      ...share(customers - sum(band, 'silent'), customers)
    };
  });
}

export const ownRhythm = (outcomes: readonly Outcome[]): ChurnValidationRow[] => [
  auc('own_rhythm', levelsOf(outcomes, 'rhythm'))
];

export function earlyWarning(
  outcomes: readonly Outcome[],
  { lost_days }: Pick<Rules, 'lost_days'>
): ChurnValidationRow[] {
  const levels = levelsOf(outcomes, 'score');
  const scored = of(outcomes, 'score');
  const [customers, silent] = [sum(scored, 'customers'), sum(scored, 'silent')];
  const base = shareOf(silent, customers);
  const dormant = of(outcomes, 'waiting').filter(({ gap_status }) => gap_status === 'dormant');
  const byRule = share(sum(dormant, 'silent'), sum(dormant, 'customers'));
  const warnedSilent = sum(scored, 'warned_silent');
  const warned = { indicator: 'early_warning', key: 'warned' } as const;
  const ofDormant = { indicator: 'early_warning', key: 'dormant' } as const;

  return [
    auc('early_warning', levels),
    { indicator: 'early_warning', measure: 'silent', key: null, expected: null, ...share(silent, customers) },
    { ...warned, measure: 'precision', expected: base, ...share(warnedSilent, sum(scored, 'warned')) },
    { ...warned, measure: 'recall', expected: null, ...share(warnedSilent, silent) },
    ...listLengths.map((k) => ({
      indicator: 'early_warning' as const,
      measure: 'precision_at' as const,
      key: String(k),
      expected: base,
      value: precisionAt(levels, k) ?? null,
      numerator: null,
      denominator: k
    })),
    { ...ofDormant, measure: 'precision', expected: base, ...byRule },
    { ...ofDormant, measure: 'lift', expected: 1, ...liftOver(byRule, levels) },
    { ...warned, measure: 'lead_days', expected: null, ...leadDays(outcomes, lost_days) }
  ];
}

/** The same number of people, chosen by score instead of by the rule. */
function liftOver({ value, denominator }: Told, levels: readonly Level[]): Told {
  const chosen = precisionAt(levels, denominator);
  const lift = value === null || value === 0 || chosen === undefined ? null : chosen / value;
  return { value: lift, numerator: null, denominator };
}

/** A customer is lost on the day after lost_days: so many days before it the warning stood. */
function leadDays(outcomes: readonly Outcome[], lost_days: number): Told {
  const leads = of(outcomes, 'waiting')
    .filter(({ warned_silent }) => (warned_silent ?? 0) > 0)
    .map(({ level, warned_silent }) => ({ value: lost_days + 1 - level, times: warned_silent ?? 0 }));
  const median = quantileInHundredths(leads, 50);
  return {
    value: median === undefined ? null : median / 100,
    numerator: null,
    denominator: leads.reduce((total, { times }) => total + times, 0)
  };
}

type Told = Pick<ChurnValidationRow, 'value' | 'numerator' | 'denominator'>;

const share = (numerator: number, denominator: number): Told => ({
  value: shareOf(numerator, denominator),
  numerator,
  denominator
});

const auc = (indicator: 'own_rhythm' | 'early_warning', levels: readonly Level[]): ChurnValidationRow => ({
  indicator,
  measure: 'auc',
  key: null,
  expected: 0.5,
  value: areaUnderCurve(levels) ?? null,
  numerator: null,
  denominator: levels.reduce((total, { customers }) => total + customers, 0)
});

const of = (outcomes: readonly Outcome[], wanted: Outcome['fact']) =>
  outcomes.filter(({ fact }) => fact === wanted);

const sum = (rows: readonly Outcome[], column: 'customers' | 'silent' | 'warned' | 'warned_silent') =>
  rows.reduce((total, row) => total + (row[column] ?? 0), 0);

/** A hit is a customer who did not buy: that is what both levels foresee. */
const levelsOf = (outcomes: readonly Outcome[], fact: 'rhythm' | 'score'): Level[] =>
  of(outcomes, fact).map(({ level, customers, silent }) => ({
    level,
    customers: customers ?? 0,
    hits: silent ?? 0
  }));
