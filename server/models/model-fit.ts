import type { Day } from '../periods.ts';
import type { ReturnsPolicy } from '../schemes/contract.ts';
import { discountedOrders, type Discounting } from '../stats/customer-value.ts';
import type { Fit } from '../stats/fit.ts';
import type { ValueParameters } from '../stats/gamma-gamma.ts';
import { ordersToCome, type DropoutModel, type DropoutParameters } from '../stats/geometric-dropout.ts';
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

/** What orders bring, fitted to everything known by a day. */
export interface ValueFit {
  fitted_on: Day;
  /** one customer in so many was looked at */
  one_in: number;
  /** of value and frequency; undefined where either never varies */
  correlation: number | undefined;
  /** v in minor units */
  fit: Fit<keyof ValueParameters>;
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

/** The relation value_fits; margin is a share of sales. */
export const valueRelation = (fits: readonly ValueFit[], margin: number): BoundGiven =>
  valuesOf(
    'value_fits',
    { snapshot_date: 'DATE', p: 'DOUBLE', q: 'DOUBLE', v: 'DOUBLE', margin: 'DOUBLE' },
    fits.flatMap(({ fitted_on, fit }) =>
      fit.converged ? [{ snapshot_date: fitted_on, ...fit.parameters, margin }] : []
    )
  );

/** Repeat orders and age in days: what the orders to come of a customer who still is one depend on. */
export interface AgeAndRepeats {
  repeat_orders: number;
  age_days: number;
}

/**
 * The relation orders_to_come: for each pair what a customer who still is one brings within the horizon. As one text, for a
 * value bound for each cell would be hundreds of thousands.
 */
export function ordersRelation(
  { model, fitted_on, time_unit, fit }: ModelFit,
  pairs: readonly AgeAndRepeats[],
  horizon_days: number,
  discounting: Discounting
): BoundGiven {
  if (!fit.converged) return noOrders;
  const { parameters } = fit;
  const unit = daysOf[time_unit];
  const rows = pairs.map(({ repeat_orders, age_days }) => {
    const history = { repeat_orders, age: age_days / unit };
    const within = (days: number) => ordersToCome(model, parameters, history, days / unit);
    const { any, mean, mean_square } = within(horizon_days);
    return [
      repeat_orders,
      age_days,
      any,
      mean,
      mean_square,
      discountedOrders((days) => within(days).mean, discounting)
    ];
  });
  return {
    sql: `select
    cast($orders_to_come_date as date) as snapshot_date,
    cast(cells[1] as bigint) as repeat_orders,
    cast(cells[2] as bigint) as age_days,
    cells[3] as order_chance,
    cells[4] as orders,
    cells[5] as orders_squared,
    cells[6] as discounted_orders
from (select unnest(from_json($orders_to_come, '[["DOUBLE"]]')) as cells)`,
    parameters: { orders_to_come_date: fitted_on, orders_to_come: JSON.stringify(rows) }
  };
}

/** No model at all: what foretells is missing. */
export const noFits = fitRelation([]);
export const noValues = valueRelation([], 1);
export const noOrders = valuesOf(
  'orders_to_come',
  {
    snapshot_date: 'DATE',
    repeat_orders: 'BIGINT',
    age_days: 'BIGINT',
    order_chance: 'DOUBLE',
    orders: 'DOUBLE',
    orders_squared: 'DOUBLE',
    discounted_orders: 'DOUBLE'
  },
  []
);
