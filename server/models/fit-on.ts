import { composed } from '../questions/composed.ts';
import { snapshotRelation } from '../build/calendar.ts';
import type { Day } from '../periods.ts';
import type { Asking } from '../questions/question.ts';
import { rulesRelation, type Rules } from '../schemes/rules.ts';
import { fitDropout, type DropoutModel } from '../stats/geometric-dropout.ts';
import type { WeighedHistory } from '../stats/purchase-history.ts';
import { daysOf, type ModelFit } from './model-fit.ts';

export const defaultModel: DropoutModel = 'mbg_nbd';

/** So many distinct histories are fitted in a tenth of a second; more make the parameters hardly surer. */
const atMost = 3000;
/** Beyond so many customers weeks and one in several are tried at once: days would only be counted to be found too many. */
const fewCustomers = 100_000;

type AskingFit = Pick<Asking, 'home' | 'session' | 'signal' | 'published'>;

/** The fits of one state of the data, each worked out once. */
export class ModelFits {
  #data_version = -1;
  readonly #fits = new Map<string, ModelFit>();

  /** Fitted to what was known on the day: out of time for everything after it. */
  async on(asking: AskingFit, day: Day, rules: Rules, model = defaultModel): Promise<ModelFit> {
    const { data_version } = asking.published;
    if (data_version > this.#data_version) {
      this.#fits.clear();
      this.#data_version = data_version;
    }
    const key = `${data_version} ${model} ${rules.returns} ${day}`;
    const known = this.#fits.get(key);
    if (known) return known;
    const fit = await fitOn(asking, day, rules, model);
    if (data_version === this.#data_version) this.#fits.set(key, fit);
    return fit;
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
async function historiesOn({ home, session, signal }: AskingFit, day: Day, rules: Rules) {
  const given = { snapshot_dates: snapshotRelation([day]), rules_in_force: rulesRelation(rules) };
  const read = async (round_to: 1 | 7, every: number) => {
    const parameters = { as_of: day, round_to, every, at_most: atMost + 1 };
    const { sql, bound } = composed(home.library, 'weighed_histories', given, parameters);
    return session.all<WeighedHistory>(sql, bound, { signal });
  };
  const [known] = await session.all<{ customers: number }>('select count(*) as customers from customers');
  const customers = known?.customers ?? 0;
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
