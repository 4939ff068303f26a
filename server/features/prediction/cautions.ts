import { grouped, said as filled } from '../../messages/filled.ts';
import { cautionWords, useWords, type Caution } from '../../messages/models.ts';
import { daysBetween } from '../../periods.ts';
import type { Coverage } from '../../build/calendar.ts';
import type { Locale } from '../../schemes/contract.ts';
import type { RepeatModel } from '../../stats/repeat-models.ts';
import type { PredictionDefinition, PredictionRecord } from './contract.ts';
import type { Foretold } from './foretold.ts';

/** An error that a manager should hear of before the number, and one that leaves nothing to plan with. */
const [notable, grave] = [0.1, 0.25];
const correlated = 0.3;
/** Past dates that say how wrong it usually is. */
const enough = 3;

/** Known before the numbers are read: without them a number is mistaken for something else. */
const first: readonly Caution[] = [
  'not_to_plan_with',
  'no_sales_to_plan_with',
  'no_record',
  'nobody_leaves',
  'taken_to_stay'
];

/** Where the model is not to be trusted: what is true of these data first, what is true of every such model last. */
export function cautionsOf(
  { as_of, horizon_days, model, values }: Foretold,
  record: readonly PredictionRecord[] | null,
  wished: RepeatModel | undefined,
  { covers_from }: Coverage,
  locale: Locale
): Pick<PredictionDefinition, 'cautions' | 'first_caution'> {
  const said: Said[] = [];
  const known = daysBetween(covers_from, as_of) + 1;
  const knowsLeaving = model.model !== 'nbd';

  said.push(...ofRecord(record, horizon_days));
  if (!knowsLeaving) said.push([wished ? 'taken_to_stay' : 'nobody_leaves', {}]);
  if (known < 2 * horizon_days)
    said.push(['short_history', { known: String(known), horizon: String(horizon_days) }]);
  if (known < 365) said.push(['no_year', { known: String(known) }]);
  if (model.one_in > 1) said.push(['sampled', { one_in: String(model.one_in), n: grouped(model.fit.n) }]);
  if (!values.fit.converged) said.push(['no_values', {}]);
  else if (values.correlation !== undefined && Math.abs(values.correlation) > correlated)
    said.push(['correlated', { correlation: values.correlation.toFixed(2) }]);
  said.push(['no_seasons', {}], ['left_censored', { covers_from }]);
  if (knowsLeaving) said.push(['not_active', {}]);

  const words = ([caution, details]: Said) => filled(cautionWords, caution, locale, details).sentence;
  const before = [
    ...(knowsLeaving || !record ? [] : usesOf(record, locale)),
    ...said.filter(([caution]) => first.includes(caution)).map(words)
  ];
  const between = locale === 'en' ? ' ' : '';
  return { cautions: said.map(words), first_caution: before.length > 0 ? before.join(between) : null };
}

type Said = [Caution, Record<string, string>];

/** What the past says: nothing while it is not looked at. */
function ofRecord(record: readonly PredictionRecord[] | null, horizon_days: number): Said[] {
  if (!record) return [];
  const last = record.at(-1);
  if (!last) return [['no_record', { horizon: String(horizon_days) }]];
  const { errors, ofSales } = errorsIn(record);
  const latest = errors.at(-1) ?? 0;
  const said: Said[] = [];
  if (usual(errors) > grave)
    said.push(['not_to_plan_with', { percent: percent(usual(errors)), n: String(errors.length) }]);
  if (ofSales.length > 0 && usual(ofSales) > grave)
    said.push(['no_sales_to_plan_with', { percent: percent(usual(ofSales)), n: String(ofSales.length) }]);
  if (Math.abs(latest) > notable)
    said.push([latest > 0 ? 'too_low' : 'too_high', { as_of: last.as_of, percent: percent(latest) }]);
  if (record.length < enough) said.push(['few_dates', { n: String(record.length) }]);
  return said;
}

/** 0.1 = a tenth more came than was expected; of sales where a model of values told them. */
const errorsIn = (record: readonly PredictionRecord[]) => ({
  errors: record.map(({ orders, expected_orders }) => (orders - expected_orders) / expected_orders),
  ofSales: record.flatMap(({ sales, expected_sales }) =>
    expected_sales === null || expected_sales === 0 ? [] : [(sales - expected_sales) / expected_sales]
  )
});

const usual = (errors: readonly number[]) =>
  errors.reduce((sum, error) => sum + Math.abs(error), 0) / errors.length;
const percent = (share: number) => String(Math.round(Math.abs(share) * 100));

/** What a model that knows nobody who leaves can be used for all the same, by how far its totals were off. */
function usesOf(record: readonly PredictionRecord[], locale: Locale): string[] {
  const { errors, ofSales } = errorsIn(record);
  const named = (over: number, upTo: number) =>
    [
      { total: 'orders' as const, off: usual(errors), n: errors.length },
      { total: 'sales' as const, off: usual(ofSales), n: ofSales.length }
    ]
      .filter(({ off }) => off > over && off <= upTo)
      .map(({ total, off, n }) => filled(useWords, total, locale, { percent: percent(off), n }).sentence)
      .join(useWords.and[locale]);
  const uses = [
    { use: 'plan' as const, what: named(-1, notable) },
    { use: 'roughly' as const, what: named(notable, grave) }
  ].flatMap(({ use, what }) => (what === '' ? [] : [filled(useWords, use, locale, { what }).sentence]));
  return uses.length === 0 ? [] : [...uses, useWords.not[locale]];
}
