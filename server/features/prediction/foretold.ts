import { grouped } from '../../messages/filled.ts';
import { unfittedWords } from '../../messages/models.ts';
import { refusal } from '../../errors.ts';
import type { BoundGiven } from '../../db/relations.ts';
import {
  aliveRelation,
  fitRelation,
  noAlive,
  ordersRelation,
  valueRelation,
  type AgeAndRepeats,
  type HistoryInDays,
  type ModelFit,
  type ValueFit
} from '../../models/model-fit.ts';
import { modelTold, valuesTold } from '../../models/model-told.ts';
import { addDays, type Day } from '../../periods.ts';
import { oneOf, period, segmentParameters, whole } from '../../questions/parameters.ts';
import type { AskingOfData } from '../../questions/question.ts';
import type { SegmentsAsked } from '../../questions/segments-asked.ts';
import { repeatModels, type RepeatModel } from '../../stats/repeat-models.ts';
import { recordDays } from '../record-days.ts';
import type { Foretelling, PredictionRecord } from './contract.ts';

/** The parameters of every question that foretells. */
export const foretellingParameters = {
  as_of: period,
  horizon_days: whole(7, 730),
  /** without it the usual one, or what it becomes where nobody seems to leave */
  model: oneOf<RepeatModel>(repeatModels),
  ...segmentParameters
};

/** How far is looked when nobody says. */
export const defaultHorizon = 180;
/** A customer's value is that of the twelve months to come. */
const months = 12;
const mostRecords = 4;
/** Of a model without a formula in SQL every history is told one by one. */
const mostHistories = 100_000;

/** What is foretold on a day, and by which models. */
export interface Foretold {
  as_of: Day;
  horizon_days: number;
  model: ModelFit;
  values: ValueFit;
  /** the relations that customer_predictions reads */
  relations: Record<string, BoundGiven>;
}

interface Wish {
  horizon_days?: number | undefined;
  model?: RepeatModel | undefined;
}

/** Refuses in words where no model can be fitted to what was known on the day. */
export async function foretoldOn(
  asking: AskingOfData,
  segmentsAsked: SegmentsAsked,
  as_of: Day,
  { horizon_days = defaultHorizon, model: wished }: Wish,
  { is_past = false } = {}
): Promise<Foretold> {
  const { home, session, signal, settings } = asking;
  const { rules } = segmentsAsked;
  const model = await home.fits.on(asking, as_of, rules, wished);
  if (!model.fit.converged) {
    const { reason, n } = model.fit;
    throw refusal('not_foretold', { as_of, n: grouped(n) }, { reason: unfittedWords[reason] });
  }
  const values = await home.fits.valuesOn(asking, as_of, rules);
  const { sql, bound } = await segmentsAsked.compose('ages_and_repeats', { as_of }, { dates: [as_of] }, {});
  const pairs = await session.all<AgeAndRepeats>(sql, bound, { signal });
  // Nobody asks what the months after a past day were worth.
  const discounting = is_past ? undefined : { months, yearly_rate: settings.discount_rate / 100 };
  return {
    as_of,
    horizon_days,
    model,
    values,
    relations: {
      model_fits: fitRelation([model]),
      value_fits: valueRelation([values], settings.margin / 100),
      alive_told: model.model === 'pareto_nbd' ? await aliveOn(asking, segmentsAsked, as_of, model) : noAlive,
      orders_to_come: ordersRelation(model, pairs, horizon_days, discounting)
    }
  };
}

async function aliveOn(
  { session, signal }: AskingOfData,
  segmentsAsked: SegmentsAsked,
  as_of: Day,
  model: ModelFit
): Promise<BoundGiven> {
  const { sql, bound } = await segmentsAsked.compose(
    'distinct_histories',
    { as_of, at_most: mostHistories + 1 },
    { dates: [as_of] },
    {}
  );
  const histories = await session.all<HistoryInDays>(sql, bound, { signal });
  if (histories.length > mostHistories) throw refusal('too_many_for_model', { most: grouped(mostHistories) });
  return aliveRelation(model, histories);
}

/** How it was told, for the definition of an answer. */
export const foretelling = (
  { locale, settings }: AskingOfData,
  { as_of, horizon_days, model, values }: Foretold
): Foretelling => ({
  as_of,
  horizon_days,
  model: modelTold(model, locale),
  value_model: valuesTold(values, locale),
  months,
  margin: settings.margin / 100,
  discount_rate: settings.discount_rate / 100
});

/** A row of sql/queries/prediction_outcomes.sql. */
export interface PredictionOutcome {
  kind: 'total' | 'repeats' | 'chance';
  key: number;
  customers: number;
  expected_orders: number;
  orders: number;
  expected_buyers: number;
  buyers: number;
  expected_sales: number | null;
  sales: number;
  missed: number;
}

/** What was foretold on a day, beside what came within the horizon. */
export async function outcomesOf(
  { session, signal }: AskingOfData,
  segmentsAsked: SegmentsAsked,
  { as_of, horizon_days, relations }: Foretold
) {
  const through = addDays(as_of, horizon_days);
  const { sql, bound } = await segmentsAsked.compose(
    'prediction_outcomes',
    { as_of, through },
    { dates: [as_of] },
    relations
  );
  return { outcomes: await session.all<PredictionOutcome>(sql, bound, { signal }), through, sql, bound };
}

/**
 * How well it did at the latest days whose horizon is over by a day. A day to which no model can be fitted has no record.
 * Worked out once for each state of the data.
 */
export async function recordBy(
  asking: AskingOfData,
  segmentsAsked: SegmentsAsked,
  known_through: Day,
  wish: Wish & { record?: 'none' | undefined }
): Promise<{ grain: 'quarter' | 'month'; record: PredictionRecord[] | null }> {
  const { horizon_days = defaultHorizon, model } = wish;
  const { covers_from } = asking.coverage;
  const { grain, days } = recordDays(covers_from, known_through, horizon_days, mostRecords);
  if (wish.record === 'none') return { grain, record: null };
  const { returns } = segmentsAsked.rules;
  const words = ['record', returns, model ?? '', JSON.stringify(segmentsAsked.filters)];

  const record: PredictionRecord[] = [];
  for (const as_of of days) {
    const fit = await asking.home.fits.on(asking, as_of, segmentsAsked.rules, model);
    if (!fit.fit.converged) continue;
    const told = await asking.home.fits.keep(asking, [...words, as_of, String(horizon_days)], async () => {
      const foretold = await foretoldOn(asking, segmentsAsked, as_of, wish, { is_past: true });
      const { outcomes, through } = await outcomesOf(asking, segmentsAsked, foretold);
      const total = outcomes.find(({ kind }) => kind === 'total');
      return { through, total };
    });
    if (!told.total) continue;
    const { customers, expected_orders, orders, expected_sales, sales } = told.total;
    record.push({
      as_of,
      through: told.through,
      model: fit.model,
      customers,
      expected_orders,
      orders,
      expected_sales,
      sales
    });
  }
  return { grain, record };
}
