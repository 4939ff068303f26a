import { grouped } from '../../messages/filled.ts';
import { cautionWords, type Caution } from '../../messages/models.ts';
import { daysBetween } from '../../periods.ts';
import type { Coverage } from '../../build/calendar.ts';
import type { Locale } from '../../schemes/contract.ts';
import type { PredictionRecord } from './contract.ts';
import type { Foretold } from './foretold.ts';

/** An error that a manager should hear of before the number. */
const notable = 0.1;
const correlated = 0.3;

/** Where the model is not to be trusted: what is true of these data first, what is true of every such model last. */
export function cautionsOf(
  { as_of, horizon_days, model, values }: Foretold,
  record: readonly PredictionRecord[],
  { covers_from }: Coverage,
  locale: Locale
): string[] {
  const said: [Caution, Record<string, string>][] = [];
  const percent = (share: number) => String(Math.round(Math.abs(share) * 100));
  const known = daysBetween(covers_from, as_of) + 1;

  const last = record.at(-1);
  if (!last) said.push(['no_record', { horizon: String(horizon_days) }]);
  else {
    const error = (last.orders - last.expected_orders) / last.expected_orders;
    if (Math.abs(error) > notable)
      said.push([error > 0 ? 'too_low' : 'too_high', { as_of: last.as_of, percent: percent(error) }]);
  }
  if (known < 2 * horizon_days)
    said.push(['short_history', { known: String(known), horizon: String(horizon_days) }]);
  if (known < 365) said.push(['no_year', { known: String(known) }]);
  if (model.one_in > 1) said.push(['sampled', { one_in: String(model.one_in), n: grouped(model.fit.n) }]);
  if (!values.fit.converged) said.push(['no_values', {}]);
  else if (values.correlation !== undefined && Math.abs(values.correlation) > correlated)
    said.push(['correlated', { correlation: values.correlation.toFixed(2) }]);
  said.push(['no_seasons', {}], ['left_censored', { covers_from }], ['not_active', {}]);
  return said.map(([caution, details]) =>
    cautionWords[caution][locale].replace(/\{(\w+)\}/g, (blank, name: string) => details[name] ?? blank)
  );
}
