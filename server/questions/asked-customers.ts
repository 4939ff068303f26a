import type { BoundGiven } from '../db/relations.ts';
import type { Parameters } from '../db/values.ts';
import { refusal } from '../errors.ts';
import type { DimensionName } from '../dimensions.ts';
import type { Filters } from './parameters.ts';
import type { AskingOfData } from './question.ts';

/** The filters of a question as a relation: whom it is about. */
export function askedCustomers(filters: Filters): BoundGiven {
  const parameters: Parameters = {};
  const conditions = Object.entries(filters).map(([dimension, values]) => {
    const named = values.filter((value) => value !== '');
    parameters[`filter_${dimension}`] = named;
    const isOneOf = `${dimension} = any($filter_${dimension})`;
    // Nobody (key 0) has no values either, but is no customer who could be chosen.
    return named.length === values.length
      ? isOneOf
      : `(${isOneOf} or (${dimension} is null and customer_key > 0))`;
  });
  const is_everybody = conditions.length === 0;
  const where = is_everybody ? '' : ` where ${conditions.join(' and ')}`;
  return { sql: `select customer_key from customer_dimensions${where}`, parameters, is_everybody };
}

/** How many values a reader who mistyped one is shown. */
const mostNear = 8;

/**
 * Refuses a value that no customer ever had: zeros would look like an answer. One that a customer had only later than
 * the day asked about is an answer, of nobody.
 */
export async function refuseUnknownValues(
  { session }: Pick<AskingOfData, 'session'>,
  filters: Filters
): Promise<void> {
  for (const [dimension, values] of Object.entries(filters) as [DimensionName, string[]][]) {
    for (const value of values.filter((each) => each !== '')) {
      const [known] = await session.all<{ is_there: boolean }>(
        `select exists (select 1 from customer_dimensions where ${dimension} = $value) as is_there`,
        { value }
      );
      if (known?.is_there) continue;
      const near = await session.all<{ value: string }>(
        `select distinct ${dimension} as value from customer_dimensions where ${dimension} is not null
order by jaro_winkler_similarity(lower(value), lower($value)) desc, value limit ${mostNear}`,
        { value }
      );
      if (near.length === 0) throw refusal('dimension_empty', { dimension });
      throw refusal('filter_value_unknown', { dimension, value, near: near.map((each) => each.value) });
    }
  }
}
