import { refusal } from '../../errors.ts';
import { daysOf, type ModelFit, withoutForetold } from '../../models/model-fit.ts';
import { addDays, daysBetween, type Day } from '../../periods.ts';
import { dayToRead } from '../../questions/dates.ts';
import { question } from '../../questions/question.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import { logisticRegression } from '../../stats/logistic-regression.ts';
import { tellerOf } from '../../stats/repeat-models.ts';
import {
  defaultHorizon,
  foretelling,
  foretellingParameters,
  foretoldOn,
  outcomesOf,
  type PredictionOutcome
} from '../prediction/foretold.ts';
import { recordDays } from '../record-days.ts';
import type { PredictionValidationAnswer, PredictionValidationRow } from './contract.ts';

/** Points of the tracking curve. */
const points = 48;

export const predictionValidation = question({
  name: 'prediction-validation',
  purpose: 'What was foretold of customers on a past day, beside what they did.',
  parameters: foretellingParameters,

  async answer(asking, asked): Promise<PredictionValidationAnswer> {
    const { coverage, session, signal, published } = asking;
    const { covers_from, data_through } = coverage;
    const { horizon_days = defaultHorizon } = asked;
    const as_of = asked.as_of
      ? dayToRead(asked.as_of, coverage).day
      : recordDays(covers_from, data_through, horizon_days, 1).days.at(-1);
    if (as_of === undefined)
      throw refusal('record_too_short', { horizon: horizon_days, covers_from, data_through });
    if (addDays(as_of, horizon_days) > data_through)
      throw refusal('horizon_not_over', { as_of, horizon: horizon_days, data_through });

    const segmentsAsked = await SegmentsAsked.of(asking, asked);
    const foretold = await foretoldOn(asking, segmentsAsked, as_of, asked);
    const { outcomes, through, sql, bound } = await outcomesOf(asking, segmentsAsked, foretold);
    const tracked = await segmentsAsked.compose(
      'repeat_tracking',
      { as_of, through },
      { dates: [as_of] },
      {}
    );
    const days = await session.all<TrackedDay>(tracked.sql, tracked.bound, { signal });
    const total = outcomes.find(({ kind }) => kind === 'total');

    return {
      data_version: published.data_version,
      data_through,
      definition: {
        ...segmentsAsked.definition(sql, withoutForetold(bound)),
        ...foretelling(asking, foretold),
        through,
        bias: total ? (total.orders - total.expected_orders) / total.expected_orders : null,
        mean_absolute_error: total ? total.missed / total.customers : null,
        calibration: calibrationOf(outcomes),
        tracking: { sql: tracked.sql, parameters: tracked.bound }
      },
      rows: [...outcomes.map(judged), ...tracking(days, foretold.model, as_of, through)]
    };
  }
});

function judged(outcome: PredictionOutcome): PredictionValidationRow {
  const { kind, key, customers, expected_orders, orders, expected_buyers, buyers } = outcome;
  const row = { kind, key: kind === 'total' ? null : String(key), customers };
  if (kind === 'total') return { ...row, expected: expected_orders, actual: orders };
  return kind === 'repeats'
    ? { ...row, expected: expected_orders / customers, actual: orders / customers }
    : { ...row, expected: expected_buyers / customers, actual: buyers / customers };
}

/** Whether chances mean what they say: those told, by tenths, against who ordered. */
function calibrationOf(outcomes: readonly PredictionOutcome[]) {
  const regression = logisticRegression(
    outcomes
      .filter(({ kind }) => kind === 'chance')
      .map(({ customers, expected_buyers, buyers }) => {
        const chance = Math.min(Math.max(expected_buyers / customers, 1e-6), 1 - 1e-6);
        return { features: [Math.log(chance / (1 - chance))], customers, hits: buyers };
      })
  );
  if (!regression.converged) return null;
  const [intercept = NaN, slope = NaN] = regression.coefficients;
  return { intercept, slope, slope_standard_error: regression.standard_errors[1] ?? NaN };
}

/** A row of sql/queries/repeat_tracking.sql. */
interface TrackedDay {
  day: Day;
  firsts: number;
  repeats: number;
}

/** Repeat orders up to each of some days, expected of everybody since their first day, beside those that came. */
function tracking(
  days: readonly TrackedDay[],
  model: ModelFit,
  as_of: Day,
  through: Day
): PredictionValidationRow[] {
  const [first] = days;
  const teller = tellerOf(model);
  if (!first || !teller) return [];
  const unit = daysOf[model.time_unit];
  const newcomer = teller.alive({ repeat_orders: 0, first_to_last: 0, age: 0 }) ?? 1;
  const expectations = new Map<number, number>();
  const expected = (age: number) => {
    const known = expectations.get(age);
    if (known !== undefined) return known;
    const mean = teller.mean({ repeat_orders: 0, age: 0 }, age / unit);
    expectations.set(age, newcomer * mean);
    return newcomer * mean;
  };
  const length = daysBetween(first.day, through);
  const step = Math.max(1, Math.ceil(length / points));
  const marks = new Set([addDays(first.day, 0), as_of, through]);
  for (let at = step; at < length; at += step) marks.add(addDays(first.day, at));

  return [...marks].sort().map((mark) => {
    const before = days.filter(({ day }) => day <= mark);
    return {
      kind: 'tracking',
      key: mark,
      customers: null,
      expected: before.reduce(
        (sum, { day, firsts }) => sum + (firsts === 0 ? 0 : firsts * expected(daysBetween(day, mark))),
        0
      ),
      actual: before.reduce((sum, { repeats }) => sum + repeats, 0)
    };
  });
}
