import { refusal } from '../../errors.ts';
import type { Parameters } from '../../db/values.ts';
import type { Behind, Cell } from '../../questions/cell.ts';
import { knownSegment, type SchemeDefinition } from '../../schemes/definition.ts';
import type { Foretold } from './foretold.ts';

/** What a customer adds to a column of a row, as SQL over customer_predictions. The text is ours: a cell only chooses. */
const measures: Readonly<Record<string, string>> = {
  expected_orders: 'expected_orders',
  expected_sales: 'expected_sales',
  customer_value: 'customer_value',
  expected_buyers: 'order_chance',
  alive_customers: 'alive_chance',
  customers: 'one'
};
export const foretoldMeasures = Object.keys(measures);

/** The customers of a row, each with what is expected of them. The lines are those the forecast knows them by. */
export function behindForetold(
  { values, measure }: Cell,
  { as_of, relations }: Foretold,
  scheme: SchemeDefinition
): Behind {
  const { condition, parameters } = chosenBy(values['kind'] ?? '', values['key'] ?? '', scheme);
  return {
    relation: {
      sql: `select predictions.customer_key, predictions.${measures[measure] ?? 'expected_orders'} as contribution
from (select *, cast(1 as bigint) as one from customer_predictions) as predictions
inner join customer_segments as segments
    on segments.scheme = $cell_scheme
    and segments.snapshot_date = predictions.snapshot_date
    and segments.customer_key = predictions.customer_key
where predictions.snapshot_date = cast($cell_day as date)
    and predictions.customer_key in (select customer_key from asked_customers)
    and ${condition}`,
      inputs: ['customer_predictions', 'customer_segments', 'asked_customers'],
      parameters: { ...parameters, cell_day: as_of, cell_scheme: scheme.scheme }
    },
    given: relations,
    times: { dates: [as_of] },
    lines: { counted: 'activity', days: { from: null, through: as_of } },
    as_of
  };
}

function chosenBy(
  kind: string,
  key: string,
  scheme: SchemeDefinition
): { condition: string; parameters: Parameters } {
  if (kind === 'total') return { condition: 'true', parameters: {} };
  if (kind === 'segment') {
    knownSegment(scheme, 'cell.key', key);
    return { condition: 'segments.segment = $cell_key', parameters: { cell_key: key } };
  }
  if (kind !== 'map')
    throw refusal('value_not_known', { name: 'cell.kind', value: kind, known: ['total', 'segment', 'map'] });
  const [, repeats, months] = /^(\d{1,2})\|(\d{1,2})$/.exec(key) ?? [];
  if (repeats === undefined) throw refusal('value_not_known', { name: 'cell.key', value: key, known: '3|1' });
  return {
    condition: `least(predictions.repeat_orders, 10) = $cell_repeats
    and least((predictions.age_days - predictions.first_to_last_days) / 30, 12) = $cell_months`,
    parameters: { cell_repeats: Number(repeats), cell_months: Number(months) }
  };
}
