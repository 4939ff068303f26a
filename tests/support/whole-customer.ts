import { join } from 'node:path';

/** What else is known of the customers of the hard retailer, and of some who never ordered: one extract of each kind. */
export const wholeCustomer = ['customers', 'interactions', 'feedback', 'contacts'].map((kind) =>
  join(import.meta.dirname, `../golden-data/whole_customer/${kind}.csv`)
);
