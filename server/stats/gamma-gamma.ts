import { fitted, type Fit } from './fit.ts';
import { logGamma } from './log-gamma.ts';

/** Shapes p, q and scale v (in the unit of the values) of what customers spend on a day with a purchase. */
export type ValueParameters = Record<'p' | 'q' | 'v', number>;
const names = ['p', 'q', 'v'] as const;

/** What repeat purchase days brought on average, and how many customers have exactly this. */
export interface RepeatValue {
  /** x > 0 */
  repeat_orders: number;
  /** m > 0: mean value of a repeat purchase day, the first day left out */
  mean_value: number;
  customers: number;
}

const leastCustomers = 30;

/**
 * What a purchase day of a customer brings: their days vary around a mean of their own, and the means around that of all.
 *
 * For: the value of orders to come. Not for: few large contracts, or where frequent buyers spend differently (see
 * `correlation`): the model takes value and frequency for independent.
 *
 * Fader & Hardie (2013), "The Gamma-Gamma Model of Monetary Value", equation 1a:
 *
 *   ln L = lnΓ(px+q) − lnΓ(px) − lnΓ(q) + q ln v + (px−1) ln m + px ln x − (px+q) ln(v + m x)
 *
 * With q ≤ 1 the mean of all is infinite: refused.
 */
export function fitGammaGamma(values: readonly RepeatValue[]): Fit<(typeof names)[number]> {
  const wrong = values.flatMap(({ repeat_orders: x, mean_value: m, customers }, at) =>
    Number.isInteger(x) && x > 0 && m > 0 && Number.isFinite(m) && customers > 0 ? [] : [at]
  );
  if (wrong.length > 0)
    throw new RangeError(`no value of repeat purchases: row ${wrong.slice(0, 10).join(', ')}`);
  const n = values.reduce((sum, { customers }) => sum + customers, 0);
  if (n < leastCustomers) return { converged: false, reason: 'too_few_repeaters', n };

  // In units of the mean, so that the same bounds and starts serve cents and millions.
  const unit = values.reduce((sum, { mean_value, customers }) => sum + mean_value * customers, 0) / n;
  const scaled = values.map(({ repeat_orders: x, mean_value, customers }) => {
    const m = mean_value / unit;
    return { x, customers, log: Math.log(m), total: m * x };
  });
  const byRepeats = new Map<number, number>();
  for (const { x, customers } of scaled) byRepeats.set(x, (byRepeats.get(x) ?? 0) + customers);

  const mean = ({ p, q, v }: ValueParameters): number => {
    let sum = 0;
    for (const [x, customers] of byRepeats)
      sum += customers * (logGamma(p * x + q) - logGamma(p * x) + p * x * Math.log(x));
    for (const { x, customers, log, total } of scaled)
      sum += customers * ((p * x - 1) * log - (p * x + q) * Math.log(v + total));
    return q * Math.log(v) - logGamma(q) + sum / n;
  };
  const fit = fitted(names, n, mean, [
    { p: 1, q: 3, v: 2 },
    { p: 5, q: 2, v: 0.5 }
  ]);
  if (!fit.converged) return fit;
  if (fit.parameters.q <= 1) return { converged: false, reason: 'no_mean', n };
  const { parameters, standard_errors } = fit;
  return {
    ...fit,
    parameters: { ...parameters, v: parameters.v * unit },
    standard_errors: { ...standard_errors, v: standard_errors.v * unit },
    // The density of m is that of m / unit over the unit.
    log_likelihood: fit.log_likelihood - n * Math.log(unit)
  };
}

/** The mean value of a purchase day of somebody: E[M] = p (v + m x) / (p x + q − 1); without a repeat that of everybody. */
export const expectedValue = (
  { p, q, v }: ValueParameters,
  { repeat_orders: x, mean_value: m }: Pick<RepeatValue, 'repeat_orders' | 'mean_value'>
): number => (p * (v + m * x)) / (p * x + q - 1);

/** Pearson's correlation of value and frequency; beyond ±0.3 the model's assumption does not hold. Undefined where either never varies. */
export function correlation(values: readonly RepeatValue[]): number | undefined {
  const n = values.reduce((sum, { customers }) => sum + customers, 0);
  const meanOf = (of: (value: RepeatValue) => number) =>
    values.reduce((sum, value) => sum + of(value) * value.customers, 0) / n;
  const [x, m] = [meanOf((value) => value.repeat_orders), meanOf((value) => value.mean_value)];
  const both = meanOf((value) => (value.repeat_orders - x) * (value.mean_value - m));
  const spread =
    meanOf((value) => (value.repeat_orders - x) ** 2) * meanOf((value) => (value.mean_value - m) ** 2);
  return spread > 0 ? both / Math.sqrt(spread) : undefined;
}
