import type { SqlFile } from '../db/sql-file.ts';
import type { Condition } from './contract.ts';
import { columnSql, conditionSql, type Reads } from './condition.ts';
import type { SchemeDefinition } from './definition.ts';
import { facts } from './facts.ts';
import type { SchemeMap } from './scheme-file.ts';
import { mostCounted, numbered, unitOf } from './scheme-segments.ts';
import { unscoredNames } from './unscored.ts';

/** The model that gives each customer a segment of the scheme. */
const modelOf = (scheme: string) => `${scheme}_segments`;

/**
 * A scheme as a model: the case of its map or rules over the marts that its facts stand in. Columns and grain are those
 * of customer_segments. Nothing of the file becomes SQL but numbers and names that stand in our own lists.
 */
export function compileScheme({ file, map, rules }: SchemeDefinition): SqlFile {
  const reads = noReads();
  const { segment, joins } = segmentSql({ file, map, rules }, reads, (name) => `'${name}'`);
  const labels = labelsSql(file, rules, reads);
  const { from, inputs } = relations(reads, joins);

  return {
    kind: 'model',
    name: modelOf(file.scheme),
    path: `data/schemes/${file.scheme}.json`,
    kept: 'view',
    grain: ['snapshot_date', 'customer_key'],
    inputs,
    params: [],
    purpose: file.meaning.en,
    definition: `Generated from data/schemes/${file.scheme}.json.`,
    columns: [
      { name: 'scheme', type: 'VARCHAR', meaning: '' },
      { name: 'snapshot_date', type: 'DATE', meaning: '' },
      { name: 'customer_key', type: 'INTEGER', meaning: '' },
      { name: 'segment', type: 'VARCHAR', meaning: '' },
      {
        name: 'labels',
        type: 'VARCHAR',
        meaning: 'flags, and all segments that hold, each followed by a space'
      },
      { name: 'last_order_on', type: 'DATE', meaning: '' },
      { name: 'recency_days', type: 'BIGINT', meaning: '' },
      { name: 'frequency_orders', type: 'BIGINT', meaning: '' },
      { name: 'monetary_value', type: 'BIGINT', meaning: 'minor units, in the look-back' }
    ],
    sql: `select
    '${file.scheme}' as scheme,
    states.snapshot_date,
    states.customer_key,
    ${segment} as segment,
    ${labels} as labels,
    states.last_order_on,
    states.recency_days,
    states.frequency_orders,
    states.monetary_value

${from}`
  };
}

/**
 * Several schemes as one model, segments_by_number: the numbers of a customer's segments in them, one number made of all.
 * It is what is counted: one row for each customer and day whatever the schemes, and nothing to compare but numbers.
 */
export function compileNumbers(schemes: readonly SchemeDefinition[]): SqlFile {
  if (schemes.length > mostCounted)
    throw new Error(`an INTEGER has two digits for each of ${mostCounted} schemes, not of ${schemes.length}`);
  const reads = noReads();
  const told = schemes.map((scheme, place) => {
    const numbers = new Map(numbered(scheme, place).map(({ segment, number }) => [segment, number]));
    const { segment, joins } = segmentSql(scheme, reads, (name) => {
      const number = numbers.get(name);
      if (number === undefined) throw new Error(`${scheme.scheme}: ${name} is none of its segments`);
      return String(number);
    });
    return { sql: `${unitOf(place)} * ${segment}`, joins };
  });
  const { from, inputs } = relations(
    reads,
    told.flatMap(({ joins }) => joins)
  );

  return {
    kind: 'model',
    name: 'segments_by_number',
    path: 'data/schemes',
    kept: 'held',
    grain: ['snapshot_date', 'customer_key'],
    inputs,
    params: [],
    purpose:
      'The segments of every known customer on each date, as numbers: what sizes, flows and KPIs count.',
    definition:
      'customer_segments, all schemes of a build in one number: numbers / unit % 100 is the number of the segment, by scheme_segments and ladder_places. Generated from data/schemes.',
    columns: [
      { name: 'snapshot_date', type: 'DATE', meaning: '' },
      { name: 'customer_key', type: 'INTEGER', meaning: '' },
      { name: 'numbers', type: 'INTEGER', meaning: 'two digits for each scheme' },
      { name: 'last_order_on', type: 'DATE', meaning: '' },
      { name: 'recency_days', type: 'BIGINT', meaning: '' },
      { name: 'frequency_orders', type: 'BIGINT', meaning: '' },
      { name: 'monetary_value', type: 'BIGINT', meaning: 'minor units, in the look-back' }
    ],
    sql: `select
    states.snapshot_date,
    states.customer_key,
    cast(
        ${told.map(({ sql }) => sql).join('\n        + ')} as integer
    ) as numbers,
    states.last_order_on,
    states.recency_days,
    states.frequency_orders,
    states.monetary_value

${from}`
  };
}

const noReads = (): Reads => ({
  marts: new Set(),
  valueCuts: new Map(),
  schemes: new Set(),
  hasRules: false,
  hasInputs: false
});

/** The segment of a customer, each said as the caller says segments. */
function segmentSql(
  { file, map, rules }: Pick<SchemeDefinition, 'file' | 'map' | 'rules'>,
  reads: Reads,
  said: (segment: string) => string
): { segment: string; joins: string[] } {
  if (!map) return { segment: rulesSql(rules, reads, said), joins: [] };
  const { segment, join } = mapSql(file.scheme, map, reads, said);
  return { segment, joins: [join] };
}

const cases = (branches: string[]) => `case\n        ${branches.join('\n        ')}\n    end`;

/**
 * Scored customers by their code, looked up in the map; the others by their standing, as codes that no digits make. So
 * everybody has one, and a join that leaves nobody out is looked up by place, not by hash.
 */
function mapSql(
  scheme: string,
  { by, codes }: SchemeMap,
  reads: Reads,
  said: (segment: string) => string
): { segment: string; join: string } {
  const digits = by.map((name, place) => {
    const column = columnSql(name, reads);
    const digit = facts[name]?.kind === 'flag' ? `case when ${column} then 1 else 0 end` : column;
    return `${10 ** (by.length - 1 - place)} * ${digit}`;
  });
  const rows = [
    ...codes.map(({ code, segment }) => `(${Number(code)}, ${said(segment)})`),
    ...unscoredNames.map((each, place) => `(${-1 - place}, ${said(each)})`)
  ];
  const standing = columnSql('standing', reads);
  const code = cases([
    `when ${standing} = 'scored' then ${digits.join(' + ')}`,
    ...unscoredNames.map((each, place) => `when ${standing} = '${each}' then ${-1 - place}`)
  ]);
  return {
    segment: `${scheme}_codes.segment`,
    join: `inner join (\n    values\n    ${rows.join(',\n    ')}\n) as ${scheme}_codes (code, segment)\n    on ${scheme}_codes.code = ${code}`
  };
}

function rulesSql(rules: SchemeDefinition['rules'], reads: Reads, said: (segment: string) => string): string {
  const branches = rules.flatMap(({ segment, when }) => {
    return when ? `when ${conditionSql(when, reads)} then ${said(segment)}` : [];
  });
  const last = rules.find(({ when }) => !when);
  if (!last) throw new Error('rules end with one that takes the rest');
  const rest = said(last.segment);
  return branches.length === 0 ? rest : cases([...branches, `else ${rest}`]);
}

/** Each label is followed by a space, so that one is never found within another. */
function labelsSql(file: SchemeDefinition['file'], rules: SchemeDefinition['rules'], reads: Reads): string {
  const holding: { label: string; when: Condition }[] = [
    ...(file.is_multiple
      ? rules.flatMap(({ segment, when }) => (when ? [{ label: segment, when }] : []))
      : []),
    ...file.flags.map(({ flag, when }) => ({ label: flag, when }))
  ];
  const parts = holding.map(
    ({ label, when }) => `case when ${conditionSql(when, reads)} then '${label} ' else '' end`
  );
  return parts.length > 0 ? parts.join('\n    || ') : 'cast(null as varchar)';
}

function relations(
  { marts, valueCuts, schemes, hasRules, hasInputs }: Reads,
  joins: readonly string[]
): { from: string; inputs: string[] } {
  const own = marts.has('rfm_scores') ? 'rfm_scores' : 'customer_snapshots';
  const beside = [...marts].filter((mart) => mart !== 'rfm_scores' && mart !== 'customer_snapshots');
  const joined = [...beside, ...[...schemes].map(modelOf)];
  const from = [
    `from ${own} as states`,
    ...joined.map(
      (mart) =>
        `left join ${mart}\n    on ${mart}.snapshot_date = states.snapshot_date\n    and ${mart}.customer_key = states.customer_key`
    ),
    ...(valueCuts.size > 0 ? [valueCutsJoin(valueCuts)] : []),
    ...joins,
    ...(hasRules ? ['cross join rules_in_force as rules'] : []),
    ...(hasInputs ? ['cross join inputs_loaded as inputs'] : [])
  ];
  return {
    from: from.join('\n'),
    inputs: [
      own,
      ...joined,
      ...(valueCuts.size > 0 ? ['value_cuts'] : []),
      ...(hasRules || readsRules(valueCuts) ? ['rules_in_force'] : []),
      ...(hasInputs ? ['inputs_loaded'] : [])
    ]
  };
}

const readsRules = (cuts: Reads['valueCuts']) =>
  [...cuts.values()].some((percent) => percent.startsWith('rules.'));

/** Of each date the cuts that conditions name, in one row. */
const valueCutsJoin = (cuts: Reads['valueCuts']) => `left join (
    select
        crossed.snapshot_date,
        ${[...cuts]
          .map(
            ([cut, percent]) =>
              `max(case when crossed.share_above < ${percent} and crossed.share_through >= ${percent} then crossed.monetary_value end) as ${cut}`
          )
          .join(',\n        ')}
    from value_cuts as crossed${readsRules(cuts) ? '\n    cross join rules_in_force as rules' : ''}
    group by crossed.snapshot_date
) as value_cuts
    on value_cuts.snapshot_date = states.snapshot_date`;
