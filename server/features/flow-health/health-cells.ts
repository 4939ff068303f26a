import { flowMeasures, type FlowMeasureId } from '../../../sql/metrics/flow-measures.ts';
import { refusal } from '../../errors.ts';
import { linesOfState, type Behind, type Cell, type LinesBehind } from '../../questions/cell.ts';
import { knownSegment } from '../../schemes/definition.ts';
import type { Scheme } from '../../schemes/contract.ts';
import { behindFlow, type Flow } from '../segment-flow/flow-cells.ts';

/** Who makes a number, as a condition over customer_flows, and what each adds when it is not 1. */
interface Term {
  of: string;
  contribution?: string;
}

const isIn = (column: 'from_segment' | 'to_segment', set: 'top' | 'bottom' | 'feeder') =>
  `${column} in (select segment from scheme_segments where scheme = $cell_scheme and is_${set})`;
const isHere = 'from_segment = $cell_segment';
const arrives = 'to_segment = $cell_segment';
const known = `from_segment <> 'not_yet_customer'`;
const crosses = `${known} and (${isHere}) <> (${arrives})`;
const went = (direction: string): Term => ({
  of: `direction = '${direction}' and ($cell_segment is null or ${isHere})`
});
const onLadder: Term = { of: `direction is not null and ($cell_segment is null or ${isHere})` };

/** The text is ours: a cell only chooses among these. */
const terms: Partial<Record<FlowMeasureId, { numerator: Term; denominator?: Term }>> = {
  hold: { numerator: { of: `${isHere} and ${arrives}` }, denominator: { of: isHere } },
  expected_stay: { numerator: { of: isHere }, denominator: { of: `${isHere} and not (${arrives})` } },
  leak: {
    numerator: { of: `${isIn('from_segment', 'top')} and ${isIn('to_segment', 'bottom')}` },
    denominator: { of: isIn('from_segment', 'top') }
  },
  feeder: {
    numerator: { of: `${isIn('from_segment', 'feeder')} and ${isIn('to_segment', 'top')}` },
    denominator: { of: isIn('from_segment', 'feeder') }
  },
  net_inflow: { numerator: { of: crosses, contribution: `case when ${arrives} then 1 else -1 end` } },
  net_inflow_amount: {
    numerator: {
      of: crosses,
      contribution: `case when ${arrives} then net_amount_to else -net_amount_from end`
    }
  },
  new_customers: { numerator: { of: `not (${known}) and ${arrives}` } },
  up_share: { numerator: went('up'), denominator: onLadder },
  hold_share: { numerator: went('hold'), denominator: onLadder },
  down_share: { numerator: went('down'), denominator: onLadder },
  up_down_ratio: { numerator: went('up'), denominator: went('down') },
  moved_by_boundaries: {
    numerator: { of: 'moved_by_boundaries' },
    denominator: { of: `${known} and from_segment <> to_segment` }
  }
};

/** The customers of a numerator or denominator of flow-health. */
export function behindHealth(
  scheme: Pick<Scheme, 'scheme' | 'segments'>,
  flow: Flow,
  { values, measure: part }: Cell
): Behind {
  const { measure = '', segment, moved_by = 'all' } = values;
  const found = flowMeasures.find(({ id }) => id === measure);
  if (!found) {
    const all = flowMeasures.map(({ id }) => id);
    throw refusal('value_not_known', { name: 'measure', value: measure, known: all });
  }
  const movedBy = ['all', 'purchase', 'waiting'];
  if (!movedBy.includes(moved_by)) {
    throw refusal('value_not_known', { name: 'moved_by', value: moved_by, known: movedBy });
  }
  knownSegment(scheme, 'segment', segment || undefined);

  const term = terms[found.id]?.[part === 'denominator' ? 'denominator' : 'numerator'];
  if (!term) {
    const counted = Object.keys(terms);
    throw refusal('cell_without_customers', { measure: `${measure} (${part})`, known: counted });
  }
  const condition = moved_by === 'all' ? term.of : `${term.of}\n    and moved_by = $cell_moved_by`;
  const { relation, ...behind } = behindFlow(scheme, flow, term.contribution ?? '1', condition, {
    cell_segment: segment || null,
    cell_moved_by: moved_by
  });
  return {
    ...behind,
    ...(found.id === 'net_inflow_amount' && { lines: amountsOfInflow(scheme, flow, values) }),
    relation: { ...relation, inputs: ['customer_flows', 'scheme_segments'] }
  };
}

/** Who arrives brings the amount of the look-back of to_date; who leaves takes that of from_date along. */
function amountsOfInflow(
  scheme: Pick<Scheme, 'scheme'>,
  flow: Flow,
  { segment, moved_by = 'all' }: Cell['values']
): LinesBehind[] {
  const parameters = { cell_segment: segment || null, cell_moved_by: moved_by };
  const moved = moved_by === 'all' ? '' : '\n    and moved_by = $cell_moved_by';
  const who = (side: string) =>
    behindFlow(scheme, flow, '1', `${crosses} and ${side}${moved}`, parameters).relation;
  return [
    { ...linesOfState(flow.to_date, 'amount'), customers: who(arrives) },
    { ...linesOfState(flow.from_date, 'amount'), customers: who(isHere), is_taken_off: true }
  ];
}
