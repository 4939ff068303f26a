import type { DatedPeriod } from '../../build/calendar.ts';
import type { BoundGiven } from '../../db/relations.ts';
import { refusal } from '../../errors.ts';
import { addDays } from '../../periods.ts';
import { linesOfState, type Behind, type Cell } from '../../questions/cell.ts';
import type { Scheme } from '../../schemes/contract.ts';
import { knownSegment } from '../../schemes/definition.ts';
import { entered } from './results.ts';

/** What each customer adds to the numerator of a measure. */
const opened = { repurchase: '1', sales_per_customer: 'net_amount_next', sales_share: 'net_amount_next' };

/** The customers of a segment of the day before a period, or of a segment and one of another way to part them. */
export function behindValidity(
  scheme: Pick<Scheme, 'scheme' | 'segments'>,
  { day_before, read_on }: DatedPeriod,
  { values, measure: part }: Cell,
  other: BoundGiven | undefined
): Behind {
  const { side, measure = '', segment, other_segment } = values;
  const numerator = opened[measure as keyof typeof opened] as string | undefined;
  // The customers of the other way open where it is the one that is asked about.
  if (!numerator || side === 'against' || (part === 'denominator' && measure === 'sales_share'))
    throw refusal('cell_without_customers', { measure: `${measure} (${part})`, known: Object.keys(opened) });
  knownSegment(scheme, 'segment', segment || undefined);
  const isOfBoth = other && other_segment;
  const isMoney = part === 'numerator' && numerator !== '1';
  const buyers = part === 'numerator' && numerator === '1';
  return {
    relation: {
      sql: `select
    results.customer_key,
    cast(${isMoney ? `results.${numerator}` : '1'} as bigint) as contribution

from customer_results as results${
        isOfBoth
          ? `
inner join other_segments as others
    on others.customer_key = results.customer_key
    and others.segment = $cell_other_segment`
          : ''
      }

where results.scheme = $cell_scheme
    and results.from_date = cast($cell_from_date as date)
    and (results.segment = $cell_segment or $cell_segment is null and results.segment <> '${entered}')${
      buyers ? '\n    and results.has_bought' : ''
    }`,
      inputs: ['customer_results', ...(isOfBoth ? ['other_segments'] : [])],
      parameters: {
        cell_scheme: scheme.scheme,
        cell_from_date: day_before,
        cell_segment: segment || null,
        ...(isOfBoth && { cell_other_segment: other_segment })
      }
    },
    ...(isOfBoth && { given: { other_segments: other } }),
    times: { dates: [day_before], flows: [{ from_date: day_before, to_date: read_on }] },
    lines:
      part === 'denominator'
        ? linesOfState(day_before, 'activity')
        : {
            counted: isMoney ? 'amount' : 'activity',
            days: { from: addDays(day_before, 1), through: read_on }
          },
    as_of: day_before
  };
}
