import type { TracedCustomer } from '../../../server/features/trace/contract.ts';
import type { Locale, Scheme } from '../../../server/schemes/contract.ts';
import type { Asked } from '../../address.ts';
import { cellValues } from '../../cell-address.ts';
import { units, type Cell } from '../../csv.ts';
import { count, decimal, money } from '../../format.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';

/** What each customer adds to the number. */
export type Unit = 'customers' | 'orders' | 'net_amount' | 'expected' | 'expected_amount';

export function unitOf({ counts, cell }: Pick<Asked, 'counts' | 'cell'>): Unit {
  if (counts === 'orders' || counts === 'net_amount') return counts;
  if (counts === 'expected_orders' || counts === 'expected_buyers') return 'expected';
  if (counts === 'expected_sales' || counts === 'customer_value') return 'expected_amount';
  const isOfSales = cellValues(cell ?? '')['measure']?.startsWith('sales');
  return isOfSales && counts !== 'denominator' && counts !== 'customers' ? 'net_amount' : 'customers';
}

/** What is expected, by its name in the address. */
export const expectedOf = (counts: string | undefined) =>
  (['expected_orders', 'expected_buyers', 'expected_sales', 'customer_value'] as const).find(
    (one) => one === counts
  ) ?? 'expected_orders';

export function contributionText(unit: Unit, value: number | null, locale: Locale): string {
  if (unit === 'net_amount' || unit === 'expected_amount') return money(value, locale);
  return unit === 'expected' ? decimal(value, locale, 2) : count(value, locale);
}

export const COLUMNS = [
  { field: 'last_order_on', kind: 'day' },
  { field: 'recency_days', kind: 'count' },
  { field: 'frequency_orders', kind: 'count' },
  { field: 'monetary_value', kind: 'money' },
  { field: 'net_amount_so_far', kind: 'money' },
  { field: 'first_order_on', kind: 'day' }
] as const;

/** The listed customers for a spreadsheet: amounts in currency units, segments by their names. */
export function behindTable(
  rows: TracedCustomer[],
  unit: Unit,
  { segments }: Pick<Scheme, 'segments'>,
  { customers: { columns } }: Dictionary,
  locale: Locale
): { header: string[]; rows: Cell[][] } {
  const label = (id: string) => segments.find(({ segment }) => segment === id)?.label[locale] ?? id;
  return {
    header: [
      columns.customer_id,
      columns.contribution,
      columns.segment,
      ...COLUMNS.map(({ field }) => columns[field])
    ],
    rows: rows.map((row): Cell[] => [
      row.customer_id,
      unit === 'net_amount' || unit === 'expected_amount'
        ? units(row.contribution === null ? null : Math.round(row.contribution))
        : row.contribution,
      label(row.segment),
      ...COLUMNS.map(({ field, kind }): Cell => (kind === 'money' ? units(row[field]) : row[field]))
    ])
  };
}
