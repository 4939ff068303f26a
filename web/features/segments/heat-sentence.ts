import type { Locale } from '../../../server/schemes/contract.ts';
import { count, rate } from '../../format.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import type { HeatCell } from './heat-grid.ts';
import { measureText, over, type Measure } from './measure.ts';

/** The picture in a sentence: of customers, how many stand in the good corner and the bad; else where the figure is highest and lowest. */
export function heatSentence(
  grid: HeatCell[][],
  measure: Measure,
  date: string,
  { segments: words }: Pick<Dictionary, 'segments'>,
  locale: Locale,
  isGrey: (cell: HeatCell) => boolean
): string {
  const cells = grid.flat();
  if (measure === 'customers') {
    const customersOf = (inside: HeatCell[]) =>
      inside.reduce((sum, { sums }) => sum + (sums?.customers ?? 0), 0);
    const between = (least: number, most: number) =>
      customersOf(
        cells.filter(({ r_score, f_score }) =>
          [r_score, f_score].every((score) => Number(score) >= least && Number(score) <= most)
        )
      );
    const all = customersOf(cells);
    const [top, low] = [between(4, 5), between(1, 2)];
    const share = (part: number) => rate(over(part, all), locale);
    return words.heat_summary(date, count(top, locale), share(top), count(low, locale), share(low));
  }
  const told = cells
    .filter((cell) => cell.value !== null && !isGrey(cell))
    .sort((one, other) => (other.value ?? 0) - (one.value ?? 0));
  const [first, last] = [told[0], told.at(-1)];
  if (!first || !last) return words.heat_blank;
  const place = ({ r_score, f_score }: HeatCell) => `${words.r(r_score)} ${words.f(f_score)}`;
  const text = ({ value }: HeatCell) => measureText(measure, value, locale);
  return words.heat_extremes(words.measures[measure], place(first), text(first), place(last), text(last));
}
