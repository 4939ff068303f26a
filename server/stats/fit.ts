import { solve } from './matrix.ts';
import { curvature, flat, minimise } from './minimise.ts';

/** Why there are no parameters: nothing may be foretold without them. */
export type Unfitted =
  | 'too_few_customers'
  | 'too_few_repeaters'
  | 'single_purchases_only'
  | 'starts_disagree'
  | 'not_at_a_maximum'
  | 'at_bound'
  | 'no_mean'
  | 'separated';

/** Parameters, or why there are none: it cannot be mistaken for an answer. */
export type Fit<Name extends string> =
  | {
      converged: true;
      parameters: Record<Name, number>;
      standard_errors: Record<Name, number>;
      log_likelihood: number;
      /** customers */
      n: number;
    }
  | {
      converged: false;
      reason: Unfitted;
      n: number;
      /** the most that a search came to; absent where none was made */
      reached?: number;
    };

export type Fitted<Name extends string> = Extract<Fit<Name>, { converged: true }>;

/** Parameters further out say that the data know no answer. */
const [lowest, highest] = [1e-4, 1e4];
/** Two searches that end so near each other in ln L have found the same. */
const same = 1e-3;
/** A parameter that may as well be e³ times as large is on its way to a bound, however flat the way. */
const unsettled = 3;

/**
 * Maximum likelihood over positive parameters, searched from two starts. Standard errors are of the parameters, by the
 * curvature at the maximum, as the papers print them.
 *
 * `meanLogLikelihood` is of one customer of n on average: its slopes do not grow with the number of customers.
 */
export function fitted<Name extends string>(
  names: readonly Name[],
  n: number,
  meanLogLikelihood: (parameters: Record<Name, number>) => number,
  starts: readonly [Record<Name, number>, Record<Name, number>]
): Fit<Name> {
  const named = (values: readonly number[]) =>
    Object.fromEntries(names.map((name, i) => [name, values[i] ?? NaN])) as Record<Name, number>;
  const within = (log: number) => Math.min(Math.max(log, Math.log(lowest)), Math.log(highest));
  const measured = (logs: readonly number[]) => {
    const mean = meanLogLikelihood(named(logs.map((log) => Math.exp(within(log)))));
    return Number.isFinite(mean) ? -mean : Infinity;
  };
  const [one, other] = starts.map((start) =>
    minimise(
      measured,
      names.map((name) => Math.log(start[name]))
    )
  ) as [ReturnType<typeof minimise>, ReturnType<typeof minimise>];
  const best = one.value <= other.value ? one : other;
  const failed = (reason: Unfitted): Fit<Name> => ({ converged: false, reason, n, reached: -best.value * n });
  const edge = 1e-3;
  if (best.at.some((log) => log < Math.log(lowest) + edge || log > Math.log(highest) - edge))
    return failed('at_bound');
  if (!(best.slope < 10 * flat)) return failed('not_at_a_maximum');
  if (!(Math.abs(one.value - other.value) * n < same)) return failed('starts_disagree');

  const bends = curvature(measured, best.at).map((row) => row.map((bend) => bend * n));
  const parameters = best.at.map(Math.exp);
  const variances = best.at.map(
    (_, i) =>
      solve(
        bends,
        best.at.map((_, j) => (i === j ? 1 : 0))
      )?.[i]
  );
  if (variances.some((variance) => variance === undefined || !(variance > 0)))
    return failed('not_at_a_maximum');
  if (variances.some((variance = Infinity) => Math.sqrt(variance) > unsettled)) return failed('at_bound');
  return {
    converged: true,
    parameters: named(parameters),
    standard_errors: named(parameters.map((value, i) => value * Math.sqrt(variances[i] ?? NaN))),
    log_likelihood: -best.value * n,
    n
  };
}

/**
 * An interval that holds the true parameter in 95 of 100 samples: symmetric in the logarithm, for parameters are
 * positive and lie askew.
 */
export function interval95(value: number, standard_error: number): [low: number, high: number] {
  const factor = Math.exp((1.959964 * standard_error) / value);
  return [value / factor, value * factor];
}
