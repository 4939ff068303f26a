import { valuesOf, type BoundGiven } from '../db/relations.ts';
import type { Settings } from '../settings.ts';
import type { CutPoints } from './contract.ts';

/** What a state is counted by: one row of the relation rules_in_force. */
export type Rules = Pick<Settings, 'lookback_days' | 'returns' | 'new_days' | 'dormant_days' | 'lost_days'>;

/** Exactly the rules among the settings, in a fixed order: two of them are the same when their JSON is. */
export const rulesOf = ({ lookback_days, returns, new_days, dormant_days, lost_days }: Rules): Rules => ({
  lookback_days,
  returns,
  new_days,
  dormant_days,
  lost_days
});

export const rulesRelation = (rules: Rules): BoundGiven =>
  valuesOf(
    'rules_in_force',
    {
      lookback_days: 'INTEGER',
      returns: 'VARCHAR',
      new_days: 'INTEGER',
      dormant_days: 'INTEGER',
      lost_days: 'INTEGER'
    },
    [{ ...rules }]
  );

const measures = ['recency', 'frequency', 'monetary'] as const;

/** The same cut points for every date asked about. */
export function cutPointRelation(cuts: CutPoints): BoundGiven {
  const columns: string[] = ['cast($cut_points_n as bigint) as n'];
  const parameters: BoundGiven['parameters'] = { cut_points_n: cuts.n };
  for (const measure of measures) {
    cuts[measure].forEach((cut, index) => {
      const name = `${measure}_cut_${index + 1}`;
      columns.push(`cast($${name} as bigint) as ${name}`);
      parameters[name] = cut;
    });
  }
  return {
    sql: `select\n    snapshot_date,\n    ${columns.join(',\n    ')}\nfrom snapshot_dates`,
    inputs: ['snapshot_dates'],
    parameters
  };
}

/** A row of rfm_cut_points: recency_cut_1 … monetary_cut_4. */
export type CutRow = { n: number } & Record<
  `${(typeof measures)[number]}_cut_${1 | 2 | 3 | 4}`,
  number | null
>;

export const cutsOfRow = (row: CutRow): Pick<CutPoints, 'n' | (typeof measures)[number]> => {
  const four = (measure: (typeof measures)[number]) =>
    ([1, 2, 3, 4] as const).map((k) => row[`${measure}_cut_${k}`]);
  return { n: row.n, recency: four('recency'), frequency: four('frequency'), monetary: four('monetary') };
};
