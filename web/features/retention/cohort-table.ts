import type {
  CohortCell,
  CohortRetentionAnswer
} from '../../../server/features/cohort-retention/contract.ts';
import { share, units, type Cell } from '../../csv.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';

/** Every cell of every cohort for a spreadsheet: one line each, amounts in currency units. */
export function cohortTable(
  cells: CohortCell[],
  /** the dimension by which the cohorts are told apart */
  group: { by: NonNullable<CohortRetentionAnswer['definition']['by']>; label: string } | null,
  { retention: { table, complete, incomplete, measures } }: Dictionary
): { header: string[]; rows: Cell[][] } {
  return {
    header: [
      ...(group ? [group.label] : []),
      table.cohort,
      table.offset,
      table.offset_to,
      table.size,
      measures.customers,
      measures.share,
      measures.orders,
      measures.net_amount,
      measures.per_customer,
      table.revenue_retention,
      table.state
    ],
    rows: cells.map((cell): Cell[] => [
      ...(group ? [cell[group.by] ?? null] : []),
      cell.cohort,
      cell.period_offset,
      cell.period_offset_to,
      cell.cohort_size,
      cell.customers,
      share(cell.retention_rate),
      cell.orders,
      units(cell.net_amount),
      units(cell.net_amount_per_customer),
      share(cell.revenue_retention),
      cell.is_complete ? complete : incomplete
    ])
  };
}
