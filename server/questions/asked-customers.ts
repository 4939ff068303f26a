import type { BoundGiven } from '../db/relations.ts';
import type { Parameters } from '../db/values.ts';
import type { Filters } from './parameters.ts';

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
  const where = conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;
  return { sql: `select customer_key from customer_dimensions${where}`, parameters };
}
