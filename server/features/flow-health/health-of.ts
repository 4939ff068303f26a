import type { FlowMeasureId } from '../../../sql/metrics/flow-measures.ts';
import type { Scheme } from '../../schemes/contract.ts';
import { testOfTwoRows } from '../../stats/chi-square.ts';
import { holm } from '../../stats/holm.ts';
import { shorrocksMobility } from '../../stats/mobility.ts';
import type { SegmentFlow } from '../segment-flow/contract.ts';
import type { FlowHealth } from './contract.ts';
import { FlowMatrix, movements, type MovedBy } from './flow-matrix.ts';
import { forecast, forecastVariances, isNearMarkov, markovDistances, widening } from './forecast.ts';

/** The flow between two dates, and what came before; absent where the data does not reach it. */
export interface Window {
  flow: readonly SegmentFlow[];
  /** the equally long flow that ends where this one begins, and the one before that */
  before?: readonly SegmentFlow[] | undefined;
  earlier?: readonly SegmentFlow[] | undefined;
  /** from the beginning of the flow before to the end of this one */
  both?: readonly SegmentFlow[] | undefined;
}

/** What of a scheme its flow is measured by. */
export type Ladder = Pick<Scheme, 'is_ordered' | 'top' | 'bottom' | 'feeder' | 'segments'>;

export type Measured = Pick<
  FlowHealth,
  'measure' | 'segment' | 'moved_by' | 'value' | 'numerator' | 'denominator'
>;

/** Every measure of metrics.md section 6, in the order of the catalog. A segment without customers has no row. */
export function healthOf(window: Window, scheme: Ladder): Measured[] {
  const segments = scheme.segments
    .toSorted((one, other) => one.position - other.position)
    .map(({ segment }) => segment);
  const matrix = (flow: readonly SegmentFlow[] | undefined, movedBy: MovedBy) =>
    flow && new FlowMatrix(flow, segments, movedBy);

  return [
    ...movements.flatMap((movedBy) => {
      const flow = new FlowMatrix(window.flow, segments, movedBy);
      return [
        ...stays(flow),
        ...betweenSets(flow, scheme),
        ...inflow(flow),
        ...(scheme.is_ordered ? upAndDown(flow) : []),
        ...mobility(flow),
        ...rowChange(flow, matrix(window.before, movedBy))
      ];
    }),
    ...byBoundaries(new FlowMatrix(window.flow, segments, 'all')),
    ...ahead(new FlowMatrix(window.flow, segments, 'all'), {
      before: matrix(window.before, 'all'),
      earlier: matrix(window.earlier, 'all'),
      both: matrix(window.both, 'all')
    })
  ];
}

type Of = Pick<FlowMatrix, 'movedBy'>;

const ratio = (
  { movedBy }: Of,
  measure: FlowMeasureId,
  segment: string | null,
  numerator: number,
  denominator: number
): Measured => ({
  measure,
  segment,
  moved_by: movedBy,
  value: denominator === 0 ? null : numerator / denominator,
  numerator,
  denominator
});

const count = ({ movedBy }: Of, measure: FlowMeasureId, segment: string, value: number): Measured => ({
  measure,
  segment,
  moved_by: movedBy,
  value,
  numerator: value,
  denominator: null
});

const number = (
  { movedBy }: Of,
  measure: FlowMeasureId,
  segment: string | null,
  value: number | undefined
): Measured => ({
  measure,
  segment,
  moved_by: movedBy,
  value: value ?? null,
  numerator: null,
  denominator: null
});

const stays = (flow: FlowMatrix): Measured[] =>
  flow.populated.flatMap((segment) => {
    const size = flow.row(segment);
    const stayed = flow.cell(segment, segment);
    return [
      ratio(flow, 'hold', segment, stayed, size),
      // 1/(1 − p) with p = stayed/size.
      ratio(flow, 'expected_stay', segment, size, size - stayed)
    ];
  });

function betweenSets(flow: FlowMatrix, { top, bottom, feeder }: Ladder): Measured[] {
  const share = (measure: FlowMeasureId, origins: readonly string[], ends: readonly string[]) =>
    ratio(
      flow,
      measure,
      null,
      flow.sum((cell) => origins.includes(cell.from_segment) && ends.includes(cell.to_segment)),
      flow.sum((cell) => origins.includes(cell.from_segment))
    );
  return [share('leak', top, bottom), share('feeder', feeder, top)];
}

const inflow = (flow: FlowMatrix): Measured[] =>
  flow.segments.flatMap((segment) => {
    const isArrival = (cell: SegmentFlow) => cell.to_segment === segment && cell.from_segment !== segment;
    const isDeparture = (cell: SegmentFlow) => cell.from_segment === segment && cell.to_segment !== segment;
    return [
      count(flow, 'net_inflow', segment, flow.sum(isArrival) - flow.sum(isDeparture)),
      count(
        flow,
        'net_inflow_amount',
        segment,
        flow.sum(isArrival, 'amount_to') - flow.sum(isDeparture, 'amount_from')
      ),
      count(flow, 'new_customers', segment, flow.entered(segment))
    ];
  });

function upAndDown(flow: FlowMatrix): Measured[] {
  return [null, ...flow.populated].flatMap((segment) => {
    const isIn = (cell: SegmentFlow) => segment === null || cell.from_segment === segment;
    const moved = (direction: SegmentFlow['direction']) =>
      flow.sum((cell) => isIn(cell) && cell.direction === direction);
    const all = flow.sum(isIn);
    return [
      ratio(flow, 'up_share', segment, moved('up'), all),
      ratio(flow, 'hold_share', segment, moved('hold'), all),
      ratio(flow, 'down_share', segment, moved('down'), all),
      ratio(flow, 'up_down_ratio', segment, moved('up'), moved('down'))
    ];
  });
}

const mobility = (flow: FlowMatrix): Measured[] => [
  number(
    flow,
    'shorrocks_mobility',
    null,
    shorrocksMobility(flow.populated.map((segment) => flow.cell(segment, segment) / flow.row(segment)))
  )
];

function rowChange(flow: FlowMatrix, before: FlowMatrix | undefined): Measured[] {
  const tests = flow.populated.map((segment) => ({
    segment,
    test: before && testOfTwoRows(flow.counts(segment), before.counts(segment))
  }));
  const adjusted = holm(tests.flatMap(({ test }) => test?.p_value ?? []));
  let place = 0;
  return tests.flatMap(({ segment, test }) => [
    number(flow, 'row_change', segment, test && adjusted[place++]),
    number(flow, 'row_change_chi_square', segment, test?.chi_square),
    number(flow, 'row_change_df', segment, test?.df)
  ]);
}

function byBoundaries(flow: FlowMatrix): Measured[] {
  return [
    ratio(
      flow,
      'moved_by_boundaries',
      null,
      flow.boundaryMoves,
      flow.sum((cell) => cell.from_segment !== cell.to_segment)
    )
  ];
}

/** 95 % of a normal distribution lie within so many standard deviations. */
const z = 1.959963984540054;

interface Past {
  before: FlowMatrix | undefined;
  earlier: FlowMatrix | undefined;
  both: FlowMatrix | undefined;
}

/** The forecast with its test: without one, or when it fails, there is no forecast. */
function ahead(flow: FlowMatrix, { before, earlier, both }: Past): Measured[] {
  const distances = before && both ? markovDistances(before, flow, both) : [];
  const largest = distances.length > 0 ? Math.max(...distances.map(({ distance }) => distance)) : undefined;
  const isMarkov = largest === undefined ? undefined : isNearMarkov(largest);

  const sizes = flow.sizes;
  const next = isMarkov ? forecast(flow, before) : undefined;
  const last = before && forecast(before, earlier);
  const errors = last?.map((expected, at) => expected - (sizes[at] ?? 0));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const all = sum(sizes);
  const wider = before && errors ? widening(errors, forecastVariances(before, earlier)) : undefined;
  const variances = next && forecastVariances(flow, before);
  const end = (at: number, side: -1 | 1) => {
    const [size, variance] = [next?.[at], variances?.[at]];
    if (size === undefined || variance === undefined) return undefined;
    return Math.max(0, size + side * z * Math.sqrt(variance * (wider ?? 1)));
  };

  return [
    ...flow.segments.map((segment, at) => number(flow, 'customers_at_end', segment, sizes[at])),
    ...flow.segments.map((segment, at) => number(flow, 'forecast_customers', segment, next?.[at])),
    ...flow.segments.map((segment, at) => number(flow, 'forecast_low', segment, end(at, -1))),
    ...flow.segments.map((segment, at) => number(flow, 'forecast_high', segment, end(at, 1))),
    number(flow, 'forecast_widening', null, wider),
    ...flow.segments.map((segment, at) => number(flow, 'forecast_error', segment, errors?.[at])),
    number(
      flow,
      'forecast_error_share',
      null,
      errors && all > 0 ? sum(errors.map(Math.abs)) / all : undefined
    ),
    number(flow, 'markov_distance', null, largest),
    ...distances.map(({ segment, distance }) => number(flow, 'markov_distance', segment, distance)),
    number(flow, 'is_markov', null, isMarkov === undefined ? undefined : Number(isMarkov))
  ];
}
