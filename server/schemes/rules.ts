import { valuesOf, type BoundGiven, type Columns } from '../db/relations.ts';
import type { Known } from '../db/unfold.ts';
import type { Parameters } from '../db/values.ts';
import type { Settings } from '../settings.ts';
import type { Cuts, Fraction, HighCuts } from './contract.ts';

/** The settings that a state, a score or a segment is told by: the columns of the relation rules_in_force. */
const ruleColumns = {
  lookback_days: 'INTEGER',
  returns: 'VARCHAR',
  new_days: 'INTEGER',
  dormant_days: 'INTEGER',
  lost_days: 'INTEGER',
  warning_cut: 'INTEGER',
  silence_cut: 'INTEGER',
  rfm_8_cut: 'VARCHAR',
  vip_share: 'INTEGER',
  loyal_flags: 'INTEGER',
  lead_threshold: 'INTEGER',
  exclude_internal: 'BOOLEAN',
  visit_points: 'INTEGER',
  browse_points: 'INTEGER',
  cart_points: 'INTEGER',
  enquiry_points: 'INTEGER',
  call_points: 'INTEGER',
  email_points: 'INTEGER',
  survey_points: 'INTEGER',
  social_points: 'INTEGER',
  event_points: 'INTEGER',
  referral_points: 'INTEGER',
  other_points: 'INTEGER'
} as const satisfies Columns;

export const ruleNames = Object.keys(ruleColumns) as (keyof typeof ruleColumns)[];

/** The settings that a rule may compare a fact with: numbers, and of those not the look-back, which may be all. */
export const thresholds: readonly string[] = ruleNames.filter(
  (name) =>
    ruleColumns[name] === 'INTEGER' &&
    name !== 'lookback_days' &&
    name !== 'warning_cut' &&
    name !== 'silence_cut' &&
    !name.endsWith('_points')
);

/** The settings that are a whole per cent, from 1 to 100. */
export const isPerCent = (name: string): boolean => name === 'vip_share';

/** Whether a sentence of a scheme may name it in braces. */
export const isRule = (name: string): boolean => Object.hasOwn(ruleColumns, name);

export type Rules = Pick<Settings, keyof typeof ruleColumns>;

/** Exactly the rules among the settings, in a fixed order: two of them are the same when their JSON is. */
export const rulesOf = (settings: Rules): Rules =>
  Object.fromEntries(ruleNames.map((name) => [name, settings[name]])) as Rules;

/** The rules as one row, and each written out where models ask it: joining the row to every customer costs more than the rules do. */
export const rulesRelation = (rules: Rules): BoundGiven => {
  const relation = valuesOf('rules_in_force', ruleColumns, [{ ...rules }]);
  return { ...relation, known: knownRules(rules, (name) => `$rules_in_force_1_${name}`) };
};

/** The same for a build, whose views take no parameters: numbers, truth values and words of our own lists are all that rules can be. */
export const pastedRules = (rules: Rules): Known =>
  knownRules(rules, (name) => {
    const value = rules[name];
    if (value === null || typeof value === 'boolean' || Number.isInteger(value)) return String(value);
    if (typeof value === 'string' && /^[a-z_]+$/.test(value)) return `'${value}'`;
    throw new Error(`${name}: ${String(value)} is no rule`);
  });

/** What is asked whether it holds is answered, so that nothing is worked out by it: the engine does not look at what is bound. */
const knownRules = (rules: Rules, told: (name: keyof Rules) => string): Known => ({
  'cross join rules_in_force as rules': '',
  ...Object.fromEntries(
    ruleNames.map((name) => [`rules.${name}`, `cast(${told(name)} as ${ruleColumns[name]})`])
  ),
  ...Object.fromEntries(
    (['event', 'exclude'] as const).map((policy) => [
      `rules.returns = '${policy}'`,
      String(rules.returns === policy)
    ])
  ),
  'rules.lookback_days is null': String(rules.lookback_days === null)
});

const measures = ['recency', 'frequency', 'monetary'] as const;
type Measure = (typeof measures)[number];

/**
 * The same values for every date asked about: a row for each, and written out where models ask them, so that they need not be
 * looked up for every customer. Models join the relation to their states by nothing but the date.
 */
function forEveryDate(
  relation: string,
  values: Record<string, [number | boolean | null, string]>
): BoundGiven {
  const parameters: Parameters = {};
  const told = Object.entries(values).map(([name, [value, type]]): [string, string] => {
    parameters[`${relation}_${name}`] = value;
    return [name, `cast($${relation}_${name} as ${type})`];
  });
  return {
    sql: `select\n    snapshot_date,\n    ${told.map(([name, sql]) => `${sql} as ${name}`).join(',\n    ')}\nfrom snapshot_dates`,
    inputs: ['snapshot_dates'],
    parameters,
    known: {
      [`left join ${relation}`]: '',
      [`on ${relation}.snapshot_date = states.snapshot_date`]: '',
      ...Object.fromEntries(told.map(([name, sql]) => [`${relation}.${name}`, sql]))
    }
  };
}

const cutColumns = (cuts: Cuts): Record<string, [number | null, string]> =>
  Object.fromEntries(
    measures.flatMap((measure) =>
      cuts[measure].map((cut, index) => [`${measure}_cut_${index + 1}`, [cut, 'bigint']])
    )
  );

/** Of the five scores. */
export const cutPointRelation = (cuts: Cuts): BoundGiven => forEveryDate('cut_points', cutColumns(cuts));

const none = (bins: number): Cuts => {
  const cuts = Array.from({ length: bins - 1 }, () => null);
  return { recency: cuts, frequency: cuts, monetary: cuts };
};
export const noCutPoints = none(5);

export const thirdCutRelation = (cuts: Cuts = none(3)): BoundGiven =>
  forEveryDate('third_cuts', cutColumns(cuts));

export const highCutRelation = (
  high: HighCuts = { on: 'scores', recency: null, frequency: null, monetary: null }
): BoundGiven =>
  forEveryDate('high_cuts', {
    is_on_scores: [high.on === 'scores', 'boolean'],
    ...Object.fromEntries(
      measures.flatMap((measure): [string, [number | null, string]][] => [
        [`${measure}_numerator`, [high[measure]?.numerator ?? null, 'bigint']],
        [`${measure}_denominator`, [high[measure]?.denominator ?? null, 'bigint']]
      ])
    )
  });

/** A row of rfm_cut_points or third_cut_points: recency_cut_1 … monetary_cut_4. */
export type CutRow = { n: number } & Record<string, number | null>;

export const cutsOfRow = (row: CutRow, bins: 5 | 3): Cuts => {
  const of = (measure: Measure) =>
    Array.from({ length: bins - 1 }, (_, k) => row[`${measure}_cut_${k + 1}`] ?? null);
  return { recency: of('recency'), frequency: of('frequency'), monetary: of('monetary') };
};

/** A row of high_cut_points. */
export type HighRow = { is_on_scores: boolean } & Record<string, number | boolean | null>;

export function highOfRow(row: HighRow): HighCuts {
  const of = (measure: Measure): Fraction | null => {
    const [numerator, denominator] = [row[`${measure}_numerator`], row[`${measure}_denominator`]];
    return typeof numerator === 'number' && typeof denominator === 'number'
      ? { numerator, denominator }
      : null;
  };
  return {
    on: row.is_on_scores ? 'scores' : 'values',
    recency: of('recency'),
    frequency: of('frequency'),
    monetary: of('monetary')
  };
}
