import type { Session } from '../db/session.ts';
import { columnContract, type ContractColumn, type Kind } from './column-contract.ts';
import { mendsExtract } from './headers.ts';

/** Where the records of a kind stand in the warehouse, and what is told of them there: each is SQL of a column of it. */
export interface StoredKind {
  table: string;
  /** counts for nothing */
  isVoid: string;
  /** of nobody whom we know */
  isAnonymous: string;
  /** minor units */
  amount: string;
  /** null: its records have no day of their own */
  day: string | null;
}

const records = (table: string, day: string | null, more: Partial<StoredKind> = {}): StoredKind => ({
  table,
  isVoid: 'false',
  isAnonymous: 'customer_key = 0',
  amount: '0',
  day,
  ...more
});

export const storedKinds: Record<Kind, StoredKind> = {
  order_lines: records('order_lines', 'ordered_on', { isVoid: 'is_void', amount: 'amount' }),
  returned_orders: records('returned_orders', 'returned_on', {
    isVoid: 'not is_returned',
    isAnonymous: 'false'
  }),
  customers: records('customer_records', null),
  interactions: records('interactions', 'happened_on'),
  feedback: records('feedback', 'coalesce(given_on, opened_on)'),
  contacts: records('contacts', 'contacted_on'),
  customer_sheet: records('customer_sheet', null)
};

/** What else hangs on an extract, by its key. */
const beside = ['customer_attributes', 'unread_cells', 'rejects'];

/** Every table that holds rows of an extract. */
export const tablesOfExtracts = [...new Set(Object.values(storedKinds).map(({ table }) => table)), ...beside];

/** Kinds whose records are of a day, and add up: what comes twice would count twice. */
export const isOfEvents = (kind: Kind) => ['interactions', 'feedback', 'contacts'].includes(kind);

/** The columns that a table of records has beside its place in the file and its customer: those of the contract. */
export const storedColumns = (kind: Kind): string[] =>
  columnContract(kind)
    .columns.filter(({ name }) => name !== mendsExtract && name !== 'customer_id')
    .flatMap(columnsOf);

/** A time is kept as its day and, where the file tells it, the time of day beside it. */
const columnsOf = ({ name, type }: ContractColumn) =>
  type === 'time' ? [name.replace(/_at$/, '_on'), name] : [name];

/** Takes out the customers whom no record names any more. */
export async function forgetUnnamed(session: Session): Promise<void> {
  const named = Object.values(storedKinds)
    .map(({ table }) => table)
    .filter((table) => table !== 'returned_orders')
    .map(
      (table) =>
        `and not exists (select 1 from ${table} as named where named.customer_key = customers.customer_key)`
    );
  await session.run(`delete from customers where customer_key <> 0 ${named.join(' ')}`);
}
