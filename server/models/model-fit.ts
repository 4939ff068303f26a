import type { Day } from '../periods.ts';
import type { ReturnsPolicy } from '../schemes/contract.ts';
import { discountedOrders, type Discounting } from '../stats/customer-value.ts';
import type { Fit } from '../stats/fit.ts';
import type { ValueParameters } from '../stats/gamma-gamma.ts';
import { ordersOf } from '../stats/order-chances.ts';
import type { PurchaseHistory } from '../stats/purchase-history.ts';
import { tellerOf, type RepeatFit } from '../stats/repeat-models.ts';
import { valuesOf, type BoundGiven } from '../db/relations.ts';
import type { Parameters } from '../db/values.ts';

/** A model of repeat buying as fitted to everything known by a day: by these parameters that day is foretold. */
export type ModelFit = RepeatFit & {
  fitted_on: Day;
  /** of alpha and beta */
  time_unit: 'week';
  /** lengths of time were rounded to so many days, where there are too many distinct histories */
  rounded_to_days: 1 | 7;
  /** one customer in so many was looked at, where weeks are still too many */
  one_in: number;
  returns: ReturnsPolicy;
};

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

/** The relation model_fits: the days for which there are parameters. a and b are null where a model has no such dropout. */
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
    fits.flatMap((each) => {
      if (!each.fit.converged) return [];
      const { r, alpha } = each.fit.parameters;
      const { a, b } = 'a' in each.fit.parameters ? each.fit.parameters : { a: null, b: null };
      return [
        {
          snapshot_date: each.fitted_on,
          chances_more: each.model === 'mbg_nbd' ? 1 : 0,
          r,
          alpha_days: alpha * daysOf[each.time_unit],
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
 * The relation orders_to_come: for each pair what a customer who still is one brings within the horizon; without a
 * discounting nothing is told of the months to come. As one text, for a value bound for each cell would be hundreds of thousands.
 */
export function ordersRelation(
  model: ModelFit,
  pairs: readonly AgeAndRepeats[],
  horizon_days: number,
  discounting: Discounting | undefined
): BoundGiven {
  const teller = tellerOf(model);
  if (!teller) return noOrders;
  const unit = daysOf[model.time_unit];
  const rows = pairs.map(({ repeat_orders, age_days }) => {
    const history = { repeat_orders, age: age_days / unit };
    const { any, mean, mean_square } = ordersOf(teller.chances(history, horizon_days / unit));
    const by = (days: number) => teller.mean(history, days / unit);
    const discounted = discounting ? discountedOrders(by, discounting) : null;
    return [repeat_orders, age_days, any, mean, mean_square, discounted];
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
    parameters: { orders_to_come_date: model.fitted_on, orders_to_come: JSON.stringify(rows) }
  };
}

/** A whole history in days. */
export interface HistoryInDays extends AgeAndRepeats {
  first_to_last_days: number;
}

export const inUnits = (
  { repeat_orders, first_to_last_days, age_days }: HistoryInDays,
  unit: number
): PurchaseHistory => ({
  repeat_orders,
  first_to_last: first_to_last_days / unit,
  age: age_days / unit
});

/** The relation alive_told: for each history the chance of being a customer still, where SQL has no formula for it. */
export function aliveRelation(model: ModelFit, histories: readonly HistoryInDays[]): BoundGiven {
  const teller = tellerOf(model);
  if (!teller) return noAlive;
  const unit = daysOf[model.time_unit];
  const rows = histories.map((history) => [
    history.repeat_orders,
    history.first_to_last_days,
    history.age_days,
    teller.alive(inUnits(history, unit))
  ]);
  return {
    sql: `select
    cast($alive_told_date as date) as snapshot_date,
    cast(cells[1] as bigint) as repeat_orders,
    cast(cells[2] as bigint) as first_to_last_days,
    cast(cells[3] as bigint) as age_days,
    cells[4] as alive_chance
from (select unnest(from_json($alive_told, '[["DOUBLE"]]')) as cells)`,
    parameters: { alive_told_date: model.fitted_on, alive_told: JSON.stringify(rows) }
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
export const noAlive = valuesOf(
  'alive_told',
  {
    snapshot_date: 'DATE',
    repeat_orders: 'BIGINT',
    first_to_last_days: 'BIGINT',
    age_days: 'BIGINT',
    alive_chance: 'DOUBLE'
  },
  []
);

/** The parameters of a definition: what the models make of every history is worked out from the definition again. */
export const withoutForetold = ({
  orders_to_come: _,
  alive_told: _alive,
  ...parameters
}: Parameters): Parameters => parameters;
