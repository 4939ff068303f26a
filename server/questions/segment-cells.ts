import type { Day } from '../periods.ts';
import type { Scheme } from '../schemes/contract.ts';
import { knownSegment } from '../schemes/definition.ts';
import { linesOfState, type Behind, type Cell } from './cell.ts';
import { dimensions } from '../dimensions.ts';

/** Columns of a segment's size that add up over its customers. */
export const sizeMeasures = ['customers', 'net_amount'] as const;

/** The customers of a segment on a day; without one, of all that the question lists. */
export function behindSegment(
  scheme: Pick<Scheme, 'scheme' | 'segments'>,
  day: Day,
  { values, measure }: Cell
): Behind {
  knownSegment(scheme, 'segment', values['segment']);
  const cut = dimensions.filter((name) => name in values);
  const inside = cut.map(
    (name) =>
      `\n    and customer_key in (select customer_key from customer_dimensions where ${name} is not distinct from $cell_${name})`
  );
  return {
    relation: {
      sql: `select
    customer_key,
    cast(${measure === 'net_amount' ? 'monetary_value' : '1'} as bigint) as contribution

from customer_segments
where snapshot_date = cast($cell_snapshot_date as date)
    and scheme = $cell_scheme
    and (segment = $cell_segment or $cell_segment is null and segment <> 'not_yet_customer')
    and customer_key in (select customer_key from asked_customers)${inside.join('')}`,
      inputs: ['customer_segments', 'asked_customers', ...(cut.length > 0 ? ['customer_dimensions'] : [])],
      parameters: {
        cell_scheme: scheme.scheme,
        cell_snapshot_date: day,
        cell_segment: values['segment'] ?? null,
        // An empty text is no value.
        ...Object.fromEntries(
          cut.map((name) => [`cell_${name}`, values[name] === '' ? null : (values[name] ?? null)])
        )
      }
    },
    times: { dates: [day] },
    lines: linesOfState(day, measure === 'net_amount' ? 'amount' : 'activity'),
    as_of: day
  };
}
