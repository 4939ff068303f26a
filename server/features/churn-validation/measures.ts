import type { Rules } from '../../schemes/rules.ts';
import { quantileInHundredths } from '../../stats/quantile.ts';
import { areaUnderCurve, precisionAt, type Level } from '../../stats/ranking.ts';
import { chanceOfReturn } from '../../stats/survival.ts';
import { curveOf, shareOf } from '../churn/facts.ts';
import type { Untold } from '../../messages/churn-validation.ts';
import type { ChurnValidationRow } from './contract.ts';

/** A row before its reason is put into words. */
export interface Measured extends Omit<ChurnValidationRow, 'reason'> {
  untold: Untold | null;
}

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
const bandBegin = (index: number) => (bandEnds[index - 1] ?? -1) + 1;
export const bands: readonly string[] = bandEnds.map((end, index) =>
  end === Infinity ? `${bandBegin(index)}+` : `${bandBegin(index)}-${end}`
);

/** The first and the last of the days of a band. */
export function bandOf(key: string): { begin: number; end: number } {
  const index = bands.indexOf(key);
  const end = bandEnds[index];
  if (end === undefined) throw new Error(`${key} is no band`);
  return { begin: bandBegin(index), end };
}

const listLengths = [10, 50, 100, 500];

/** P80 of the gaps closed by the day, in whole days: a gap lasts no fraction of one. Undefined before one has closed. */
export function p80Of(outcomes: readonly Outcome[]): number | undefined {
  const counts = of(outcomes, 'closed').map(({ level, gaps }) => ({ value: level, times: gaps ?? 0 }));
  const hundredths = quantileInHundredths(counts, 80);
  return hundredths === undefined ? undefined : Math.floor(hundredths / 100);
}

export const gapQuantiles = ({ gaps, closed }: { gaps: number; closed: number }): Measured => ({
  indicator: 'gap_quantiles',
  measure: 'closed_within',
  key: 'p80',
  expected: 0.8,
  ...share(closed, gaps, 'no_gap_closed')
});

/** Of everybody who waits, by how long they have: what the curve expects, and what came. */
export function survival(outcomes: readonly Outcome[], horizon: number): Measured[] {
  const curve = curveOf(outcomes);
  const waiting = of(outcomes, 'waiting');
  return bands.map((key) => {
    const { begin, end } = bandOf(key);
    const band = waiting.filter(({ level }) => level >= begin && level <= end);
    const customers = sum(band, 'customers');
    const expected = band.reduce(
      (total, row) => total + (row.customers ?? 0) * (chanceOfReturn(curve, row.level, horizon) ?? 0),
      0
    );
    return {
      indicator: 'survival',
      measure: 'returned',
      key,
      expected: shareOf(expected, customers),
      ...share(customers - sum(band, 'silent'), customers, 'nobody_waited')
    };
  });
}

export const ownRhythm = (outcomes: readonly Outcome[]): Measured[] => [
  auc('own_rhythm', levelsOf(outcomes, 'rhythm'))
];

export function earlyWarning(
  outcomes: readonly Outcome[],
  { lost_days }: Pick<Rules, 'lost_days'>
): Measured[] {
  const levels = levelsOf(outcomes, 'score');
  const scored = of(outcomes, 'score');
  const [customers, silent] = [sum(scored, 'customers'), sum(scored, 'silent')];
  const base = shareOf(silent, customers);
  const dormant = of(outcomes, 'waiting').filter(({ gap_status }) => gap_status === 'dormant');
  const byRule = share(sum(dormant, 'silent'), sum(dormant, 'customers'), 'nobody_dormant');
  const warnedSilent = sum(scored, 'warned_silent');
  const warned = { indicator: 'early_warning', key: 'warned' } as const;
  const ofDormant = { indicator: 'early_warning', key: 'dormant' } as const;

  return [
    auc('early_warning', levels),
    {
      indicator: 'early_warning',
      measure: 'silent',
      key: null,
      expected: null,
      ...share(silent, customers, 'nobody_scored')
    },
    {
      ...warned,
      measure: 'precision',
      expected: base,
      ...share(warnedSilent, sum(scored, 'warned'), 'nobody_warned')
    },
    { ...warned, measure: 'recall', expected: null, ...share(warnedSilent, silent, 'nobody_silent') },
    ...listLengths.map((k) => ({
      indicator: 'early_warning' as const,
      measure: 'precision_at' as const,
      key: String(k),
      expected: base,
      ...precisionOfFirst(k, customers, levels)
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
  const untold = value === null ? 'nobody_dormant' : 'all_dormant_bought';
  return { value: lift, numerator: null, denominator, untold: lift === null ? untold : null };
}

/** Where the list is longer than those with a score, it says how many they are. */
function precisionOfFirst(k: number, scored: number, levels: readonly Level[]): Told {
  const value = precisionAt(levels, k) ?? null;
  const untold = scored === 0 ? 'nobody_scored' : 'too_few_scored';
  return { value, numerator: null, denominator: Math.min(k, scored), untold: value === null ? untold : null };
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
    denominator: leads.reduce((total, { times }) => total + times, 0),
    untold: median === undefined ? 'none_foreseen' : null
  };
}

type Told = Pick<Measured, 'value' | 'numerator' | 'denominator' | 'untold'>;

/** A share, or why there is none of nobody. */
const share = (numerator: number, denominator: number, ofNobody: Untold): Told => ({
  value: shareOf(numerator, denominator),
  numerator,
  denominator,
  untold: denominator === 0 ? ofNobody : null
});

function auc(indicator: 'own_rhythm' | 'early_warning', levels: readonly Level[]): Measured {
  const value = areaUnderCurve(levels) ?? null;
  const denominator = levels.reduce((total, { customers }) => total + customers, 0);
  const untold = denominator === 0 ? 'nobody_scored' : 'one_kind_only';
  return {
    indicator,
    measure: 'auc',
    key: null,
    expected: 0.5,
    value,
    numerator: null,
    denominator,
    untold: value === null ? untold : null
  };
}

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
