import { refusal } from '../errors.ts';
import { cohortRetention } from '../features/cohort-retention/question.ts';
import { churn } from '../features/churn/question.ts';
import { churnValidation } from '../features/churn-validation/question.ts';
import { customer } from '../features/customer/question.ts';
import { customerSheet } from '../features/customer-sheet/question.ts';
import { customers } from '../features/customers/question.ts';
import { definitions } from '../features/definitions/question.ts';
import { earlyWarning } from '../features/early-warning/question.ts';
import { earlyWarningRecord } from '../features/early-warning-record/question.ts';
import { extracts } from '../features/extracts/question.ts';
import { kpiChange } from '../features/kpi-change/question.ts';
import { kpiSeries } from '../features/kpi-series/question.ts';
import { kpis } from '../features/kpis/question.ts';
import { lifecycleSeries } from '../features/lifecycle-series/question.ts';
import { orderLines } from '../features/order-lines/question.ts';
import { prediction } from '../features/prediction/question.ts';
import { predictionCustomers } from '../features/prediction-customers/question.ts';
import { predictionValidation } from '../features/prediction-validation/question.ts';
import { profiles } from '../features/profiles/question.ts';
import { rejects } from '../features/rejects/question.ts';
import { rfmCube } from '../features/rfm-cube/question.ts';
import { flowHealth } from '../features/flow-health/question.ts';
import { quality } from '../features/quality/question.ts';
import { qualityCases } from '../features/quality-cases/question.ts';
import { sources } from '../features/sources/question.ts';
import { completeness } from '../features/completeness/question.ts';
import { customersAlike } from '../features/customers-alike/question.ts';
import { settings } from '../features/settings/question.ts';
import { secondOrder } from '../features/second-order/question.ts';
import { segmentFlow } from '../features/segment-flow/question.ts';
import { segmentIndices } from '../features/segment-indices/question.ts';
import { segmentPaths } from '../features/segment-paths/question.ts';
import { segmentSeries } from '../features/segment-series/question.ts';
import { segments } from '../features/segments/question.ts';
import { timeline } from '../features/timeline/question.ts';
import { traceLinesOf } from '../features/trace-lines/question.ts';
import { traceOf } from '../features/trace/question.ts';
import { beforeAfter } from '../features/before-after/question.ts';
import { dimensionScan } from '../features/dimension-scan/question.ts';
import { events } from '../features/events/question.ts';
import { validity } from '../features/validity/question.ts';
import type { Others } from '../features/trace/opened-cell.ts';
import type { Question } from './question.ts';

const others: Others = { named: questionNamed, traced: () => questions.filter(({ cells }) => cells) };

/** Everything that can be asked, by the same names on the command line and over HTTP. */
export const questions = [
  kpis,
  kpiSeries,
  kpiChange,
  segments,
  segmentSeries,
  segmentIndices,
  segmentFlow,
  rfmCube,
  segmentPaths,
  flowHealth,
  validity,
  dimensionScan,
  beforeAfter,
  events,
  cohortRetention,
  lifecycleSeries,
  churn,
  churnValidation,
  earlyWarning,
  earlyWarningRecord,
  secondOrder,
  prediction,
  predictionCustomers,
  predictionValidation,
  customers,
  customer,
  timeline,
  customerSheet,
  orderLines,
  extracts,
  quality,
  qualityCases,
  sources,
  completeness,
  customersAlike,
  profiles,
  rejects,
  traceOf(others),
  traceLinesOf(others),
  definitions,
  settings
] as unknown as readonly Question[];

export function questionNamed(name: string): Question {
  const found = questions.find((known) => known.name === name);
  if (!found) throw refusal('unknown_query', { name, known: questions.map((known) => known.name) });
  return found;
}
