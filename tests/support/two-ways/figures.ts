import { expect } from 'vitest';
import { asking } from '../asking.ts';
import { dayText, spanBefore, spanOf, spanYearAgo, type Span } from '../slow/days.ts';
import { figuresOf, type Figure } from '../slow/figures.ts';
import { type TwoWays, someWay, someDayIn } from './ways.ts';

const periods = [
  '2025Q4',
  '2026Q1',
  '2026Q2',
  '2026-03',
  '2025-06',
  '2025H2',
  '2025',
  '2026',
  '2024-02-29..2024-02-29'
];

/** Every figure of the catalog in a period, beside the one before and the same a year ago. */
export async function compareFigures(ways: TwoWays): Promise<void> {
  const { chance, coverage } = ways;
  const { texts, rules, scheme, isAsked } = someWay(ways);
  const from = someDayIn(chance, coverage);
  const days = `${dayText(from)}..${dayText(from + chance.of([0, 6, 29, 90, 364]))}`;
  const isReached = ({ from, to }: Span) => from <= coverage.to && to >= coverage.from;
  const period = chance.of([...periods.filter((each) => isReached(spanOf(each))), days, days]);

  const [first = '', last] = period.split('..');
  const asked = { ...texts, ...(last ? { from: first, to: last } : { period }) };
  const figures = (span: Span, previous: Span) =>
    isReached(span)
      ? figuresOf(
          ways.histories,
          scheme,
          { ...span, through: Math.min(span.to, coverage.to), previous, covered: coverage.to },
          rules,
          isAsked
        )
      : undefined;
  const span = spanOf(period);
  const before = spanBefore(period);
  const yearAgo = spanYearAgo(period);
  const now = figures(span, before);
  const previous = figures(before, beforeThat(period, before));
  const earlier = figures(yearAgo, beforeThat(period, yearAgo));
  const isComplete = ({ from, to }: Span) => coverage.from <= from && to <= coverage.to;

  const { rows } = await asking(ways.home)('kpis', asked);
  expect(rows.length).toBe(now?.size);
  for (const row of rows) {
    const id = row.segment === null ? row.metric_id : `${row.metric_id} ${row.segment}`;
    const figure = now?.get(id);
    const needsBefore = row.metric_id === 'period_repurchase_rate';
    const days = Number(/_order(?:_rate)?_(30|90)$/.exec(row.metric_id)?.[1] ?? 0);
    const isTold = ({ from, to }: Span, earlier: Span) =>
      isComplete({ from, to }) && (!needsBefore || isComplete(earlier)) && to + days <= coverage.to;
    expect(
      {
        ...row,
        segment: null,
        previous_denominator: null,
        year_ago_denominator: null,
        low: null,
        high: null
      },
      `${id} ${JSON.stringify(asked)}`
    ).toEqual({
      metric_id: row.metric_id,
      segment: null,
      ...figure,
      value: valueOf(figure),
      previous_value: valueOf(previous?.get(id)),
      previous_denominator: null,
      previous_is_complete: isTold(before, beforeThat(period, before)),
      year_ago_value: valueOf(earlier?.get(id)),
      year_ago_denominator: null,
      year_ago_is_complete: isTold(yearAgo, beforeThat(period, yearAgo)),
      low: null,
      high: null,
      matures_on: days > 0 ? dayText(span.to + days) : null,
      is_complete: isTold(span, before)
    });
  }
}

/** What ends before a period that has no name of its own here: of the same kind as the one asked about. */
function beforeThat(period: string, { from, to }: Span): Span {
  if (period.includes('..')) return spanBefore(`${dayText(from)}..${dayText(to)}`);
  const month = dayText(from).slice(0, 7);
  const name = { 4: month.slice(0, 4), 7: month }[period.length] ?? nameLike(period, from);
  return spanBefore(name);
}

function nameLike(period: string, from: number): string {
  const [year = '', month = ''] = dayText(from).split('-');
  const length = period[4] === 'Q' ? 3 : 6;
  return `${year}${period[4] ?? ''}${Math.floor((Number(month) - 1) / length) + 1}`;
}

const valueOf = (figure: Figure | undefined) =>
  figure === undefined
    ? null
    : figure.denominator === null
      ? figure.numerator
      : figure.denominator === 0
        ? null
        : figure.numerator / figure.denominator;
