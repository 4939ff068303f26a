import { periodsOfGrain, type Coverage } from '../../build/calendar.ts';
import {
  cohortGrains,
  cohortKinds,
  defaultBrackets,
  type CohortGrain,
  type CohortKind
} from '../../build/cohort-kinds.ts';
import { asParameters, refusal } from '../../errors.ts';
import { addDays, parsePeriod, periodNo } from '../../periods.ts';
import { activityParameters, activityRows } from '../../questions/activity-asked.ts';
import type { Cell, LinesBehind } from '../../questions/cell.ts';
import { dimensions, type DimensionName } from '../../dimensions.ts';
import { dimension, oneOf } from '../../questions/parameters.ts';
import { question, type AskingOfData } from '../../questions/question.ts';
import { bracket, cohortCell, cohortRelations, isStored, knownCohort, type CohortsAsked } from './asked.ts';
import type { CohortCell, CohortMean, CohortRetentionAnswer } from './contract.ts';

/** What the query answers: cells, and mean lines where cohort is null. */
type Told = Omit<CohortCell, 'cohort' | DimensionName> & {
  cohort: string | null;
  cohorts: number;
  group_value: string | null;
};

export const cohortRetention = question({
  name: 'cohort-retention',
  purpose: 'How many of each cohort of first buyers came back, and what they brought.',
  parameters: {
    cohort: oneOf(cohortGrains),
    kind: oneOf(cohortKinds),
    by: dimension,
    bracket,
    ...activityParameters
  },

  async answer(asking, asked): Promise<CohortRetentionAnswer> {
    const { coverage, published, settings } = asking;
    const cohorts = cohortsAsked(asked);
    const censored_before = addDays(coverage.covers_from, settings.censor_days);
    const { rows, definition } = await activityRows<Told>(
      asking,
      asked,
      'cohort_retention',
      { kind: cohorts.kind, grain: cohorts.grain, censored_before },
      cohortRelations(cohorts, coverage),
      isStored(cohorts)
    );
    const { data_version, data_through } = published;
    const { grain, kind, brackets, by } = cohorts;
    return {
      data_version,
      data_through,
      definition: {
        ...definition,
        cohort: grain,
        kind,
        by: by ?? null,
        brackets: kind === 'bracket' ? brackets : null,
        censored_before
      },
      rows: rows.flatMap((row) => cellOf(row, by) ?? []),
      means: rows.flatMap((row) => meanOf(row, by) ?? [])
    };
  },

  cells: {
    columns: ['cohort', 'period_offset', ...dimensions],
    measures: ['customers', 'orders', 'net_amount', 'cohort_size', 'cohort_net_amount'],
    behind: (asking, asked, cell) => behind(asking, cohortsAsked(asked), cell)
  }
});

interface Asked {
  cohort: (typeof cohortGrains)[number] | undefined;
  kind: CohortKind | undefined;
  by: DimensionName | undefined;
  bracket: { period_offset: number; period_offset_to: number }[];
}

function cohortsAsked({ cohort, kind = 'on', by, bracket }: Asked) {
  if (bracket.length > 0 && kind !== 'bracket') {
    throw refusal('parameters_together', { given: 'bracket' }, { needed: asParameters('kind=bracket') });
  }
  return {
    grain: cohort ?? 'month',
    kind,
    by,
    brackets: bracket.length > 0 ? bracket : defaultBrackets
  } satisfies CohortsAsked;
}

/** The value of the dimension stands under the dimension's own name. */
const grouped = (by: DimensionName | undefined, group_value: string | null) =>
  by ? { [by]: group_value } : {};

function cellOf(
  { cohort, cohorts: _, group_value, ...told }: Told,
  by: DimensionName | undefined
): CohortCell | undefined {
  return cohort === null ? undefined : { cohort, ...grouped(by, group_value), ...told };
}

function meanOf(
  { cohort, group_value, period: _, is_complete: __, left_censored: ___, ...told }: Told,
  by: DimensionName | undefined
): CohortMean | undefined {
  return cohort === null ? { ...grouped(by, group_value), ...told } : undefined;
}

/** Measures of the cohort as a whole are those of its own period, whatever the cell. */
const ofCohort: Record<string, string> = { cohort_size: '1', cohort_net_amount: 'net_amount' };

/** A cell of one cohort; or, where no cohort is named, the mean line of an offset: the same cell of every cohort complete there. */
function behind({ coverage }: AskingOfData, cohorts: CohortsAsked, { values, measure }: Cell) {
  const offset = values['period_offset'] ?? '';
  if (!/^\d{1,4}$/.test(offset)) {
    throw refusal('number_malformed', { name: 'period_offset', value: offset, least: 0, most: 9999 });
  }
  const period_offset = Number(offset);
  const { grain, brackets = defaultBrackets, kind, by } = cohorts;
  const is_mean = values['cohort'] === undefined;
  const named = is_mean
    ? cohortsWith(period_offset, grain, coverage)
    : [knownCohort(values['cohort'] ?? '', grain)];
  const cells = named.map((cohort) => ({
    cohort,
    ...cohortCell({ cohort, period_offset, kind, brackets }, coverage)
  }));
  const [first] = cells;
  if (!first) throw new Error('a history has a first period');

  const unread = dimensions.find((dimension) => values[dimension] && dimension !== by);
  if (unread)
    throw refusal(
      'parameters_together',
      { given: `cell.${unread}` },
      { needed: asParameters(`by=${unread}`) }
    );

  const whole = ofCohort[measure];
  const term = whole ?? ['customers', 'orders', 'net_amount'].find((known) => known === measure);
  if (!term) throw new Error(`${measure} is no measure of a cohort`);
  const model = whole ? 'cohort_activity' : `${kind}_cohort_customers`;
  const of_group = by ? ['group_value is not distinct from $group_value'] : [];
  const complete = `cohort_no in (
        select cohort_no
        from cohort_cells
        where ${['is_complete', 'period_offset = cast($complete_at as integer)', ...of_group].join('\n            and ')}
    )`;
  const ofCell = whole
    ? 'period_offset = cast($period_offset as integer)'
    : 'cast($period_offset as integer) between first_offset and last_offset';
  const told = (cohort_no: string) =>
    `select customer_key, cast(sum(${term}) as bigint) as contribution
from ${model}
where ${[cohort_no, ofCell, ...of_group].join('\n    and ')}
group by customer_key
having sum(${term}) <> 0`;
  const isOf = (parameter: string) => `cohort_no = cast($${parameter} as integer)`;
  const inputs = [model, ...(is_mean ? ['cohort_cells'] : [])];
  const parameters = {
    period_offset: whole ? 0 : period_offset,
    ...(is_mean ? { complete_at: period_offset } : { cohort_no: periodNo(first.cohort) }),
    // An empty value is "no value", as in a filter.
    ...(by && { group_value: values[by] || null })
  };
  const counted: LinesBehind['counted'] = measure.endsWith('net_amount')
    ? 'amount'
    : measure === 'orders'
      ? 'orders'
      : 'activity';
  const lines = cells.map(({ cohort, days }, at): LinesBehind => ({
    counted,
    days: whole ? { from: cohort.starts_on, through: cohort.ends_on } : days,
    ...(is_mean && {
      customers: {
        sql: told(`${isOf(`cohort_${at + 1}`)}\n    and ${complete}`),
        inputs,
        parameters: { ...parameters, [`cohort_${at + 1}`]: periodNo(cohort) }
      }
    })
  }));
  const as_of = is_mean ? coverage.data_through : first.as_of;
  return {
    relation: { sql: told(is_mean ? complete : isOf('cohort_no')), inputs, parameters },
    given: cohortRelations(cohorts, coverage),
    times: { dates: [as_of] },
    lines,
    as_of
  };
}

/** The cohorts for which so many periods later have begun; the first in any case, which then refuses. */
const cohortsWith = (period_offset: number, grain: CohortGrain, coverage: Coverage) => {
  const periods = periodsOfGrain(grain, coverage);
  return periods
    .slice(0, Math.max(periods.length - period_offset, 1))
    .flatMap(({ period }) => parsePeriod(period) ?? []);
};
