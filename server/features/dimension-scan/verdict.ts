import { listed } from '../../messages/list.ts';
import { scanNotes, scanVerdicts, valueWords } from '../../messages/dimension-scan.ts';
import { percent, said, type Details } from '../../messages/filled.ts';
import type { Locale } from '../../schemes/contract.ts';
import { fewest } from '../../stats/believed.ts';
import type { ReviewSentence } from '../validity/contract.ts';
import type { DimensionScan, DimensionScanDefinition } from './contract.ts';
import { worthwhile } from './scan.ts';

/** Whether something that the model does not use belongs in it, as a sentence that can be read aloud. */
export function verdictOn(
  rows: readonly DimensionScan[],
  { period, labels }: DimensionScanDefinition,
  locale: Locale
): ReviewSentence {
  const tested = rows.filter(({ kind, p_value }) => kind === 'separates' && p_value !== null);
  const say = (code: keyof typeof scanVerdicts, details: Details = {}) =>
    said(scanVerdicts, code, locale, { period, tested: tested.length, ...details });
  if (tested.length === 0) return say('nothing_to_test');

  const found = tested.filter(({ is_found, difference }) => is_found && (difference ?? 0) >= worthwhile);
  const [best] = found;
  if (!best) return say('none_found');
  const groups = rows.filter(
    ({ kind, dimension, customers }) =>
      kind === 'group' && dimension === best.dimension && (customers ?? 0) >= fewest
  );
  const [most, least] = [groups[0], groups.at(-1)];
  return say(found.length === 1 ? 'one_found' : 'found', {
    found: found.length,
    dimension: labels[best.dimension]?.[locale] ?? best.dimension,
    others: listed(
      found.slice(1, 4).map(({ dimension }) => labels[dimension]?.[locale] ?? dimension),
      locale
    ),
    most: valueText(most, locale),
    most_rate: shareOf(most, 'buyers'),
    most_expected: shareOf(most, 'expected_buyers'),
    most_customers: most?.customers ?? 0,
    least: valueText(least, locale),
    least_rate: shareOf(least, 'buyers'),
    least_expected: shareOf(least, 'expected_buyers'),
    least_customers: least?.customers ?? 0
  });
}

const shareOf = (row: DimensionScan | undefined, of: 'buyers' | 'expected_buyers') =>
  percent(row?.customers ? (row[of] ?? 0) / row.customers : null);

const valueText = (row: DimensionScan | undefined, locale: Locale) => {
  const value = row?.value ?? 'none';
  return Object.hasOwn(valueWords, value) ? valueWords[value as keyof typeof valueWords][locale] : value;
};

export function notesOn(
  rows: readonly DimensionScan[],
  { reference_date, to_date, period, labels, not_computable }: DimensionScanDefinition,
  locale: Locale
): ReviewSentence[] {
  const note = (code: keyof typeof scanNotes, details: Details = {}) =>
    said(scanNotes, code, locale, { reference_date, to_date, period, ...details });
  const named = (of: readonly DimensionScan[]) =>
    listed(
      of.map(({ dimension, psi }) => `${labels[dimension]?.[locale] ?? dimension} ${(psi ?? 0).toFixed(2)}`),
      locale
    );
  const scores = rows.filter(
    ({ kind, dimension }) => kind === 'drift' && ['recency', 'frequency', 'monetary'].includes(dimension)
  );
  const dimensions = rows.filter((row) => row.kind === 'drift' && !scores.includes(row));
  const isFar = ({ is_found }: DimensionScan) => is_found === true;
  const fresh = rows.filter(({ kind }) => kind === 'new');
  const untested = rows.filter(({ kind, p_value }) => kind === 'separates' && p_value === null);
  const wholes = rows.filter(({ kind }) => kind === 'separates');
  const customers = wholes[0]?.customers ?? 0;
  return [
    scores.some(isFar)
      ? note('refit', { scores: named(scores.filter(isFar)) })
      : note('steady', { scores: named(scores) }),
    ...(dimensions.some(isFar)
      ? [note('dimensions_drifted', { dimensions: named(dimensions.filter(isFar)) })]
      : []),
    fresh.length > 0
      ? note('new', {
          values: listed(
            fresh.slice(0, 6).map(({ value }) => value ?? '–'),
            locale
          ),
          many: fresh.length
        })
      : note('nothing_new'),
    ...(untested.length > 0
      ? [
          note('untested', {
            dimensions: listed(
              untested.map(({ dimension }) => labels[dimension]?.[locale] ?? dimension),
              locale
            )
          })
        ]
      : []),
    ...(not_computable.length > 0
      ? [
          note('not_computable', {
            measures: listed(
              not_computable.map(({ label }) => label[locale]),
              locale
            )
          })
        ]
      : []),
    ...(wholes.length > 0
      ? [note('as_of_now', { customers, rate: percent((wholes[0]?.buyers ?? 0) / (customers || 1)) })]
      : [])
  ];
}
