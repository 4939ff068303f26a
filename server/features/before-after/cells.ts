import { refusal } from '../../errors.ts';
import { addDays } from '../../periods.ts';
import { linesOfState, type Behind, type Cell } from '../../questions/cell.ts';
import type { AskingOfData } from '../../questions/question.ts';
import { knownSegment } from '../../schemes/definition.ts';
import { comparedIn } from './compared.ts';
import { comparing, type AskedBeforeAfter } from './comparing.ts';
import { sumsOf } from './sums.ts';

/** What each customer adds to a total: that they bought, or what they spent. */
const added = { repurchase: 'cast(told.has_bought as integer)', sales_per_customer: 'told.net_amount_next' };

/** The customers of a side, frozen on a day, in a segment or in all that are compared. */
export async function behindBeforeAfter(
  asking: AskingOfData,
  asked: AskedBeforeAfter,
  { values, measure: part }: Cell
): Promise<Behind> {
  const { stretches, times, given, found, segments } = await comparing(asking, asked);
  const { side = 'event', day_before = stretches.day_before, measure = 'repurchase', segment } = values;
  knownSegment(asked.scheme, 'segment', segment || undefined);
  const sums = sumsOf(found, segments);
  const isThere = sums.groups.some((group) => group.side === side && group.day_before === day_before);
  const contribution = part === 'customers' ? '1' : added[measure as keyof typeof added];
  // The means of others than the event are weighed by its sizes: no sum stands behind them.
  const isWeighed = part !== 'customers' && side !== 'event' && !segment;
  if (!isThere || !contribution || isWeighed)
    throw refusal('cell_without_customers', { measure: `${measure} (${part})`, known: Object.keys(added) });

  const compared = comparedIn(sums, segments).segments.flatMap((at) => segments[at] ?? []);
  const from = part === 'total_before' ? addDays(day_before, -stretches.days) : day_before;
  const isEverybody = side === 'earlier';
  return {
    relation: {
      sql: `select
    frozen.customer_key,
    cast(${contribution} as bigint) as contribution

from customer_results as frozen
inner join customer_results as told
    on told.customer_key = frozen.customer_key
    and told.scheme = frozen.scheme
    and told.from_date = cast($cell_from_date as date)${
      isEverybody
        ? ''
        : `
inner join event_customers as events
    on events.customer_key = frozen.customer_key
    and events.side = $cell_side`
    }

where frozen.scheme = $cell_scheme
    and frozen.from_date = cast($cell_day_before as date)
    and frozen.segment = any($cell_segments)
    and ${contribution} <> 0`,
      inputs: ['customer_results', ...(isEverybody ? [] : ['event_customers'])],
      parameters: {
        cell_scheme: asked.scheme.scheme,
        cell_side: side,
        cell_from_date: from,
        cell_day_before: day_before,
        cell_segments: segment ? [segment] : compared
      }
    },
    given,
    times,
    lines:
      part === 'customers'
        ? linesOfState(day_before, 'activity')
        : {
            counted: measure === 'repurchase' ? 'activity' : 'amount',
            days: { from: addDays(from, 1), through: addDays(from, stretches.days) }
          },
    as_of: day_before
  };
}
