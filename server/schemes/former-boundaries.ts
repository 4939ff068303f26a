import { unfold } from '../db/unfold.ts';
import { valuesOf, type BoundGiven } from '../db/relations.ts';
import type { SqlLibrary } from '../db/sql-library.ts';
import { compileNumbers } from './compile.ts';
import type { CutPoints } from './contract.ts';
import type { SchemeDefinition } from './definition.ts';

/** What steps_by_number reads while boundaries stand still: nobody would be elsewhere by those of from_date. */
export const noFormerBoundaries: BoundGiven = {
  ...valuesOf(
    'numbers_by_former_boundaries',
    {
      from_date: 'DATE',
      to_date: 'DATE',
      customer_key: 'INTEGER',
      numbers: 'INTEGER'
    },
    []
  ),
  known: { 'former.from_date = later.from_date': 'false' }
};

/** A relation of boundaries that is another at each snapshot_date, and how it reads for to_date as of from_date. */
interface Moving {
  /** by this name the segments of a scheme read it */
  relation: string;
  /** the same columns: snapshot_date is the to_date of each of flow_dates, the boundaries are those of its from_date */
  asOfFrom(library: SqlLibrary): { sql: string; inputs: readonly string[] };
}

/** Cuts are told by snapshot_date alone, whoever the customer. */
const cutsFittedBy = (relation: string, model: string): Moving => ({
  relation,
  asOfFrom(library) {
    const columns = (library.model(model)?.columns ?? []).filter(({ name }) => name !== 'snapshot_date');
    return {
      sql: `select
    flow_dates.to_date as snapshot_date,
    ${columns.map(({ name }) => `cuts.${name}`).join(',\n    ')}

from flow_dates
inner join ${model} as cuts
    on cuts.snapshot_date = flow_dates.from_date`,
      inputs: ['flow_dates', model]
    };
  }
});

/** Cuts move while each snapshot has its own. */
const cuts = [
  cutsFittedBy('cut_points', 'rfm_cut_points'),
  cutsFittedBy('third_cuts', 'third_cut_points'),
  cutsFittedBy('high_cuts', 'high_cut_points')
];

const shares: Moving = {
  relation: 'value_shares',
  asOfFrom: () => ({
    sql: 'select to_date as snapshot_date, customer_key, value_before, value_total from former_value_shares',
    inputs: ['former_value_shares']
  })
};

/** What is never pinned: shares of the money of a snapshot, and the values that part them. */
const unpinned = [cutsFittedBy('value_cuts', 'value_cuts'), shares];

/** The boundaries of a scheme that are others at each snapshot; none while they are pinned or are thresholds in days. */
function movingBoundaries(
  library: SqlLibrary,
  scheme: SchemeDefinition,
  cutPoints: CutPoints | null
): Moving[] {
  const reads = (inputs: readonly string[], relation: string): boolean =>
    inputs.some((input) => input === relation || reads(library.model(input)?.inputs ?? [], relation));
  const { inputs } = compileNumbers([scheme]);
  return [...(cutPoints === null ? cuts : []), ...unpinned].filter(({ relation }) => reads(inputs, relation));
}

export const hasMovingBoundaries = (
  library: SqlLibrary,
  scheme: SchemeDefinition,
  cutPoints: CutPoints | null
): boolean => movingBoundaries(library, scheme, cutPoints).length > 0;

/**
 * Everybody's segment at to_date, had the boundaries of from_date stayed: the scheme once more, over boundaries of
 * another day. It is the same SQL, so that nothing is defined twice. The flows of one question end on different days,
 * since a snapshot_date can have one set of boundaries only.
 */
export function formerBoundaries(
  library: SqlLibrary,
  scheme: SchemeDefinition,
  cutPoints: CutPoints | null,
  flows: readonly { to_date: string | null }[]
): Record<string, BoundGiven> {
  const moving = movingBoundaries(library, scheme, cutPoints);
  if (moving.length === 0 || flows.length === 0) return { numbers_by_former_boundaries: noFormerBoundaries };
  if (new Set(flows.map(({ to_date }) => to_date)).size < flows.length)
    throw new Error('two flows of one question end on the same day');

  // Under a name of their own: a relation that reads one of its own name would read itself.
  const former = (relation: string) => `former_${relation}_in_force`;
  const given = Object.fromEntries(
    moving.map(({ relation }) => [relation, { sql: `select * from ${former(relation)}` }])
  );
  const compiled = compileNumbers([scheme]);
  return {
    ...Object.fromEntries(
      moving.map(({ relation, asOfFrom }) => [former(relation), { ...asOfFrom(library), parameters: {} }])
    ),
    numbers_by_former_boundaries: {
      sql: `select flow_dates.from_date, flow_dates.to_date, segments.customer_key, segments.numbers
from flow_dates
inner join (
${unfold(library, compiled, given)}
) as segments
    on segments.snapshot_date = flow_dates.to_date`,
      inputs: ['flow_dates', ...compiled.inputs, ...moving.map(({ relation }) => former(relation))],
      parameters: {}
    }
  };
}
