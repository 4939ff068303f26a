import type { PredictionAnswer } from '../../../server/features/prediction/contract.ts';
import { predictionQuestion } from '../../api.ts';
import { Asking } from '../../asking.svelte.ts';
import type { Shared } from '../../api.ts';

/** What is foretold is there before it is known how well that was done in the past, which takes a fit for each date. */
export class StagedPrediction {
  readonly #present: Asking<PredictionAnswer>;
  readonly #whole: Asking<PredictionAnswer>;

  constructor(place: () => Shared | undefined) {
    const present = new Asking(() => {
      const asked = place();
      return asked && predictionQuestion(asked, 'none');
    });
    this.#present = present;
    this.#whole = new Asking(() => {
      const asked = place();
      return asked && present.answer && !present.is_waiting ? predictionQuestion(asked) : undefined;
    });
  }

  get answer(): PredictionAnswer | undefined {
    const [present, whole] = [this.#present.answer, this.#whole.answer];
    return present && whole && isOfOne(present, whole) ? whole : present;
  }

  get problem() {
    return this.#present.problem;
  }

  get is_waiting(): boolean {
    return this.#present.is_waiting;
  }

  /** why the past was not looked at */
  get problem_of_record() {
    return this.#whole.problem;
  }

  again(): void {
    (this.#present.problem ? this.#present : this.#whole).again();
  }
}

/** Two answers tell of the same day, customers and model. */
function isOfOne(one: PredictionAnswer, other: PredictionAnswer): boolean {
  const asked = ({ data_version, definition }: PredictionAnswer) => {
    const { as_of, horizon_days, model, filters, scheme, lookback_days, returns } = definition;
    return JSON.stringify([
      data_version,
      as_of,
      horizon_days,
      model,
      filters,
      scheme.scheme,
      lookback_days,
      returns
    ]);
  };
  return asked(one) === asked(other);
}
