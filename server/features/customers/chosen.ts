import type { Partial } from '../../answer.ts';
import { latestPeriod } from '../../build/calendar.ts';
import { cohortKinds } from '../../build/cohort-kinds.ts';
import type { BoundGiven } from '../../db/relations.ts';
import { asParameters, refusal } from '../../errors.ts';
import { periodNo, type Day, type Period } from '../../periods.ts';
import { dayToRead, flowDays, spanToRead } from '../../questions/dates.ts';
import { chosenColumns } from './columns.ts';
import { oneOf, period, text, whole } from '../../questions/parameters.ts';
import { customersBehind } from '../kpis/behind.ts';
import { metricId, metricNamed, type MetricId } from '../kpis/catalog.ts';
import type { AskingOfData, ReadBy } from '../../questions/question.ts';
import type { Times } from '../../questions/segments-asked.ts';
import { cohortCell, cohortRelations } from '../cohort-retention/asked.ts';
import { knownSegment, type SchemeDefinition } from '../../schemes/definition.ts';

/** The parameters that say whom a list is about. */
export const chosenParameters = {
  as_of: period,
  segment: text,
  from: period,
  to: period,
  from_segment: text,
  to_segment: text,
  moved_by: oneOf(['purchase', 'waiting']),
  /** true: from one segment to any other; false: stayed in it; who ordered for the first time is neither */
  moved: oneOf(['true', 'false']),
  metric_id: metricId,
  period,
  part: oneOf(['numerator', 'denominator']),
  /** the cohort itself: 2011-09, 2011Q3 */
  cohort: period,
  period_offset: whole(0, 9999),
  period_offset_to: whole(1, 9999),
  kind: oneOf(cohortKinds)
};

/** The customers behind one number: the relation chosen_customers, and the times it needs. */
export interface Chosen {
  relation: BoundGiven;
  /** relations that stand in place of those a question about segments gives */
  given?: Readonly<Record<string, BoundGiven>>;
  times: Times;
  /** the day on which the list tells the customers' state */
  as_of: Day;
  /** a segment that as_of must show; a number that is frozen at another day settles it itself */
  segment: string | null;
  partial: Partial | undefined;
  /** columns beyond a plain list */
  columns: readonly (
    'from_segment' | 'to_segment' | 'net_amount_from' | 'net_amount_to' | 'moved_by' | 'contribution'
  )[];
  from?: Day;
  to?: Day;
}

type Asked = ReadBy<typeof chosenParameters> & {
  scheme: SchemeDefinition;
  status: string | undefined;
  search: string | undefined;
};

export function chosenCustomers({ coverage }: AskingOfData, asked: Asked): Chosen {
  for (const name of ['segment', 'from_segment', 'to_segment'] as const)
    knownSegment(asked.scheme, name, asked[name]);
  if (asked.metric_id) {
    // A number has its own days, and its own customers.
    for (const name of ['as_of', 'from_segment', 'to_segment', 'moved_by', 'moved'] as const)
      refuseBeside(asked, name, 'metric_id');
    refuseBeside(asked, 'cohort', 'metric_id');
    return behindMetric(asked, asked.metric_id, coverage);
  }
  for (const name of ['period', 'part'] as const) {
    if (asked[name] !== undefined) throw refusal('parameters_together', { given: name, needed: 'metric_id' });
  }
  if (asked.cohort) {
    for (const name of ['as_of', 'from', 'to', 'from_segment', 'to_segment', 'moved_by', 'moved'] as const)
      refuseBeside(asked, name, 'cohort');
    return inCohort(asked, asked.cohort, coverage);
  }
  for (const name of ['period_offset', 'period_offset_to', 'kind'] as const) {
    if (asked[name] !== undefined) throw refusal('parameters_together', { given: name, needed: 'cohort' });
  }
  if (!(asked.from ?? asked.to)) return onDay(asked, coverage);
  refuseBeside(asked, 'as_of', ['from', 'to']);
  return inFlow(asked, coverage);
}

function refuseBeside(asked: Asked, given: keyof Asked, other: string | readonly string[]): void {
  if (asked[given] !== undefined) throw refusal('parameters_apart', { given, other });
}

function onDay(asked: Asked, coverage: AskingOfData['coverage']): Chosen {
  for (const name of ['from_segment', 'to_segment', 'moved_by', 'moved'] as const) {
    if (asked[name] !== undefined)
      throw refusal('parameters_together', { given: name, needed: ['from', 'to'] });
  }
  const { day, partial } = dayToRead(asked.as_of ?? latestPeriod(coverage), coverage);
  const wantsEverybody =
    asked.segment === 'not_yet_customer' || asked.status === 'not_yet_customer' || asked.search !== undefined;
  // Here already: what else is told of a customer is then looked up for fewer.
  const ofSegment = asked.segment ? '\n    and segment = $of_segment' : '';
  return {
    relation: relation(
      {},
      `from customer_segments
where snapshot_date = cast($as_of as date)${wantsEverybody ? '' : `\n    and segment <> 'not_yet_customer'`}${ofSegment}
    and customer_key in (select customer_key from asked_customers)`,
      ['customer_segments', 'asked_customers'],
      asked.segment ? { of_segment: asked.segment } : {}
    ),
    times: { dates: [day] },
    as_of: day,
    segment: asked.segment ?? null,
    partial,
    columns: []
  };
}

function inFlow(asked: Asked, coverage: AskingOfData['coverage']): Chosen {
  const { from, to } = flowDays(asked, coverage);
  const columns = ['from_segment', 'to_segment', 'net_amount_from', 'net_amount_to', 'moved_by'] as const;
  return {
    relation: relation(
      Object.fromEntries(columns.map((column) => [column, column])),
      `from customer_flows
where from_date = cast($from_date as date)
    and to_date = cast($to_date as date)
    and ($from_segment is null or from_segment = $from_segment)
    and ($to_segment is null or to_segment = $to_segment)
    and ($moved_by is null or moved_by = $moved_by)
    and ($moved is null or (from_segment <> 'not_yet_customer' and (from_segment <> to_segment) = cast($moved as boolean)))`,
      ['customer_flows'],
      {
        from_date: from,
        to_date: to.day,
        from_segment: asked.from_segment ?? null,
        to_segment: asked.to_segment ?? null,
        moved_by: asked.moved_by ?? null,
        moved: asked.moved ?? null
      }
    ),
    times: { dates: [to.day], flows: [{ from_date: from, to_date: to.day }] },
    as_of: to.day,
    segment: asked.segment ?? null,
    partial: to.partial,
    columns,
    from,
    to: to.day
  };
}

/** Who of a cohort came back, as the kind says; without an offset the whole cohort. */
function inCohort(asked: Asked, cohort: Period, coverage: AskingOfData['coverage']): Chosen {
  const { kind = 'on', period_offset = 0, period_offset_to } = asked;
  if (period_offset_to !== undefined && kind !== 'bracket') {
    throw refusal(
      'parameters_together',
      { given: 'period_offset_to' },
      { needed: asParameters('kind=bracket') }
    );
  }
  const cell = cohortCell({ cohort, period_offset, period_offset_to, kind }, coverage);
  return {
    relation: relation(
      {},
      `from cohort_customers
where cohort_no = cast($cohort_no as integer)
    and cast($period_offset as integer) between first_offset and last_offset
    and customers > 0`,
      ['cohort_customers'],
      { cohort_no: periodNo(cohort), period_offset }
    ),
    given: cohortRelations(cell.asked, coverage),
    times: { dates: [cell.as_of] },
    as_of: cell.as_of,
    segment: asked.segment ?? null,
    partial: cell.partial,
    columns: []
  };
}

/** Who made a KPI, and what each added to it. */
function behindMetric(asked: Asked, metric_id: MetricId, coverage: AskingOfData['coverage']): Chosen {
  const metric = metricNamed(metric_id);
  const { period, partial } = spanToRead(asked, coverage);
  const isContribution = metric.mart === 'customer_contributions';
  const { contribution, from, inputs, parameters, times } = customersBehind({
    metric,
    part: asked.part ?? 'numerator',
    period,
    scheme: asked.scheme,
    segment: asked.segment
  });

  return {
    relation: relation(
      { contribution, ...(isContribution && { from_segment: 'segment' }) },
      from,
      inputs,
      parameters
    ),
    times,
    as_of: period.read_on,
    segment: isContribution || metric.by_segment ? null : (asked.segment ?? null),
    partial,
    columns: isContribution ? ['from_segment', 'contribution'] : ['contribution']
  };
}

/** chosen_customers always has the same columns; what the list is not about is null. */
function relation(
  told: Record<string, string>,
  from: string,
  inputs: readonly string[],
  parameters: BoundGiven['parameters']
): BoundGiven {
  const columns = Object.entries(chosenColumns).map(
    ([column, type]) => `    ${told[column] ?? `cast(null as ${type})`} as ${column}`
  );
  return { sql: `select\n    customer_key,\n${columns.join(',\n')}\n\n${from}`, inputs, parameters };
}
