import type { SegmentFlow } from '../../../server/features/segment-flow/contract.ts';
import type { Scheme } from '../../../server/schemes/contract.ts';

/** Sums and selections over the rows of a flow. No rule is applied here: every number is a sum of cells. */
export const ENTRANT = 'not_yet_customer';

/** The dates that a flow goes through, in order. */
export const datesOf = (flows: SegmentFlow[]): string[] =>
  [...new Set(flows.flatMap(({ from_date, to_date }) => [from_date, to_date]))].sort();

export interface FlowFigures {
  at_start: number;
  at_end: number;
  stayed: number;
  moved: number;
  moved_by_purchase: number;
  moved_by_waiting: number;
  entered: number;
}

const isEntrant = ({ from_segment }: SegmentFlow) => from_segment === ENTRANT;
const isStay = ({ from_segment, to_segment }: SegmentFlow) => from_segment === to_segment;

export function flowFigures(flows: SegmentFlow[]): FlowFigures {
  const known = flows.filter((flow) => !isEntrant(flow));
  const movers = known.filter((flow) => !isStay(flow));
  const entered = sum(flows.filter(isEntrant), 'customers');
  const at_start = sum(known, 'customers');
  return {
    at_start,
    at_end: at_start + entered,
    stayed: sum(known.filter(isStay), 'customers'),
    moved: sum(movers, 'customers'),
    moved_by_purchase: sum(movers, 'moved_by_purchase'),
    moved_by_waiting: sum(movers, 'moved_by_waiting'),
    entered
  };
}

type Amount = 'customers' | 'moved_by_purchase' | 'moved_by_waiting' | 'net_amount_from' | 'net_amount_to';

export function sum(flows: SegmentFlow[], of: Amount): number {
  return flows.reduce((total, flow) => total + flow[of], 0);
}

/** Who left one segment for another, most first; equal moves keep the order of the segments. */
export function moves(flows: SegmentFlow[]): SegmentFlow[] {
  return flows
    .filter((flow) => !isEntrant(flow) && !isStay(flow) && flow.customers > 0)
    .sort((one, other) => other.customers - one.customers);
}

export interface SegmentChange {
  segment: string;
  before: number;
  after: number;
}

/** Size of each segment at both dates, in the order of the scheme; whoever is in neither is left out. */
export function segmentChanges(flows: SegmentFlow[], scheme: Pick<Scheme, 'segments'>): SegmentChange[] {
  return segmentsOf(flows, scheme)
    .filter((segment) => segment !== ENTRANT)
    .map((segment) => ({
      segment,
      before: sum(
        flows.filter((flow) => flow.from_segment === segment),
        'customers'
      ),
      after: sum(
        flows.filter((flow) => flow.to_segment === segment),
        'customers'
      )
    }));
}

/** The segments that anybody is in at either date, best first. */
export function segmentsOf(flows: SegmentFlow[], { segments }: Pick<Scheme, 'segments'>): string[] {
  const seen = new Set(flows.flatMap(({ from_segment, to_segment }) => [from_segment, to_segment]));
  return [...segments]
    .sort((one, other) => one.position - other.position)
    .map(({ segment }) => segment)
    .filter((segment) => seen.has(segment));
}

/** Up and down a ladder; only for a scheme whose segments are one. */
export function ladder(flows: SegmentFlow[], { segments }: Pick<Scheme, 'segments'>) {
  const rung = new Map(segments.map(({ segment, position }) => [segment, position]));
  const movers = moves(flows);
  const climbs = ({ from_segment, to_segment }: SegmentFlow) =>
    (rung.get(to_segment) ?? 0) < (rung.get(from_segment) ?? 0);
  return {
    up: sum(movers.filter(climbs), 'customers'),
    down: sum(
      movers.filter((flow) => !climbs(flow)),
      'customers'
    )
  };
}
