import { valuesOf, type BoundGiven } from '../db/relations.ts';
import type { Known } from '../db/unfold.ts';
import {
  addDays,
  grains,
  periodNo,
  periodOf,
  periodsBetween,
  previousPeriod,
  type Day,
  type Grain,
  type Period
} from '../periods.ts';

/** First and last business day covered. */
export interface Coverage {
  covers_from: Day;
  data_through: Day;
}

/** A period beside the coverage: the row of the relation periods. */
export interface DatedPeriod extends Period {
  /** the last day that is read: ends_on, or data_through while the period is not over */
  read_on: Day;
  day_before: Day;
  day_before_previous: Day;
  /** of the coverage: up to here is known what became of the customers of the period */
  data_through: Day;
  is_complete: boolean;
  is_previous_complete: boolean;
  /** the difference of two of a grain is how many periods lie between them; null for a span */
  period_no: number | null;
}

const isCovered = ({ starts_on, ends_on }: Period, { covers_from, data_through }: Coverage) =>
  covers_from <= starts_on && ends_on <= data_through;

export function datedPeriod(period: Period, coverage: Coverage): DatedPeriod {
  const previous = previousPeriod(period);
  return {
    ...period,
    read_on: period.ends_on < coverage.data_through ? period.ends_on : coverage.data_through,
    day_before: addDays(period.starts_on, -1),
    day_before_previous: addDays(previous.starts_on, -1),
    data_through: coverage.data_through,
    is_complete: isCovered(period, coverage),
    is_previous_complete: isCovered(previous, coverage),
    period_no: periodNo(period)
  };
}

/**
 * Every period of every grain that the data reaches: the rows that a build stores. Every question asks for them, all of the
 * same coverage until more data comes: told once, for they take longer than many an answer that is stored.
 */
export function storedPeriods({ covers_from, data_through }: Coverage): readonly DatedPeriod[] {
  if (told?.coverage.covers_from !== covers_from || told.coverage.data_through !== data_through) {
    const coverage = { covers_from, data_through };
    told = { coverage, periods: grains.flatMap((grain) => periodsOfGrain(grain, coverage)) };
  }
  return told.periods;
}
let told: { coverage: Coverage; periods: readonly DatedPeriod[] } | undefined;

export const periodsOfGrain = (grain: Grain, coverage: Coverage): DatedPeriod[] =>
  periodsBetween(grain, coverage.covers_from, coverage.data_through).map((period) =>
    datedPeriod(period, coverage)
  );

/** The latest complete quarter, undefined before there is one. */
const latestCompleteQuarter = (coverage: Coverage): DatedPeriod | undefined =>
  periodsOfGrain('quarter', coverage)
    .filter(({ is_complete }) => is_complete)
    .at(-1);

/** Cut points follow this day until a person pins them. */
export const automaticReference = (coverage: Coverage): Day =>
  latestCompleteQuarter(coverage)?.ends_on ?? coverage.data_through;

/** The period a page opens with. */
export const latestPeriod = (coverage: Coverage): Period =>
  latestCompleteQuarter(coverage) ?? periodOf('quarter', coverage.data_through);

/** Ends of periods and the last day covered: the dates whose aggregates are stored. */
export const storedDates = (coverage: Coverage): Day[] =>
  [...new Set(storedPeriods(coverage).map(({ read_on }) => read_on))].sort();

/** The day before each of the periods that the next day is in: where customers stand when more data comes. */
export const daysBefore = ({ covers_from, data_through }: Coverage): Day[] => [
  ...new Set(
    grains
      .map((grain) => addDays(periodOf(grain, addDays(data_through, 1)).starts_on, -1))
      .filter((day) => day >= covers_from)
  )
];

/** Dates that a build works out at once, both ends included. */
export interface Slice {
  starts_on: Day;
  ends_on: Day;
  /** so many customers, or so few dates, that they are looked for one day at a time */
  isLarge: boolean;
}

/** So many states of customers on dates are at hand at once. */
const mostStates = 32_000_000;
/** Above so many customers it costs less to look for them once for each day. */
const fewCustomers = 50_000;

/** All stored dates, cut so that the customers on those of one slice fit into memory: as few slices as that allows. */
export function storedSlices(coverage: Coverage, customers: number): Slice[] {
  const { covers_from, data_through } = coverage;
  const isLarge = customers > fewCustomers;
  if (customers * storedDates(coverage).length <= mostStates)
    return [{ starts_on: covers_from, ends_on: data_through, isLarge }];
  // A year is thirteen dates: its months, and the end of the year before.
  const grain = customers * 13 <= mostStates ? 'year' : 'quarter';
  return periodsOfGrain(grain, coverage).map(({ starts_on, read_on }) => ({
    starts_on,
    ends_on: read_on,
    isLarge
  }));
}

/** Consecutive ends of months, quarters, halves and years, the unfinished one read on the last day covered. */
export function storedFlows(coverage: Coverage): { from_date: Day; to_date: Day }[] {
  const pairs = storedPeriods(coverage).map(({ day_before, read_on }) => ({
    from_date: day_before,
    to_date: read_on
  }));
  return [...new Map(pairs.map((pair) => [`${pair.from_date} ${pair.to_date}`, pair])).values()];
}

/** Paths hold no more dates than this: the columns of customer_paths. */
export const longestPath = 8;

/** The latest quarter ends, a year and the one before it; the unfinished one is left out. */
export const storedPath = (coverage: Coverage): Day[] => {
  const ends = periodsOfGrain('quarter', coverage)
    .filter(({ ends_on }) => ends_on <= coverage.data_through)
    .map(({ ends_on }) => ends_on);
  return ends.length > 1 ? ends.slice(-5) : storedDates(coverage).slice(-5);
};

export const periodRelation = (periods: readonly DatedPeriod[]): BoundGiven =>
  valuesOf(
    'periods',
    {
      period: 'VARCHAR',
      grain: 'VARCHAR',
      starts_on: 'DATE',
      ends_on: 'DATE',
      read_on: 'DATE',
      day_before: 'DATE',
      day_before_previous: 'DATE',
      data_through: 'DATE',
      is_complete: 'BOOLEAN',
      is_previous_complete: 'BOOLEAN',
      period_no: 'INTEGER'
    },
    periods.map((period) => ({ ...period }))
  );

/**
 * The dates asked about, in order. Of states and days the engine then reads those alone that lie between the first of them
 * and the last, and a look-back before: told by days written out, which is what it looks at a table by. Of one day every row
 * is of that day: states are held against it and not joined with it, and customers are found by their key alone.
 */
export const snapshotRelation = (
  dates: readonly Day[],
  { lookback_days }: { lookback_days: number | null } = { lookback_days: null }
): BoundGiven => {
  const [first, last] = [dates[0], dates.at(-1)];
  const only = dates.length === 1 ? first : undefined;
  const held = (on: string, days: number) => {
    if (!first || !last) return {};
    const from = `states.valid_from <= ${on}`;
    const to = `states.valid_to > ${on}`;
    const written = {
      from: `states.valid_from <= date '${addDays(last, -days)}'`,
      to: `states.valid_to > date '${addDays(first, -days)}'`
    };
    return only
      ? { [from]: written.from, [to]: written.to }
      : { [to]: `${to}\n            and ${written.from}\n            and ${written.to}` };
  };
  const after = (days: number, said = String(days)) => {
    const since = (count: string) =>
      `days.ordered_on > cast(dates.snapshot_date - ${count} * interval '1' day as date)`;
    return first
      ? { [since(said)]: `(${since(String(days))} and days.ordered_on > date '${addDays(first, -days)}')` }
      : {};
  };
  const until = 'days.ordered_on <= dates.snapshot_date';
  return {
    ...datesRelation('snapshot_dates', dates),
    known: {
      ...held('dates.snapshot_date', 0),
      ...(only && ofOneDay(only)),
      ...(last && { [until]: `${until} and days.ordered_on <= date '${last}'` }),
      ...after(180),
      ...(lookback_days !== null && {
        ...held('openings.opens_after', lookback_days),
        ...after(lookback_days, 'rules.lookback_days')
      })
    }
  };
};

/** Days are counted as a difference: date_diff takes the engine five times as long. What is joined by day is of that day. */
const ofOneDay = (day: Day): Known => ({
  "date_diff('day', states.last_order_on, dates.snapshot_date)": `(date '${day}' - states.last_order_on)`,
  "date_diff('day', first_order_on, snapshot_date)": `(date '${day}' - first_order_on)`,
  'before_lookback.snapshot_date = states.snapshot_date': 'true'
});

export const datesRelation = (
  relation: 'snapshot_dates' | 'days_before',
  dates: readonly Day[]
): BoundGiven =>
  valuesOf(
    relation,
    { snapshot_date: 'DATE' },
    dates.map((snapshot_date) => ({ snapshot_date }))
  );

export const flowRelation = (flows: readonly { from_date: Day; to_date: Day | null }[]): BoundGiven =>
  valuesOf('flow_dates', { from_date: 'DATE', to_date: 'DATE' }, flows);

/** The dates of a path, in order: step 1 is the first. */
export const pathRelation = (dates: readonly Day[]): BoundGiven =>
  valuesOf(
    'path_dates',
    { step: 'INTEGER', snapshot_date: 'DATE', is_last: 'BOOLEAN' },
    dates.map((snapshot_date, at) => ({ step: at + 1, snapshot_date, is_last: at + 1 === dates.length }))
  );
