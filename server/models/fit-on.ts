import { composed } from '../db/composed.ts';
import { snapshotRelation } from '../build/calendar.ts';
import type { Day } from '../periods.ts';
import type { Asking } from '../questions/question.ts';
import { rulesRelation, type Rules } from '../schemes/rules.ts';
import { correlation, fitGammaGamma, type RepeatValue } from '../stats/gamma-gamma.ts';
import type { WeighedHistory } from '../stats/purchase-history.ts';
import { fitRepeat, fitUsual, type RepeatModel } from '../stats/repeat-models.ts';
import { daysOf, type ModelFit, type ValueFit } from './model-fit.ts';

/** So many distinct histories are fitted in a tenth of a second; more make the parameters hardly surer. */
const atMost = 3000;
/** Beyond so many customers days would only be counted to be found too many. */
const fewCustomers = 100_000;

type AskingFit = Pick<Asking, 'home' | 'session' | 'signal' | 'published'>;

/** What was fitted to one state of the data, each worked out once. */
export class ModelFits {
  #data_version = -1;
  readonly #kept = new Map<string, Promise<unknown>>();

  /** Fitted to what was known on the day: out of time for everything after it. The usual model where none is wished. */
  on(asking: AskingFit, day: Day, rules: Rules, wished?: RepeatModel): Promise<ModelFit> {
    return this.keep(asking, ['model', wished ?? '', rules.returns, day], async () => {
      const { histories, ...how } = await historiesOn(asking, day, rules);
      const fit = wished ? fitRepeat(wished, histories) : fitUsual(histories);
      return { ...fit, ...how, fitted_on: day, time_unit: 'week', returns: rules.returns };
    });
  }

  valuesOn(asking: AskingFit, day: Day, rules: Rules): Promise<ValueFit> {
    return this.keep(asking, ['values', rules.returns, day], () => valuesOn(asking, day, rules));
  }

  /**
   * An answer is kept under its words, and whoever asks for it meanwhile waits for the same; one that failed is not, for
   * the failure may be that somebody else left.
   */
  async keep<T>(asking: AskingFit, words: readonly string[], work: () => Promise<T>): Promise<T> {
    const { data_version } = asking.published;
    if (data_version > this.#data_version) {
      this.#kept.clear();
      this.#data_version = data_version;
    }
    if (data_version < this.#data_version) return work();
    const key = JSON.stringify(words);
    const before = this.#kept.get(key) as Promise<T> | undefined;
    if (before) return before.catch(() => this.keep(asking, words, work));
    const found = work();
    this.#kept.set(key, found);
    found.catch(() => {
      if (this.#kept.get(key) === found) this.#kept.delete(key);
    });
    return found;
  }
}

/** Everybody's histories in weeks; where they are too many in whole ones, and then of one customer in several. */
async function historiesOn(asking: AskingFit, day: Day, rules: Rules) {
  const told = await readOn<WeighedHistory & { round_to: 1 | 7; one_in: number }>(
    asking,
    'weighed_histories',
    day,
    rules,
    { few: fewCustomers }
  );
  const { round_to = 1, one_in = 1 } = told[0] ?? {};
  const units = round_to / daysOf.week;
  return {
    rounded_to_days: round_to,
    one_in,
    histories: told.map(({ repeat_orders, first_to_last, age, customers }) => ({
      repeat_orders,
      first_to_last: first_to_last * units,
      age: age * units,
      customers
    }))
  };
}

async function valuesOn(asking: AskingFit, day: Day, rules: Rules): Promise<ValueFit> {
  const values = await readOn<RepeatValue & { one_in: number }>(
    asking,
    'repeat_values_weighed',
    day,
    rules,
    {}
  );
  return {
    fitted_on: day,
    one_in: values[0]?.one_in ?? 1,
    correlation: correlation(values),
    fit: fitGammaGamma(values)
  };
}

function readOn<Row>(
  { home, session, signal }: AskingFit,
  query: string,
  day: Day,
  rules: Rules,
  parameters: Record<string, number>
): Promise<Row[]> {
  const given = { snapshot_dates: snapshotRelation([day], rules), rules_in_force: rulesRelation(rules) };
  const { sql, bound } = composed(home.library, query, given, { ...parameters, as_of: day, at_most: atMost });
  return session.all<Row>(sql, bound, { signal });
}
