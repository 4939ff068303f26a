import { percent, said } from '../../messages/filled.ts';
import { aimVerdicts, aimWords, validityVerdicts } from '../../messages/validity.ts';
import type { Locale, Scheme } from '../../schemes/contract.ts';
import { testOfTwoRows } from '../../stats/chi-square.ts';
import type { ReviewSentence } from './contract.ts';
import { alpha, fewest } from '../../stats/believed.ts';
import { isReversed, isSure, pairsOf, type Measured } from './measures.ts';
import { entered, type SegmentResult } from './results.ts';

/** Whether the segments still tell the truth, as a sentence that can be read aloud. */
export function verdictOn(
  results: readonly SegmentResult[],
  measured: readonly Measured[],
  { scheme, period, locale }: { scheme: Pick<Scheme, 'segments' | 'top'>; period: string; locale: Locale }
): ReviewSentence {
  const known = results.filter(({ segment }) => segment !== entered);
  const told = known.filter(({ customers }) => customers >= fewest);
  const [first, last] = [told[0], told.at(-1)];
  const customers = sum(known, 'customers');
  const say = (code: keyof typeof validityVerdicts, details: Record<string, string | number>) =>
    said(validityVerdicts, code, locale, { period, ...details });
  if (!first || !last || first === last) return say('too_few', { customers });

  const name = (segment: string) =>
    scheme.segments.find((each) => each.segment === segment)?.label[locale] ?? segment;
  const rate = ({ buyers, customers }: SegmentResult) => percent(buyers / customers);
  const ends = {
    first: name(first.segment),
    first_rate: rate(first),
    last: name(last.segment),
    last_rate: rate(last)
  };
  const order = measured.find(({ measure }) => measure === 'rank_correlation');
  if (!order || (order.value ?? 0) <= 0 || (order.p_value ?? 1) >= alpha) return say('no_order', ends);

  const top = known.filter(({ segment }) => scheme.top.includes(segment));
  const sales = sum(known, 'net_amount_next');
  const head = {
    top_customers: percent(sum(top, 'customers') / customers),
    top_sales: sales > 0 ? percent(sum(top, 'net_amount_next') / sales) : percent(null)
  };
  const worst = pairsOf(known)
    .filter((pair) => isReversed(pair) && isSure(pair))
    .sort((one, other) => (one.p_value ?? 1) - (other.p_value ?? 1))[0];
  return worst
    ? say('partly_in_order', {
        ...head,
        lower: name(worst.lower.segment),
        lower_rate: rate(worst.lower),
        upper: name(worst.upper.segment),
        upper_rate: rate(worst.upper)
      })
    : say('in_order', { ...head, ...ends });
}

/** Whether the top bought again and the bottom came back as before: told, and credited to nobody. */
export function aimsOn(
  now: readonly Measured[],
  before: readonly Measured[],
  periods: { now: string; before: string; locale: Locale }
): ReviewSentence {
  const of = (rows: readonly Measured[], measure: Measured['measure']) =>
    rows.find((row) => row.measure === measure && row.segment === null);
  const compared = (measure: Measured['measure']) => {
    const [today, then] = [of(now, measure), of(before, measure)];
    const counts = ({ numerator, denominator }: Measured) => [
      numerator ?? 0,
      (denominator ?? 0) - (numerator ?? 0)
    ];
    const test = today && then ? testOfTwoRows(counts(today), counts(then)) : undefined;
    const isTold = [today, then].every((row) => (row?.denominator ?? 0) >= fewest);
    const step = (today?.value ?? 0) - (then?.value ?? 0);
    const way = !isTold || !test || test.p_value >= alpha ? 'as_before' : step > 0 ? 'up' : 'down';
    return { today: percent(today?.value), then: percent(then?.value), way, isTold };
  };
  const [top, bottom] = [compared('top_repurchase'), compared('bottom_repurchase')];
  const { locale } = periods;
  const word = (way: string) => aimWords[way as keyof typeof aimWords][locale];
  return said(aimVerdicts, top.isTold || bottom.isTold ? 'told' : 'too_few', locale, {
    period: periods.now,
    period_before: periods.before,
    top: top.today,
    top_before: top.then,
    top_way: word(top.way),
    bottom: bottom.today,
    bottom_before: bottom.then,
    bottom_way: word(bottom.way)
  });
}

const sum = (results: readonly SegmentResult[], column: 'customers' | 'net_amount_next') =>
  results.reduce((total, result) => total + result[column], 0);
