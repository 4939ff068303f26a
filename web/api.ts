import type { ChurnAnswer } from '../server/features/churn/contract.ts';
import type { ChurnValidationAnswer } from '../server/features/churn-validation/contract.ts';
import type { CohortRetentionAnswer } from '../server/features/cohort-retention/contract.ts';
import type { CustomerAnswer } from '../server/features/customer/contract.ts';
import type { CustomersAnswer } from '../server/features/customers/contract.ts';
import type { DefinitionsAnswer } from '../server/features/definitions/contract.ts';
import type { EarlyWarningAnswer } from '../server/features/early-warning/contract.ts';
import type { EarlyWarningRecordAnswer } from '../server/features/early-warning-record/contract.ts';
import type { PredictionAnswer } from '../server/features/prediction/contract.ts';
import type { PredictionCustomersAnswer } from '../server/features/prediction-customers/contract.ts';
import type { PredictionValidationAnswer } from '../server/features/prediction-validation/contract.ts';
import type { SecondOrderAnswer } from '../server/features/second-order/contract.ts';
import type { CompletenessAnswer } from '../server/features/completeness/contract.ts';
import type { CustomerSheetAnswer } from '../server/features/customer-sheet/contract.ts';
import type { CustomersAlikeAnswer } from '../server/features/customers-alike/contract.ts';
import type { QualityCasesAnswer } from '../server/features/quality-cases/contract.ts';
import type { QualityAnswer } from '../server/features/quality/contract.ts';
import type { SourcesAnswer } from '../server/features/sources/contract.ts';
import type { TimelineAnswer } from '../server/features/timeline/contract.ts';
import type { ExtractsAnswer } from '../server/features/extracts/contract.ts';
import type { KpiChangeAnswer } from '../server/features/kpi-change/contract.ts';
import type { KpiSeriesAnswer } from '../server/features/kpi-series/contract.ts';
import type { KpisAnswer } from '../server/features/kpis/contract.ts';
import type { LifecycleSeriesAnswer } from '../server/features/lifecycle-series/contract.ts';
import type { OrderLinesAnswer } from '../server/features/order-lines/contract.ts';
import type { RfmCubeAnswer } from '../server/features/rfm-cube/contract.ts';
import type { RejectsAnswer } from '../server/features/rejects/contract.ts';
import type { SegmentFlowAnswer } from '../server/features/segment-flow/contract.ts';
import type { SegmentSeriesAnswer } from '../server/features/segment-series/contract.ts';
import type { SegmentsAnswer } from '../server/features/segments/contract.ts';
import type { TraceAnswer } from '../server/features/trace/contract.ts';
import type { TraceLinesAnswer } from '../server/features/trace-lines/contract.ts';
import type { Locale } from '../server/schemes/contract.ts';
import type { Asked, Filter, Parameter } from './address.ts';
import { cellValues } from './cell-address.ts';

/** A question is the address it is asked at: two equal questions are the same text, so nothing is asked twice. */
export type Question<Answer> = string & { readonly answeredBy?: Answer };

/** What goes wrong, in the reader's words. */
export class Problem extends Error {
  readonly code: string;
  readonly hint: string | null;
  /** asked again, the answer may be another one: we failed, not the question */
  readonly is_passing: boolean;

  constructor(code: string, message: string, hint: string | null, is_passing: boolean) {
    super(message);
    this.is_passing = is_passing;
    this.name = 'Problem';
    this.code = code;
    this.hint = hint;
  }
}

/** The part of the address that every question understands. */
export interface Shared {
  asked: Asked;
  filters: Filter[];
}

type Given = Record<string, string | readonly string[] | undefined>;

export function question<Answer>(name: string, given: Given, shared?: Shared): Question<Answer> {
  const query = new URLSearchParams();
  for (const [parameter, value] of Object.entries(given)) {
    for (const one of [value ?? []].flat()) query.append(parameter, one);
  }
  for (const parameter of ['lookback', 'returns'] as const) {
    const value = shared?.asked[parameter];
    if (value !== undefined) query.append(parameter, value);
  }
  for (const { dimension, value } of shared?.filters ?? []) query.append('filter', `${dimension}:${value}`);
  return `/api/${name}?${query}` as Question<Answer>;
}

export const definitionsQuestion = () => question<DefinitionsAnswer>('definitions', {});

/** Every metric of the period of the page, or those named: a few are told sooner than all. */
export const kpisQuestion = (shared: Shared, metric_id: readonly string[] = []) =>
  question<KpisAnswer>(
    'kpis',
    { period: shared.asked.period, scheme: shared.asked.scheme, metric_id },
    shared
  );

export const kpiSeriesQuestion = (shared: Shared, grain: string, metric_id: readonly string[]) =>
  question<KpiSeriesAnswer>('kpi-series', { grain, scheme: shared.asked.scheme, metric_id }, shared);

export const kpiChangeQuestion = (shared: Shared, metric_id: string) =>
  question<KpiChangeAnswer>(
    'kpi-change',
    { metric_id, period: shared.asked.period, scheme: shared.asked.scheme },
    shared
  );

export const segmentSeriesQuestion = (shared: Shared, grain: string, dimensions: readonly string[] = []) =>
  question<SegmentSeriesAnswer>('segment-series', { scheme: shared.asked.scheme, grain, dimensions }, shared);

/** Every cell of a day, cut by segment and dimensions; who bought before the look-back only is in it too. */
export const rfmCubeQuestion = (shared: Shared, as_of: string, dimensions: readonly string[]) =>
  question<RfmCubeAnswer>(
    'rfm-cube',
    { scheme: shared.asked.scheme, as_of, dimensions, lapsed: 'include' },
    shared
  );

export const segmentsQuestion = (shared: Shared, as_of: string) =>
  question<SegmentsAnswer>('segments', { scheme: shared.asked.scheme, as_of }, shared);

/** Between the two dates of the page, or through several. */
export const segmentFlowQuestion = (shared: Shared, at?: readonly string[]) => {
  const { scheme, from, to } = shared.asked;
  return question<SegmentFlowAnswer>('segment-flow', { scheme, ...(at ? { at } : { from, to }) }, shared);
};

/** What narrows a list of customers: a segment, a cell of the flow, a part of a figure, scores, words. */
const NARROWING = [
  'metric_id',
  'period',
  'part',
  'segment',
  'from',
  'to',
  'from_segment',
  'to_segment',
  'moved_by',
  'moved',
  'r_score',
  'f_score',
  'm_score',
  'status',
  'search'
] as const satisfies Parameter[];

const OF_CUSTOMERS = ['scheme', 'as_of', ...NARROWING, 'sort'] as const satisfies Parameter[];

export const customersQuestion = (shared: Shared, page: number, page_size: number) => {
  const given = Object.fromEntries(OF_CUSTOMERS.map((name) => [name, shared.asked[name]]));
  const paging = { page: String(page), page_size: String(page_size) };
  return question<CustomersAnswer>('customers', { ...given, ...paging }, shared);
};

/** A few whose id holds these letters, whatever else is asked on the page. */
export const customersFoundQuestion = (search: string) =>
  question<CustomersAnswer>('customers', { search, page_size: '8', sort: 'customer_id' });

/** The lines of a customer, of all days or of those between from and to. */
export const orderLinesQuestion = (
  customer_id: string,
  { from, to }: Asked,
  page: string,
  page_size: number
) => question<OrderLinesAnswer>('order-lines', { customer_id, from, to, page, page_size: String(page_size) });

/** Whom it is about is said already: no filter. */
const ofOne = ({ asked }: Shared): Shared => ({ asked, filters: [] });

export const customerQuestion = (shared: Shared, customer_id: string) => {
  const { grain, scheme } = shared.asked;
  return question<CustomerAnswer>('customer', { customer_id, grain, scheme }, ofOne(shared));
};

/** What silence is expected of one customer: among those whose id holds theirs. */
export const earlyWarningOf = (shared: Shared, customer_id: string, as_of: string) =>
  question<EarlyWarningAnswer>(
    'early-warning',
    { as_of, search: customer_id, sort: 'customer_id', page_size: '1000' },
    ofOne(shared)
  );

/** What customers did, where no look-back enters. */
const ofActivity = ({ asked: { lookback: _, ...asked }, filters }: Shared): Shared => ({ asked, filters });

export const cohortRetentionQuestion = (shared: Shared) => {
  const { cohort, kind, by } = shared.asked;
  return question<CohortRetentionAnswer>('cohort-retention', { cohort, kind, by }, ofActivity(shared));
};

export const lifecycleSeriesQuestion = (shared: Shared, grain: string | undefined) =>
  question<LifecycleSeriesAnswer>('lifecycle-series', { grain }, ofActivity(shared));

export const churnQuestion = (shared: Shared) => {
  const { as_of, grain, scheme } = shared.asked;
  return question<ChurnAnswer>('churn', { as_of, grain, scheme }, shared);
};

/** Those who are warned, the most money at risk first. */
export const earlyWarningQuestion = (shared: Shared, page: string | undefined, page_size: number) => {
  const { as_of, scheme, segment, reason } = shared.asked;
  const given = { as_of, scheme, segment, reason, warned: 'true', page, page_size: String(page_size) };
  return question<EarlyWarningAnswer>('early-warning', given, shared);
};

/** Of the last day with a whole horizon after it. */
export const churnValidationQuestion = (shared: Shared) =>
  question<ChurnValidationAnswer>('churn-validation', { scheme: shared.asked.scheme }, shared);

/** At up to eight past dates. */
export const earlyWarningRecordQuestion = (shared: Shared) =>
  question<EarlyWarningRecordAnswer>('early-warning-record', { scheme: shared.asked.scheme }, shared);

export const secondOrderQuestion = (shared: Shared) => {
  const { as_of, by } = shared.asked;
  return question<SecondOrderAnswer>('second-order', { as_of, by }, ofActivity(shared));
};

const foretelling = ({ asked: { as_of, horizon, model, scheme } }: Shared): Given => ({
  as_of,
  horizon_days: horizon,
  model,
  scheme
});

/** The record of past dates takes its time: without it the answer is there at once. */
export const predictionQuestion = (shared: Shared, record?: 'none') =>
  question<PredictionAnswer>('prediction', { ...foretelling(shared), record }, shared);

export const predictionCustomersQuestion = (shared: Shared, page_size: number) => {
  const { segment, sort, page } = shared.asked;
  const given = { ...foretelling(shared), segment, sort, page, page_size: String(page_size) };
  return question<PredictionCustomersAnswer>('prediction-customers', given, shared);
};

/** Of the latest day whose horizon is over. */
export const predictionValidationQuestion = (shared: Shared) =>
  question<PredictionValidationAnswer>(
    'prediction-validation',
    { ...foretelling(shared), as_of: undefined },
    shared
  );

/** What names a cell of any question, beside the question's own parameters. */
const cellGiven = ({ asked }: Shared): Given => {
  const { of, counts, cell, scheme, as_of, grain, cohort, kind, bracket, against } = asked;
  const values = Object.entries(cellValues(cell ?? '')).map(([column, value]) => [`cell.${column}`, value]);
  const { event, days, horizon: horizon_days, model } = asked;
  const rest = { event, days, horizon_days, model };
  const named = { of, measure: counts, scheme, as_of, grain, cohort, kind, bracket, against, ...rest };
  return { ...named, ...Object.fromEntries(values) };
};

export const traceQuestion = (shared: Shared, page_size: number) => {
  const given = { ...cellGiven(shared), page: shared.asked.page, page_size: String(page_size) };
  return question<TraceAnswer>('trace', given, shared);
};

export const traceLinesQuestion = (shared: Shared, page_size: number) => {
  const given = { ...cellGiven(shared), page: shared.asked.page, page_size: String(page_size) };
  return question<TraceLinesAnswer>('trace-lines', given, shared);
};

export const extractsQuestion = () => question<ExtractsAnswer>('extracts', {});

export const rejectsQuestion = (extract_id: string, asked: Asked, page_size: number) =>
  question<RejectsAnswer>('rejects', {
    extract_id,
    reason: asked.reason,
    page: asked.page,
    page_size: String(page_size)
  });

/** What somebody should look at in all that is loaded. */
export const qualityQuestion = () => question<QualityAnswer>('quality', {});

export const qualityCasesQuestion = (code: string, page: string | undefined, page_size: number) =>
  question<QualityCasesAnswer>('quality-cases', { code, page, page_size: String(page_size) });

export const sourcesQuestion = () => question<SourcesAnswer>('sources', {});

export const completenessQuestion = () => question<CompletenessAnswer>('completeness', {});

export const customersAlikeQuestion = () => question<CustomersAlikeAnswer>('customers-alike', {});

/** As many as a table can show at once: the rest is in the file. */
export const customerSheetQuestion = (light: string | undefined, page_size = 1000) =>
  question<CustomerSheetAnswer>('customer-sheet', { light, page_size: String(page_size) });

export const timelineQuestion = (customer_id: string) =>
  question<TimelineAnswer>('timeline', { customer_id });

interface ErrorBody {
  error: { code: string; message: string; hint?: string | null };
}

function isErrorBody(body: unknown): body is ErrorBody {
  return (
    typeof body === 'object' &&
    body !== null &&
    'error' in body &&
    typeof body.error === 'object' &&
    body.error !== null &&
    'message' in body.error &&
    typeof body.error.message === 'string'
  );
}

/** Why there is no answer, if there is none. */
export function errorOf(body: unknown, status: number): Problem | undefined {
  if (isErrorBody(body)) {
    const { code, message, hint } = body.error;
    return new Problem(code, message, hint ?? null, status >= 500 || status === 429);
  }
  return status < 400 ? undefined : new Problem('unreadable', '', null, true);
}

/** Asks, and answers or throws a Problem. A question nobody waits for any more rejects with AbortError. */
export function ask<Answer>(
  question: Question<Answer>,
  locale: Locale,
  signal: AbortSignal
): Promise<Answer> {
  return answered(question, { signal, headers: { 'Accept-Language': locale } });
}

/** Has something done. Whoever fires the signal has changed their mind, and nothing is done. */
export function act<Answer>(
  path: string,
  body: object,
  locale: Locale,
  signal?: AbortSignal
): Promise<Answer> {
  return answered(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Accept-Language': locale, 'Content-Type': 'application/json', 'X-Tierflow': '1' },
    ...(signal && { signal })
  });
}

async function answered<Answer>(path: string, asked: RequestInit): Promise<Answer> {
  const response = await fetch(path, asked).catch((cause: unknown) => {
    if (asked.signal?.aborted) throw cause;
    throw new Problem('unreachable', '', null, true);
  });
  const body: unknown = await response.json().catch((cause: unknown) => {
    if (asked.signal?.aborted) throw cause;
    throw new Problem('unreadable', '', null, true);
  });
  const problem = errorOf(body, response.status);
  if (problem) throw problem;
  return body as Answer;
}
