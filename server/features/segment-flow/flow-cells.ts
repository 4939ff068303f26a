import type { Parameters } from '../../db/values.ts';
import { refusal } from '../../errors.ts';
import { addDays, type Day } from '../../periods.ts';
import type { Scheme } from '../../schemes/contract.ts';
import { linesOfState, type Behind, type Cell, type LinesBehind } from '../../questions/cell.ts';

export interface Flow {
  from_date: Day;
  to_date: Day;
}

/** What a customer adds to each column of a flow, and who adds to it. The text is ours: a cell only chooses among these. */
const terms = {
  customers: { contribution: '1', of: 'true' },
  moved_by_purchase: { contribution: '1', of: `moved_by = 'purchase'` },
  moved_by_waiting: { contribution: '1', of: `moved_by = 'waiting'` },
  moved_by_boundaries: { contribution: '1', of: 'moved_by_boundaries' },
  net_amount_from: { contribution: 'net_amount_from', of: 'true' },
  net_amount_to: { contribution: 'net_amount_to', of: 'true' },
  net_amount_from_by_purchase: { contribution: 'net_amount_from', of: `moved_by = 'purchase'` },
  net_amount_to_by_purchase: { contribution: 'net_amount_to', of: `moved_by = 'purchase'` }
} as const;

export type FlowMeasure = keyof typeof terms;
export const flowMeasures = Object.keys(terms) as FlowMeasure[];

/** The customers of one cell of a flow, or of a whole row or column where the other segment is left out; from_date and to_date may be left out where there is a single pair. */
export function behindFlowCell(
  scheme: Pick<Scheme, 'scheme'>,
  flows: readonly Flow[],
  { values, measure }: Cell
): Behind {
  const term = terms[flowMeasures.find((known) => known === measure) ?? 'customers'];
  const flow = flows.find(
    ({ from_date, to_date }) =>
      (values['from_date'] ?? from_date) === from_date && (values['to_date'] ?? to_date) === to_date
  );
  const isNamed = flows.length === 1 || (values['from_date'] ?? values['to_date']) !== undefined;
  if (!flow || !isNamed) {
    const known = flows.map(({ from_date, to_date }) => `${from_date} → ${to_date}`);
    const value = [values['from_date'], values['to_date']].map((day) => day ?? '–').join(' → ');
    throw refusal('value_not_known', { name: 'from_date → to_date', value, known });
  }
  const condition = `${term.of}
    and ($cell_from_segment is null or from_segment = $cell_from_segment)
    and ($cell_to_segment is null or to_segment = $cell_to_segment)`;
  const behind = behindFlow(scheme, flow, term.contribution, condition, {
    cell_from_segment: values['from_segment'] ?? null,
    cell_to_segment: values['to_segment'] ?? null
  });
  return { ...behind, lines: linesOf(measure, flow) };
}

/** Money is that of a look-back; who moved by a purchase, did so by what they bought in between. */
function linesOf(measure: string, { from_date, to_date }: Flow): LinesBehind {
  if (measure.startsWith('net_amount_from')) return linesOfState(from_date, 'amount');
  if (measure.startsWith('net_amount_to')) return linesOfState(to_date, 'amount');
  return measure === 'moved_by_purchase'
    ? { counted: 'activity', days: { from: addDays(from_date, 1), through: to_date } }
    : linesOfState(to_date, 'activity');
}

/** Customers of a flow who pass a condition over its columns, and what each adds. */
export const behindFlow = (
  { scheme }: Pick<Scheme, 'scheme'>,
  flow: Flow,
  contribution: string,
  condition: string,
  parameters: Parameters = {}
): Behind => ({
  relation: {
    sql: `select
    customer_key,
    cast(${contribution} as bigint) as contribution

from customer_flows
where from_date = cast($cell_from_date as date)
    and to_date = cast($cell_to_date as date)
    and scheme = $cell_scheme
    and ${condition}`,
    inputs: ['customer_flows'],
    parameters: {
      ...parameters,
      cell_scheme: scheme,
      cell_from_date: flow.from_date,
      cell_to_date: flow.to_date
    }
  },
  times: { dates: [flow.to_date], flows: [flow] },
  lines: linesOfState(flow.to_date, 'activity'),
  as_of: flow.to_date
});
