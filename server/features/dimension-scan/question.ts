import { scanMeasures, scoreLabels } from '../../../sql/metrics/scan-measures.ts';
import { automaticReference, type DatedPeriod } from '../../build/calendar.ts';
import type { DimensionName } from '../../dimensions.ts';
import { withDimensions } from '../../dimensions.ts';
import { periodOf, yearAgo, type Day } from '../../periods.ts';
import { dayToRead } from '../../questions/dates.ts';
import { inputsLoaded } from '../../questions/inputs-loaded.ts';
import { period, segmentParameters } from '../../questions/parameters.ts';
import { question, type AskingOfData } from '../../questions/question.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import { factsOf, walk } from '../../schemes/condition.ts';
import type { SchemeDefinition } from '../../schemes/definition.ts';
import { periodsBack } from '../validity/periods.ts';
import type { DimensionScanAnswer } from './contract.ts';
import { drift, novelties, separated, type Counted, type CountedOn, type NewValue } from './scan.ts';
import { notesOn, verdictOn } from './verdict.ts';

/** Values beyond these are told as one: no answer holds thousands of them. */
const mostValues = 30;
const others = '…';

export const dimensionScan = question({
  name: 'dimension-scan',
  purpose:
    'Which dimensions the scheme does not use tell who buys, how far customers have drifted, and what is new.',
  parameters: { period, since: period, ...segmentParameters },

  async answer(asking, asked): Promise<DimensionScanAnswer> {
    const { session, signal, coverage, locale, published } = asking;
    const latest = periodsBack(asked.period, 1, coverage)[0] as DatedPeriod;
    const segmentsAsked = await SegmentsAsked.of(asking, asked);
    const loaded = await inputsLoaded(asking);
    const inScheme = readBy(asked.scheme);
    const held = asking.dimensions.filter(({ dimension }) => !inScheme.includes(dimension));
    const measures = scanMeasures.filter(
      ({ dimension, needs }) => loaded.includes(needs) && !inScheme.includes(dimension)
    );
    const names = held.map(({ dimension }) => dimension);

    const scan = await segmentsAsked.compose(
      'dimension_scan',
      { scheme: asked.scheme.scheme },
      { flows: [{ from_date: latest.day_before, to_date: latest.read_on }] },
      {}
    );
    const scanned = [...names, ...measures.map(({ dimension }) => dimension)];
    const cells =
      scanned.length === 0
        ? []
        : await session.all<Counted>(countedBy(scan.sql, names, scanned, ofBuyers), scan.bound, { signal });

    const reference_date = referenceOf(asked.since, latest, segmentsAsked, asking);
    const moved = await segmentsAsked.compose(
      'dimension_drift',
      {},
      { dates: [reference_date, latest.read_on] },
      {}
    );
    // Years of first orders move on by themselves.
    const moving = names.filter((name) => name !== 'cohort_year');
    const scores = Object.keys(scoreLabels);
    const counts = await session.all<CountedOn>(
      countedBy(moved.sql, moving, [...scores, ...moving], onBothDays),
      { ...moved.bound, reference_date },
      { signal }
    );
    const fresh = await session.all<NewValue>(
      asking.home.library.query('new_values').sql,
      { starts_on: latest.starts_on, ends_on: latest.read_on },
      { signal }
    );

    const rows = [
      ...separated(cells, scanned),
      ...drift(counts, [...scores, ...moving]),
      ...novelties(fresh)
    ];
    const labels = {
      ...scoreLabels,
      ...Object.fromEntries([...held, ...measures].map(({ dimension, label }) => [dimension, label]))
    };
    const definition = {
      ...segmentsAsked.definition(scan.sql, scan.bound),
      period: latest.period,
      from_date: latest.day_before,
      to_date: latest.read_on,
      reference_date,
      labels,
      not_computable: scanMeasures
        .filter(({ needs }) => !loaded.includes(needs))
        .map(({ dimension, label, needs }) => ({ dimension, label, needs: [needs] })),
      in_scheme: inScheme
    };
    const { partial } = dayToRead(latest, coverage);
    return {
      data_version: published.data_version,
      data_through: published.data_through,
      definition,
      rows,
      verdict: verdictOn(rows, definition, locale),
      notes: notesOn(rows, definition, locale),
      ...(partial && { partial })
    };
  }
});

/** Facts that the scheme itself asks for, under the names of the dimensions. */
const readBy = ({ rules, map, file }: SchemeDefinition): string[] => [
  ...new Set([
    ...(map?.by ?? []),
    ...[...rules.flatMap(({ when }) => when ?? []), ...file.flags.map(({ when }) => when)]
      .flatMap(walk)
      .flatMap(factsOf)
  ])
];

/** The day the cut points were fitted on; where that is no earlier day, the end of the same period a year ago, or of the one before. */
function referenceOf(
  asked: { ends_on: Day } | undefined,
  latest: DatedPeriod,
  { cutPoints }: SegmentsAsked,
  { coverage }: AskingOfData
): Day {
  if (asked) return dayToRead({ ...periodOf('month', asked.ends_on), ...asked }, coverage).day;
  const fitted = cutPoints?.reference_date ?? automaticReference(coverage);
  const year = yearAgo(latest).ends_on;
  return (
    [fitted, year].find((day) => day < latest.read_on && day >= coverage.covers_from) ?? latest.day_before
  );
}

interface Counts {
  /** columns beside the dimension and its value */
  by?: string[];
  /** what is counted, by its name */
  counts: Record<string, string>;
  /** by which the largest values are told */
  size: string;
}

const ofBuyers: Counts = {
  by: ['segment'],
  counts: { customers: 'count(*)', buyers: 'count(*) filter (where has_bought)' },
  size: 'customers'
};
const onBothDays: Counts = {
  counts: {
    customers_before: 'count(*) filter (where snapshot_date = cast($reference_date as date))',
    customers_now: 'count(*) filter (where snapshot_date <> cast($reference_date as date))'
  },
  size: 'customers_before + customers_now'
};

/** Counts of the rows of a statement by each of the columns; the values that few have are one. */
function countedBy(
  sql: string,
  dimensions: readonly DimensionName[],
  columns: readonly string[],
  { by = [], counts, size }: Counts
): string {
  const told = Object.entries(counts).map(([name, counted]) => `${counted} as ${name}`);
  const sums = Object.keys(counts).map((name) => `cast(sum(counts.${name}) as integer) as ${name}`);
  const each = columns.map(
    (column) =>
      `select ${[`'${column}' as dimension`, `${column} as value`, ...by, ...told].join(', ')} from told group by all`
  );
  return `with told as materialized (
${withDimensions(sql, dimensions)}
),
counts as (
${each.join('\nunion all\n')}
),
places as (
select dimension, value, row_number() over (partition by dimension order by sum(${size}) desc, value nulls last) as place
from counts group by dimension, value
)
select ${['counts.dimension', `case when places.place <= ${mostValues} then counts.value else '${others}' end as value`, ...by, ...sums].join(', ')}
from counts
inner join places on places.dimension = counts.dimension and places.value is not distinct from counts.value
group by all
order by ${['1', '2 nulls last', ...by].join(', ')}`;
}
