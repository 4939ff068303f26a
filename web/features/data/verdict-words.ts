import type { ExtractsAnswer } from '../../../server/features/extracts/contract.ts';
import type { Locale } from '../../../server/schemes/contract.ts';
import { count, money, NONE } from '../../format.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import { minorUnits } from './reconciliation.ts';

/** How a load ended, for whoever can press a button; the command line is told which command to type. */
export function verdictWords(
  extract: ExtractsAnswer['rows'][number],
  { intake }: Dictionary,
  locale: Locale
): string {
  const { kind, status, verdict, lines_in, lines_loaded, lines_rejected } = extract;
  const { data_from, data_through, amount_loaded, message } = extract;
  const counted = (value: unknown) => count(typeof value === 'number' ? value : Number(value), locale);
  if (status === 'undone') return intake.is_undone;
  if (status === 'loaded' && kind === 'order_lines') {
    return intake.is_loaded(
      counted(lines_loaded),
      money(minorUnits(amount_loaded), locale),
      data_from ?? NONE,
      data_through ?? NONE
    );
  }
  if (verdict?.code === 'held_for_rejects')
    return intake.held_for_rejects(counted(lines_rejected), counted(lines_in));
  if (verdict?.code === 'held_for_numbers')
    return intake.held_for_numbers(counted(verdict.details['undecided']), counted(lines_loaded));
  if (verdict?.code === 'held_for_overlap' || verdict?.code === 'held_for_records')
    return intake.held_for_overlap(counted(verdict.details['overlap']), counted(verdict.details['compared']));
  if (verdict?.code === 'rejected') return intake.is_rejected(counted(lines_in));
  return message;
}
