import type { Locale } from '../../../server/schemes/contract.ts';
import type { Validity, ValidityAnswer } from '../../../server/features/validity/contract.ts';
import { count, decimal, money, NONE, rate } from '../../format.ts';
import { validityWords } from '../../i18n/validity-words.svelte.ts';

/** A main number of a question. */
export interface Figure {
  id: string;
  label: string;
  value: string;
  /** before, and how sure it is */
  beside: string[];
  /** what it tells, in a line */
  plain: string;
  meaning: string;
  parts: { label: string; text: string }[];
}

type Of = Pick<Validity, 'measure'> &
  Partial<Pick<Validity, 'segment' | 'period' | 'side' | 'other_segment'>>;

/** The row of a measure: of all together, in the latest period, as it is, unless said otherwise. */
export function rowOf({ rows, definition }: ValidityAnswer, wanted: Of): Validity | undefined {
  const { measure, segment = null, side = 'asked', other_segment = null } = wanted;
  const period = wanted.period ?? definition.periods[0]?.period;
  return rows.find(
    (row) =>
      row.measure === measure &&
      row.segment === segment &&
      row.side === side &&
      row.other_segment === other_segment &&
      row.period === period
  );
}

export function measureOf({ definition }: Pick<ValidityAnswer, 'definition'>, measure: Validity['measure']) {
  return definition.measures.find(({ id }) => id === measure);
}

/** A value in the unit of its measure. */
export function valueText(
  { definition }: Pick<ValidityAnswer, 'definition'>,
  row: Pick<Validity, 'measure' | 'value' | 'denominator'> | undefined,
  locale: Locale
): string {
  const unit = measureOf({ definition }, row?.measure ?? 'repurchase')?.unit;
  if (row?.value === undefined || row.value === null) return NONE;
  if (unit === 'rate') return rate(row.value, locale);
  if (unit === 'money') return money(row.value, locale);
  if (unit === 'ratio') return `${decimal(row.value, locale)}×`;
  if (row.denominator === null) return decimal(row.value, locale, 2);
  const { pairs, segments } = validityWords().truth;
  return (row.measure === 'small' ? segments : pairs)(
    count(row.value, locale),
    count(row.denominator, locale)
  );
}

/** p values below a thousandth are told as such. */
export const pText = (p: number | null | undefined, locale: Locale): string =>
  p === null || p === undefined ? NONE : p < 0.001 ? '< 0.001' : decimal(p, locale, 3);
