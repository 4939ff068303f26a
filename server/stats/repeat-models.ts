import type { Fit } from './fit.ts';
import {
  aliveProbability,
  dropoutChances,
  fitDropout,
  ordersToCome,
  type DropoutModel,
  type DropoutParameters
} from './geometric-dropout.ts';
import { fitNbd, withoutDropout, type CountParameters } from './nbd.ts';
import type { OrderChances } from './order-chances.ts';
import { fitParetoNbd, paretoAlive, paretoMean, type ParetoParameters } from './pareto-nbd.ts';
import { paretoChances } from './pareto-orders.ts';
import type { PurchaseHistory, WeighedHistory } from './purchase-history.ts';

/** The models of repeat buying, the usual one first. */
export const repeatModels = ['mbg_nbd', 'bg_nbd', 'pareto_nbd', 'nbd'] as const;
export type RepeatModel = (typeof repeatModels)[number];

/** A model and what became of fitting it. */
export type RepeatFit =
  | { model: DropoutModel; fit: Fit<keyof DropoutParameters> }
  | { model: 'pareto_nbd'; fit: Fit<keyof ParetoParameters> }
  | { model: 'nbd'; fit: Fit<keyof CountParameters> };

/**
 * Leaving must raise ln L by so much over a model in which nobody does to be seen at all: the likelihood-ratio test of a
 * parameter at its boundary at 5 % (Self & Liang 1987), half of χ² with one degree of freedom.
 */
const seen = 1.353;

export function fitRepeat(model: RepeatModel, histories: readonly WeighedHistory[]): RepeatFit {
  if (model === 'nbd') return { model, fit: fitNbd(histories) };
  if (model === 'pareto_nbd') return { model, fit: fitParetoNbd(histories) };
  return { model, fit: fitDropout(model, histories) };
}

/**
 * The usual model; where its dropout runs to the boundary and does not show in the likelihood, what it becomes there: the
 * model in which nobody leaves.
 */
export function fitUsual(histories: readonly WeighedHistory[]): RepeatFit {
  const usual = fitRepeat(repeatModels[0], histories);
  if (usual.fit.converged || usual.fit.reached === undefined) return usual;
  const limit = fitRepeat('nbd', histories);
  return limit.fit.converged && usual.fit.reached - limit.fit.log_likelihood < seen ? limit : usual;
}

/** What a model tells of anybody once it has its parameters. */
export interface Teller {
  /** the chance, 0…1, that somebody with this history is still a customer; null where the model knows nobody who leaves */
  alive(history: PurchaseHistory): number | null;
  /** orders of somebody who is a customer still, on average */
  mean(history: Pick<PurchaseHistory, 'repeat_orders' | 'age'>, horizon: number): number;
  /** of somebody who is a customer still */
  chances(history: Pick<PurchaseHistory, 'repeat_orders' | 'age'>, horizon: number): OrderChances;
}

/** Undefined where the model has no parameters. */
export function tellerOf({ model, fit }: RepeatFit): Teller | undefined {
  if (!fit.converged) return undefined;
  const parameters = fit.parameters as DropoutParameters & ParetoParameters;
  if (model === 'pareto_nbd')
    return {
      alive: (history) => paretoAlive(parameters, history),
      mean: (history, horizon) => paretoMean(parameters, history, horizon),
      chances: (history, horizon) => paretoChances(parameters, history, horizon)
    };
  const [dropout, whole] =
    model === 'nbd' ? (['mbg_nbd', withoutDropout(parameters)] as const) : ([model, parameters] as const);
  return {
    alive: (history) => (model === 'nbd' ? null : aliveProbability(dropout, whole, history)),
    mean: (history, horizon) => ordersToCome(dropout, whole, history, horizon).mean,
    chances: (history, horizon) => dropoutChances(dropout, whole, history, horizon)
  };
}
