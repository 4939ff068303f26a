import { flowMeasures } from '../../../sql/metrics/flow-measures.ts';
import { flowNotes } from '../../messages/flow-health.ts';
import { listed } from '../../messages/list.ts';
import { flowDays } from '../../questions/dates.ts';
import { period, segmentParameters } from '../../questions/parameters.ts';
import { question } from '../../questions/question.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import type { Locale } from '../../schemes/contract.ts';
import { flowParameters } from '../../schemes/scheme-segments.ts';
import type { SegmentFlow } from '../segment-flow/contract.ts';
import type { Flow } from '../segment-flow/flow-cells.ts';
import type { FlowHealth, FlowHealthAnswer, FlowNote } from './contract.ts';
import { flowsBack } from './earlier-flows.ts';
import { FlowMatrix } from './flow-matrix.ts';
import { withoutRow } from './forecast.ts';
import { behindHealth } from './health-cells.ts';
import { verdictOn } from './verdict.ts';
import { healthOf, type Measured, type Window } from './health-of.ts';

/** This flow and the one before, and for each of them the two before it that its test and its forecast read. */
const flowsNeeded = 4;

export const flowHealth = question({
  name: 'flow-health',
  purpose:
    'What the flow between two days says: hold, leak, net inflow, mobility, change, and a tested forecast.',
  parameters: { from: period, to: period, ...segmentParameters },

  async answer(asking, asked): Promise<FlowHealthAnswer> {
    const { from, to } = flowDays(asked, asking.coverage);
    const flows = flowsBack({ from_date: from, to_date: to.day }, flowsNeeded, asking.coverage);
    const segmentsAsked = await SegmentsAsked.of(asking, asked);
    const read = (flows: readonly Flow[]) =>
      segmentsAsked.rows<SegmentFlow>('segment_flow', flowParameters(asked.scheme, flows), { flows });
    const single = await read(flows);
    // No build keeps them, so they are asked apart: the single flows are mostly stored.
    const doubles = twoAtOnce(flows).slice(0, 2);
    const double = doubles.length > 0 ? await read(doubles) : undefined;

    const window = (at: number): Window | undefined => {
      const flow = flowOf(single.rows, flows[at]);
      return (
        flow && {
          flow,
          before: flowOf(single.rows, flows[at + 1]),
          earlier: flowOf(single.rows, flows[at + 2]),
          both: double && flowOf(double.rows, doubles[at])
        }
      );
    };
    const now: Window = window(0) ?? { flow: [] };
    const previous = window(1);
    const measured = healthOf(now, asked.scheme);
    const rows = besidePrevious(measured, previous ? healthOf(previous, asked.scheme) : []);
    const { data_version, data_through } = asking.published;
    const [, before] = flows;
    const isMarkov = measured.find(({ measure }) => measure === 'is_markov')?.value ?? null;

    return {
      data_version,
      data_through,
      definition: {
        ...single.definition,
        from,
        to: to.day,
        previous: before ? { from: before.from_date, to: before.to_date } : null,
        measures: flowMeasures,
        two_periods: double ? { sql: double.definition.sql, parameters: double.definition.parameters } : null
      },
      rows,
      verdict: verdictOn(rows, {
        from,
        to: to.day,
        locale: asking.locale,
        scheme: single.definition.scheme
      }),
      is_markov: isMarkov === null ? null : isMarkov === 1,
      notes: notesOn(measured, now, asking.locale, {
        from,
        covers_from: asking.coverage.covers_from,
        segments: asked.scheme.segments.map(({ segment }) => segment),
        isReached: before !== undefined,
        isRelative: segmentsAsked.hasMovingBoundaries
      }),
      ...(to.partial && { partial: to.partial })
    };
  },

  cells: {
    columns: ['measure', 'segment', 'moved_by'],
    measures: ['numerator', 'denominator'],
    behind({ coverage }, asked, cell) {
      const { from, to } = flowDays(asked, coverage);
      return behindHealth(asked.scheme, { from_date: from, to_date: to.day }, cell);
    }
  }
});

/** Each flow together with the one before it. */
const twoAtOnce = (flows: readonly Flow[]): Flow[] =>
  flows.flatMap(({ to_date }, at) => {
    const before = flows[at + 1];
    return before ? [{ from_date: before.from_date, to_date }] : [];
  });

const flowOf = (rows: readonly SegmentFlow[], flow: Flow | undefined) =>
  flow && rows.filter(({ from_date, to_date }) => from_date === flow.from_date && to_date === flow.to_date);

function besidePrevious(measured: readonly Measured[], previous: readonly Measured[]): FlowHealth[] {
  const keyOf = ({ measure, segment, moved_by }: Measured) => `${measure} ${segment ?? ''} ${moved_by}`;
  const before = new Map(previous.map((each) => [keyOf(each), each]));
  return measured.map((each) => {
    const same = before.get(keyOf(each));
    const { measure, segment, moved_by, value, numerator, denominator } = each;
    return {
      measure,
      segment,
      moved_by,
      value,
      previous_value: same?.value ?? null,
      numerator,
      denominator,
      previous_numerator: same?.numerator ?? null,
      previous_denominator: same?.denominator ?? null
    };
  });
}

interface Known {
  from: string;
  covers_from: string;
  segments: readonly string[];
  isReached: boolean;
  isRelative: boolean;
}

/** Why something is empty, and what must not be read into the numbers. */
function notesOn(measured: readonly Measured[], { flow }: Window, locale: Locale, known: Known): FlowNote[] {
  const of = (measure: string) => measured.find((each) => each.measure === measure && each.segment === null);
  const isMarkov = of('is_markov')?.value ?? null;
  const unknown = withoutRow(new FlowMatrix(flow, known.segments, 'all'));
  const moves = of('moved_by_boundaries');

  const note = (code: keyof typeof flowNotes, details: Record<string, string | number> = {}): FlowNote => ({
    code,
    sentence: flowNotes[code][locale].replace(/\{(\w+)\}/g, (whole, name: string) =>
      String(details[name] ?? whole)
    )
  });
  const { from, covers_from } = known;
  return [
    ...(known.isReached ? [] : [note('no_previous_pair', { from, covers_from })]),
    ...(known.isReached && isMarkov === null ? [note('forecast_untested')] : []),
    ...(isMarkov === 0
      ? [note('not_markov', { distance: (of('markov_distance')?.value ?? 0).toFixed(2) })]
      : []),
    ...(isMarkov === 1 && unknown.length > 0
      ? [note('forecast_without_row', { from, segments: listed(unknown, locale) })]
      : []),
    ...(known.isRelative
      ? [
          note('boundaries_move', {
            from,
            customers: moves?.numerator ?? 0,
            moves: moves?.denominator ?? 0
          })
        ]
      : [])
  ];
}
