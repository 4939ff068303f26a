import type { Day } from '../periods.ts';
import type { ReturnsPolicy } from '../schemes/contract.ts';
import type { Fit } from '../stats/fit.ts';
import type { DropoutModel, DropoutParameters } from '../stats/geometric-dropout.ts';
import { valuesOf, type BoundGiven } from '../db/relations.ts';

/** A model of repeat buying as fitted to everything known by a day: by these parameters that day is foretold. */
export interface ModelFit {
  model: DropoutModel;
  fitted_on: Day;
  /** of alpha */
  time_unit: 'week';
  /** lengths of time were rounded to so many days, where there are too many distinct histories */
  rounded_to_days: 1 | 7;
  /** one customer in so many was looked at, where weeks are still too many */
  one_in: number;
  returns: ReturnsPolicy;
  fit: Fit<keyof DropoutParameters>;
}

export const daysOf = { week: 7 } as const;

/** The relation model_fits: the days for which there are parameters. */
export const fitRelation = (fits: readonly ModelFit[]): BoundGiven =>
  valuesOf(
    'model_fits',
    {
      snapshot_date: 'DATE',
      chances_more: 'INTEGER',
      r: 'DOUBLE',
      alpha_days: 'DOUBLE',
      a: 'DOUBLE',
      b: 'DOUBLE'
    },
    fits.flatMap(({ model, fitted_on, time_unit, fit }) => {
      if (!fit.converged) return [];
      const { r, alpha, a, b } = fit.parameters;
      return [
        {
          snapshot_date: fitted_on,
          chances_more: model === 'mbg_nbd' ? 1 : 0,
          r,
          alpha_days: alpha * daysOf[time_unit],
          a,
          b
        }
      ];
    })
  );

/** No model at all: what foretells is missing. */
export const noFits = fitRelation([]);
