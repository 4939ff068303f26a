import type {
  EarlyWarning,
  EarlyWarningAnswer,
  EarlyWarningSums
} from '../../../server/features/early-warning/contract.ts';
import type { EarlyWarningRecordRow } from '../../../server/features/early-warning-record/contract.ts';
import type { ChurnValidationAnswer } from '../../../server/features/churn-validation/contract.ts';
import type { Locale } from '../../../server/schemes/contract.ts';
import { chance } from '../../chance.ts';
import { units, type Cell } from '../../csv.ts';
import { count, decimal, money, rate } from '../../format.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import type { PredictionWords } from '../../i18n/prediction-words.svelte.ts';
import { isFew } from '../../metric-text.ts';

type Words = Dictionary['churn']['warnings'];

/** The parts of a score that are told, and what the list may be narrowed to. */
export const REASONS = ['overdue', 'unlikely_alive', 'slowing', 'complaint'] as const;
export type Reason = (typeof REASONS)[number];

/** Why a customer is warned, the stronger reason first, with the customer's own numbers. */
export function reasonsOf(
  { score, reasons, recency_days, expected_days, unlikely_alive, slowing, orders_so_far }: EarlyWarning,
  words: Words,
  { warnings }: PredictionWords,
  locale: Locale
): string[] {
  // A chance without a reason: little is known but how seldom somebody buys.
  if (reasons === null)
    return score > 0 ? [warnings.seldom(count(orders_so_far, locale), orders_so_far)] : [];
  const said: Record<Reason, string> = {
    overdue: words.overdue(count(recency_days, locale), decimal(expected_days, locale)),
    unlikely_alive: warnings.said(chance(unlikely_alive === null ? null : 1 - unlikely_alive, locale)),
    slowing: slowing === 1 ? words.stopped : words.slowing(rate(slowing, locale)),
    complaint: words.complaint
  };
  return reasons
    .split(', ')
    .flatMap((reason) => REASONS.find((one) => one === reason) ?? [])
    .map((reason) => said[reason]);
}

export function warningsSentence(
  { customers, monetary_value, net_amount_at_risk }: EarlyWarningSums,
  words: Words,
  locale: Locale
): string {
  return words.summary(
    count(customers, locale),
    customers,
    money(monetary_value, locale),
    money(net_amount_at_risk, locale)
  );
}

/** How well the warnings of a past day foresaw the days after it, in one honest sentence. */
export function validationSentence(
  { rows, definition }: ChurnValidationAnswer,
  words: PredictionWords['looking_back'],
  locale: Locale
): string {
  const of = (measure: string, key: string | null) =>
    rows.find((row) => row.indicator === 'early_warning' && row.measure === measure && row.key === key);
  const precision = of('precision', 'warned');
  const recall = of('recall', 'warned');
  const silent = rows.find((row) => row.indicator === 'early_warning' && row.measure === 'silent');
  const { as_of, horizon_days } = definition;
  if (!precision || !silent || precision.value === null || silent.value === null) {
    return words.nobody(as_of, count(horizon_days, locale));
  }
  const said = words.said(
    count(precision.denominator, locale),
    as_of,
    count(precision.numerator, locale),
    rate(precision.value, locale),
    count(horizon_days, locale),
    rate(silent.value, locale),
    count(silent.denominator, locale)
  );
  const caught =
    !recall || recall.value === null
      ? ''
      : words.caught(rate(recall.value, locale), count(recall.denominator, locale));
  const verdict = isFew(precision.denominator)
    ? words.few
    : precision.value > silent.value
      ? ''
      : words.no_better;
  return said + caught + verdict;
}

/** The list for a spreadsheet: amounts in currency units, reasons in words. */
export function warningsTable(
  warnings: EarlyWarning[],
  { scheme: { segments }, score_is }: Pick<EarlyWarningAnswer['definition'], 'scheme' | 'score_is'>,
  { churn: { warnings: words }, customers: { columns }, kpi }: Dictionary,
  foretold: PredictionWords,
  locale: Locale
): { header: string[]; rows: Cell[][] } {
  return {
    header: [
      columns.customer_id,
      kpi.segment,
      words.why,
      score_is === 'chance' ? foretold.warnings.chance : words.score,
      columns.last_order_on,
      columns.recency_days,
      words.expected,
      columns.monetary_value,
      words.at_risk
    ],
    rows: warnings.map((row): Cell[] => [
      row.customer_id,
      segments.find(({ segment }) => segment === row.segment)?.label[locale] ?? row.segment,
      reasonsOf(row, words, foretold, locale).join(' '),
      row.score,
      row.last_order_on,
      row.recency_days,
      row.expected_days,
      units(row.monetary_value),
      units(row.net_amount_at_risk)
    ])
  };
}

/** Over all dates together: customers add up, and each date's customers count. */
export function recordSentence(
  rows: readonly EarlyWarningRecordRow[],
  words: PredictionWords['warning_record'],
  locale: Locale
): string {
  const sum = (of: (row: EarlyWarningRecordRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  const caught = sum((row) => row.warned_silent);
  const silent = sum((row) => row.silent);
  const said = words.sentence(
    count(rows.length, locale),
    rate(
      ratio(
        caught,
        sum((row) => row.warned)
      ),
      locale
    ),
    rate(
      ratio(
        silent,
        sum((row) => row.customers)
      ),
      locale
    ),
    rate(ratio(caught, silent), locale)
  );
  const lifts = rows.flatMap(({ lift_over_dormant }) => lift_over_dormant ?? []);
  if (lifts.length === 0) return said;
  const lift = lifts.reduce((total, one) => total + one, 0) / lifts.length;
  const verdict = Math.abs(lift - 1) < asGood ? words.same : lift > 1 ? words.better : words.worse;
  return [said, verdict(decimal(lift, locale, 2)), chancesSentence(rows, words, locale)]
    .filter((sentence) => sentence !== '')
    .join(locale === 'en' ? ' ' : '');
}

/** Two rankings whose lists differ by less are as good. */
const asGood = 0.02;

/** Whether the chances told mean what they say: of the dates that had a model. */
function chancesSentence(
  rows: readonly EarlyWarningRecordRow[],
  words: PredictionWords['warning_record'],
  locale: Locale
): string {
  const told = rows.filter(({ expected_silent }) => expected_silent !== null);
  const sum = (of: (row: EarlyWarningRecordRow) => number) => told.reduce((total, row) => total + of(row), 0);
  const customers = sum((row) => row.customers);
  if (customers === 0) return '';
  const share = (of: (row: EarlyWarningRecordRow) => number) => rate(sum(of) / customers, locale);
  return words.told(
    share((row) => row.expected_silent ?? 0),
    share((row) => row.silent)
  );
}
