import { composed } from '../questions/composed.ts';
import { snapshotRelation } from '../build/calendar.ts';
import type { Day } from '../periods.ts';
import type { Asking } from '../questions/question.ts';
import { rulesRelation, type Rules } from '../schemes/rules.ts';
import { correlation, fitGammaGamma, type RepeatValue } from '../stats/gamma-gamma.ts';
import { fitDropout, type DropoutModel } from '../stats/geometric-dropout.ts';
import type { WeighedHistory } from '../stats/purchase-history.ts';
import { daysOf, type ModelFit, type ValueFit } from './model-fit.ts';

const defaultModel: DropoutModel = 'mbg_nbd';

/** So many distinct histories are fitted in a tenth of a second; more make the parameters hardly surer. */
const atMost = 3000;
/** Beyond so many customers weeks and one in several are tried at once: days would only be counted to be found too many. */
const fewCustomers = 100_000;

type AskingFit = Pick<Asking, 'home' | 'session' | 'signal' | 'published'>;

/** What was fitted to one state of the data, each worked out once. */
export class ModelFits {
  #data_version = -1;
  readonly #kept = new Map<string, unknown>();

  /** Fitted to what was known on the day: out of time for everything after it. */
  on(asking: AskingFit, day: Day, rules: Rules, model = defaultModel): Promise<ModelFit> {
    return this.keep(asking, [model, rules.returns, day], () => fitOn(asking, day, rules, model));
  }

  valuesOn(asking: AskingFit, day: Day, rules: Rules): Promise<ValueFit> {
    return this.keep(asking, ['values', rules.returns, day], () => valuesOn(asking, day, rules));
  }

  /** An answer is kept under its words; one that failed is not. */
  async keep<T>({ published }: AskingFit, words: readonly string[], work: () => Promise<T>): Promise<T> {
    const { data_version } = published;
    if (data_version > this.#data_version) {
      this.#kept.clear();
      this.#data_version = data_version;
    }
    const key = JSON.stringify([data_version, ...words]);
    if (this.#kept.has(key)) return this.#kept.get(key) as T;
    const found = await work();
    if (data_version === this.#data_version) this.#kept.set(key, found);
    return found;
  }
}

async function fitOn(asking: AskingFit, day: Day, rules: Rules, model: DropoutModel): Promise<ModelFit> {
  const { histories, ...how } = await historiesOn(asking, day, rules);
  return {
    model,
    fitted_on: day,
    time_unit: 'week',
    ...how,
    returns: rules.returns,
    fit: fitDropout(model, histories)
  };
}

/** Everybody's histories in weeks; where they are too many in whole ones, and then of one customer in several. */
async function historiesOn(asking: AskingFit, day: Day, rules: Rules) {
  const read = (round_to: number, every: number) =>
    readOn<WeighedHistory>(asking, 'weighed_histories', day, rules, { round_to, every });
  const customers = await customersIn(asking);
  let [round_to, one_in]: [1 | 7, number] =
    customers > fewCustomers ? [7, Math.floor(customers / fewCustomers)] : [1, 1];
  let histories = await read(round_to, one_in);
  while (histories.length > atMost) {
    if (round_to === 1) round_to = 7;
    else one_in *= 2;
    histories = await read(round_to, one_in);
  }
  const units = round_to / daysOf.week;
  return {
    rounded_to_days: round_to,
    one_in,
    histories: histories.map(({ first_to_last, age, ...rest }) => ({
      ...rest,
      first_to_last: first_to_last * units,
      age: age * units
    }))
  };
}

async function valuesOn(asking: AskingFit, day: Day, rules: Rules): Promise<ValueFit> {
  let one_in = Math.max(1, Math.floor((await customersIn(asking)) / fewCustomers));
  const read = (every: number) => readOn<RepeatValue>(asking, 'repeat_values_weighed', day, rules, { every });
  let values = await read(one_in);
  while (values.length > atMost) values = await read((one_in *= 2));
  return { fitted_on: day, one_in, correlation: correlation(values), fit: fitGammaGamma(values) };
}

async function customersIn({ session }: AskingFit): Promise<number> {
  const [known] = await session.all<{ customers: number }>('select count(*) as customers from customers');
  return known?.customers ?? 0;
}

/** One row more than is wanted says that there are too many. */
function readOn<Row>(
  { home, session, signal }: AskingFit,
  query: string,
  day: Day,
  rules: Rules,
  parameters: Record<string, number>
): Promise<Row[]> {
  const given = { snapshot_dates: snapshotRelation([day]), rules_in_force: rulesRelation(rules) };
  const all = { ...parameters, as_of: day, at_most: atMost + 1 };
  const { sql, bound } = composed(home.library, query, given, all);
  return session.all<Row>(sql, bound, { signal });
}
