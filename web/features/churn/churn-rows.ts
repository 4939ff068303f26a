import type { ChurnRow } from '../../../server/features/churn/contract.ts';
import type { Asked } from '../../address.ts';
import { cellText } from '../../cell-address.ts';

export const rowsOf = (rows: ChurnRow[], kind: ChurnRow['kind']): ChurnRow[] =>
  rows.filter((row) => row.kind === kind);

export const rowOf = (rows: ChurnRow[], kind: ChurnRow['kind'], key: string): ChurnRow | undefined =>
  rows.find((row) => row.kind === kind && row.key === key);

/** What the page behind a number is asked, to open a row: its customers, or what they brought. */
export function behindRow(
  { kind, key, snapshot_date }: Pick<ChurnRow, 'kind' | 'key' | 'snapshot_date'>,
  as_of: string,
  counts: 'customers' | 'net_amount'
): Asked {
  const cell = cellText({ kind, key, ...(kind === 'status_series' && { snapshot_date }) });
  return { of: 'churn', as_of, cell, counts };
}

/** The survival curve at so many days: between its rows it is flat. 1 before the first. */
export function survivalAt(curve: ChurnRow[], days: number): number | null {
  return curve.findLast(({ key }) => Number(key) <= days)?.value ?? (curve.length === 0 ? null : 1);
}
