import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Database } from '../../server/db/database.ts';
import { composed } from '../../server/db/composed.ts';
import type { BoundGiven } from '../../server/db/relations.ts';
import { SqlLibrary } from '../../server/db/sql-library.ts';
import { unfold } from '../../server/db/unfold.ts';
import {
  fitRelation,
  noAlive,
  ordersRelation,
  valueRelation,
  type AgeAndRepeats,
  type ModelFit,
  type ValueFit
} from '../../server/models/model-fit.ts';
import { fitDropout } from '../../server/stats/geometric-dropout.ts';
import { fitParetoNbd } from '../../server/stats/pareto-nbd.ts';
import { weighed } from '../support/cdnow.ts';
import { Chance } from '../support/random-history.ts';
import { dropoutHistory } from '../support/simulated.ts';
import { job, type Job } from './kinds.ts';
import { timed } from './timed.ts';

/** Models of a thousand distinct histories, with two starts and standard errors; then five million customers scored by one. */
export const modelJobs: readonly Job[] = [
  fit('fit_mbg_nbd', 'MBG/NBD on 1,000 distinct histories', 250, (all) => fitDropout('mbg_nbd', all)),
  fit('fit_bg_nbd', 'BG/NBD on 1,000 distinct histories', 250, (all) => fitDropout('bg_nbd', all)),
  fit('fit_pareto_nbd', 'Pareto/NBD on 1,000 distinct histories', 1000, fitParetoNbd),
  job({
    name: 'score_customers',
    title: 'chance, orders and value of 5 million customers',
    isSteady: true,
    budget: 3000,
    run: score
  })
];

const planted = { r: 0.7, alpha: 6, a: 0.9, b: 2 };

function histories() {
  const chance = new Chance(1000);
  const all = Array.from({ length: 4000 }, () => {
    const { repeat_orders, first_to_last } = dropoutHistory(chance, 'mbg_nbd', planted, 52);
    const days = Math.max(repeat_orders === 0 ? 0 : 1, Math.floor(first_to_last * 7));
    const age = Math.max(days, 30 * 7 + chance.below(150));
    return { repeat_orders, first_to_last: days / 7, age: age / 7 };
  });
  return weighed(all).slice(0, 1000);
}

function fit(
  name: string,
  title: string,
  budget: number,
  fitted: (all: ReturnType<typeof histories>) => { converged: boolean }
): Job {
  return job({
    name,
    title,
    isSteady: true,
    budget,
    async run() {
      const all = histories();
      const times: number[] = [];
      for (let at = 0; at < 5; at += 1) times.push(await timed(async () => Promise.resolve(fitted(all))));
      return times;
    }
  });
}

const day = '2026-06-30';
const model: ModelFit = {
  model: 'mbg_nbd',
  fitted_on: day,
  time_unit: 'week',
  rounded_to_days: 1,
  one_in: 1,
  returns: 'net',
  fit: { converged: true, parameters: planted, standard_errors: planted, log_likelihood: 0, n: 0 }
};
const value = { p: 6, q: 4, v: 1500 };
const values: ValueFit = {
  fitted_on: day,
  one_in: 1,
  correlation: 0,
  fit: { converged: true, parameters: value, standard_errors: value, log_likelihood: 0, n: 0 }
};

/** Made-up customers of three years; from the histories to the sums, the pairs worked out in between. */
async function score(folder: string): Promise<number[]> {
  const file = join(folder, 'score.duckdb');
  await rm(file, { force: true });
  const library = SqlLibrary.read();
  const warehouse = await Database.open(file, {
    temp_directory: join(folder, 'tmp'),
    allowed_directories: []
  });
  try {
    await warehouse.writing(async (session) => {
      await session.run(`create table given_states as
        select date '${day}' as snapshot_date, cast(range + 1 as integer) as customer_key,
          cast(date '${day}' - cast(age as integer) as date) as first_order_on,
          cast(date '${day}' - cast(age - case when repeats = 0 then 0 else greatest(repeats, age * part // 100) end as integer) as date) as last_order_on,
          repeats + 1 as order_days_so_far
        from (select range, 60 + hash(range) % 1000 as age, hash(range + 1) % 100 as part,
          least(50, cast(floor(-ln(1 - (hash(range + 2) % 1000) / 1000.0) * 3) as bigint)) as repeats from range(5000000))`);
      await session.run(`create table given_values as
        select snapshot_date, customer_key, order_days_so_far - 1 as repeat_days,
          (order_days_so_far - 1) * (1000 + cast(hash(customer_key) % 2000 as bigint)) as repeat_amount
        from given_states where order_days_so_far > 1`);
    });
    const given: Record<string, BoundGiven> = {
      dated_states: { sql: 'select * from given_states', parameters: {} },
      repeat_values: { sql: 'select * from given_values', parameters: {} },
      asked_customers: { sql: 'select customer_key from given_states', parameters: {} },
      model_fits: fitRelation([model]),
      alive_told: noAlive,
      value_fits: valueRelation([values], 1)
    };
    const pairsOf = `select distinct repeat_orders, age_days from purchase_histories`;
    const sumsOf = `select count(*) as customers, sum(expected_orders) as orders, sum(customer_value) as value from customer_predictions`;
    const scored = () =>
      warehouse.reading(async (session) => {
        const pairs = await session.all<AgeAndRepeats>(
          unfold(library, { sql: pairsOf, inputs: ['purchase_histories'] }, given)
        );
        const orders_to_come = ordersRelation(model, pairs, 180, { months: 12, yearly_rate: 0.1 });
        const all = { ...given, orders_to_come };
        const { sql, bound } = composed(library, { sql: sumsOf, inputs: ['customer_predictions'] }, all, {});
        const [sums] = await session.all<{ customers: number }>(sql, bound);
        if (sums?.customers !== 5_000_000) throw new Error('not everybody was scored');
      });
    const times: number[] = [];
    for (let at = 0; at < 3; at += 1) times.push(await timed(scored));
    return times;
  } finally {
    await warehouse.close();
    await rm(file, { force: true });
  }
}
