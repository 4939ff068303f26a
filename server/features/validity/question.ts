import { validityMeasures } from '../../../sql/metrics/validity-measures.ts';
import type { DatedPeriod } from '../../build/calendar.ts';
import { daysBetween } from '../../periods.ts';
import { percent, said } from '../../messages/filled.ts';
import { validityNotes } from '../../messages/validity.ts';
import { period, segmentParameters, texts, whole } from '../../questions/parameters.ts';
import { question, type AskingOfData } from '../../questions/question.ts';
import { SegmentsAsked, type Times } from '../../questions/segments-asked.ts';
import type { Locale, Scheme } from '../../schemes/contract.ts';
import { dayToRead } from '../../questions/dates.ts';
import { flowParameters } from '../../schemes/scheme-segments.ts';
import type { SegmentFlow } from '../segment-flow/contract.ts';
import { behindValidity } from './cells.ts';
import type { Validity, ValidityAnswer, ReviewSentence } from './contract.ts';
import { betweenOf, measuresOf, type Measured } from './measures.ts';
import { otherSegments, otherWay } from './other-way.ts';
import { periodsBack } from './periods.ts';
import { entered, type Between, type SegmentResult } from './results.ts';
import { aimsOn, verdictOn } from './verdict.ts';

const longest = 8;

export const validity = question({
  name: 'validity',
  purpose:
    'Whether segments frozen before a period told what came in it, for up to eight periods, and by another way to part the customers.',
  parameters: {
    period,
    periods: whole(1, longest),
    against: texts('value_tier', 'recency:180,91,76,29', 'dormant_days:120', 'reference:2026Q1'),
    ...segmentParameters
  },

  async answer(asking, asked): Promise<ValidityAnswer> {
    const periods = periodsBack(asked.period, asked.periods ?? 1, asking.coverage);
    const latest = periods[0] as DatedPeriod;
    const segmentsAsked = await SegmentsAsked.of(asking, asked);
    const other = await otherWay(asking, asked);
    const here = await sideOf(segmentsAsked, periods);
    const there = other && (await sideOf(other, periods));
    const between = other ? await betweenBoth(segmentsAsked, other, latest) : [];

    const { locale, published } = asking;
    const { data_version, data_through } = published;
    const { scheme } = here.definition;
    const rows = [
      ...here.rows(),
      ...(there?.rows().map((row) => ({ ...row, side: 'against' as const })) ?? []),
      ...betweenOf(between).map((row) => inPeriod(row, latest))
    ];
    const { partial } = dayToRead(latest, asking.coverage);
    return {
      data_version,
      data_through,
      definition: {
        ...here.definition,
        periods: periods.map((each) => ({
          period: each.period,
          from_date: each.day_before,
          to_date: each.read_on,
          is_complete: each.is_complete
        })),
        measures: validityMeasures,
        against: there?.definition ?? null
      },
      rows,
      verdict: verdictOn(here.results(latest), here.measured(latest), {
        scheme,
        period: latest.period,
        locale
      }),
      aims: periods[1]
        ? aimsOn(here.measured(latest), here.measured(periods[1]), {
            now: latest.period,
            before: periods[1].period,
            locale
          })
        : null,
      notes: notesOn(asking, latest, between, there && { here: scheme, there: there.definition.scheme }),
      ...(partial && { partial })
    };
  },

  cells: {
    columns: ['side', 'period', 'measure', 'segment', 'other_segment'],
    measures: ['numerator', 'denominator'],
    async behind(asking, asked, cell) {
      const named = cell.values['period'];
      const at = periodsBack(
        named === undefined ? asked.period : period.read([named], 'cell.period'),
        1,
        asking.coverage
      )[0] as DatedPeriod;
      const other = await otherWay(asking, asked);
      return behindValidity(asked.scheme, at, cell, other && (await otherSegments(other, at.day_before)));
    }
  }
});

/** What one way to part the customers makes of the periods. */
async function sideOf(asked: SegmentsAsked, periods: readonly DatedPeriod[]) {
  const flows = timesOf(periods);
  const { rows, definition } = await asked.rows<SegmentResult>(
    'validity',
    { scheme: asked.scheme.scheme },
    flows,
    {}
  );
  const moves = await asked.rows<SegmentFlow>(
    'segment_flow',
    flowParameters(
      asked.scheme,
      periods.map(({ day_before, read_on }) => ({ from_date: day_before, to_date: read_on }))
    ),
    flows
  );
  const results = (period: DatedPeriod) =>
    withEmpty(
      rows.filter(({ from_date }) => from_date === period.day_before),
      definition.scheme,
      period
    );
  const measured = (period: DatedPeriod) =>
    measuresOf(
      results(period),
      moves.rows.filter(({ from_date }) => from_date === period.day_before),
      definition.scheme
    );
  return {
    definition,
    results,
    measured,
    rows: () => periods.flatMap((period) => measured(period).map((row) => inPeriod(row, period)))
  };
}

const timesOf = (periods: readonly DatedPeriod[]): Times => ({
  flows: periods.map(({ day_before, read_on }) => ({ from_date: day_before, to_date: read_on }))
});

const inPeriod = (row: Measured, { period, day_before, read_on, is_complete }: DatedPeriod): Validity => ({
  period,
  from_date: day_before,
  to_date: read_on,
  is_complete,
  side: 'asked',
  ...row
});

/** Segments that nobody was in are told too; those that cannot be told are not. */
function withEmpty(
  rows: readonly SegmentResult[],
  { segments, not_computable }: Scheme,
  { day_before, read_on }: DatedPeriod
): SegmentResult[] {
  return segments
    .filter(({ segment }) => !not_computable.some(({ label }) => label === segment))
    .filter(({ segment }) => segment !== entered || rows.some((row) => row.segment === entered))
    .toSorted((one, other) => one.position - other.position)
    .map(
      ({ segment, position }) =>
        rows.find((row) => row.segment === segment) ?? {
          from_date: day_before,
          to_date: read_on,
          segment,
          position,
          customers: 0,
          buyers: 0,
          orders_next: 0,
          net_amount: 0,
          net_amount_next: 0,
          rank_sum: 0,
          tie_sum: rows[0]?.tie_sum ?? 0,
          rank_amount: rows[0]?.rank_amount ?? 0
        }
    );
}

async function betweenBoth(asked: SegmentsAsked, other: SegmentsAsked, period: DatedPeriod) {
  const { rows } = await asked.rows<Between>(
    'validity_between',
    { scheme: asked.scheme.scheme },
    timesOf([period]),
    { other_segments: await otherSegments(other, period.day_before) }
  );
  return rows;
}

function notesOn(
  { coverage, settings, locale }: AskingOfData,
  latest: DatedPeriod,
  between: readonly Between[],
  schemes: { here: Scheme; there: Scheme } | undefined
): ReviewSentence[] {
  const note = (code: keyof typeof validityNotes, details: Record<string, string | number> = {}) =>
    said(validityNotes, code, locale, { period: latest.period, ...details });
  const days = daysBetween(coverage.covers_from, latest.day_before);
  return [
    ...(days < (settings.lookback_days ?? settings.lost_days)
      ? [note('left_censored', { covers_from: coverage.covers_from, from: latest.day_before, days })]
      : []),
    ...(latest.read_on < latest.ends_on ? [note('not_over', { through: latest.read_on })] : []),
    ...(schemes ? onBoth(between, schemes, locale, latest.period) : []),
    note('no_overrides')
  ];
}

/** On whom two ways disagree, and which of them was right about them. */
function onBoth(
  between: readonly Between[],
  { here, there }: { here: Scheme; there: Scheme },
  locale: Locale,
  period: string
): ReviewSentence[] {
  const of = (cells: readonly Between[]) => {
    const customers = cells.reduce((total, cell) => total + cell.customers, 0);
    const buyers = cells.reduce((total, cell) => total + cell.buyers, 0);
    return { customers, rate: percent(customers === 0 ? null : buyers / customers), period };
  };
  const isTop = ({ top }: Scheme, segment: string) => top.includes(segment);
  const only = (inside: 'here' | 'there') =>
    of(
      between.filter((cell) => {
        const [one, other] = [isTop(here, cell.segment), isTop(there, cell.other_segment)];
        return inside === 'here' ? one && !other : other && !one;
      })
    );
  const moved = between.filter(({ segment, other_segment }) => segment !== other_segment);
  return [
    ...(here.scheme === there.scheme
      ? [
          said(validityNotes, 'moved', locale, {
            moved: of(moved).customers,
            customers: of(between).customers
          })
        ]
      : []),
    said(validityNotes, 'top_only_here', locale, only('here')),
    said(validityNotes, 'top_only_there', locale, only('there'))
  ];
}
