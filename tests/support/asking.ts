import type { CohortRetentionAnswer } from '../../server/features/cohort-retention/contract.ts';
import type { BeforeAfterAnswer } from '../../server/features/before-after/contract.ts';
import type { DimensionScanAnswer } from '../../server/features/dimension-scan/contract.ts';
import type { EventsAnswer } from '../../server/features/events/contract.ts';
import type { ValidityAnswer } from '../../server/features/validity/contract.ts';
import type { ChurnAnswer } from '../../server/features/churn/contract.ts';
import type { ChurnValidationAnswer } from '../../server/features/churn-validation/contract.ts';
import type { CustomersAnswer } from '../../server/features/customers/contract.ts';
import type { EarlyWarningAnswer } from '../../server/features/early-warning/contract.ts';
import type { EarlyWarningRecordAnswer } from '../../server/features/early-warning-record/contract.ts';
import type { PredictionAnswer } from '../../server/features/prediction/contract.ts';
import type { PredictionCustomersAnswer } from '../../server/features/prediction-customers/contract.ts';
import type { PredictionValidationAnswer } from '../../server/features/prediction-validation/contract.ts';
import type { SecondOrderAnswer } from '../../server/features/second-order/contract.ts';
import type { ExtractsAnswer } from '../../server/features/extracts/contract.ts';
import type { FlowHealthAnswer } from '../../server/features/flow-health/contract.ts';
import type { KpiChangeAnswer } from '../../server/features/kpi-change/contract.ts';
import type { KpiSeriesAnswer } from '../../server/features/kpi-series/contract.ts';
import type { KpisAnswer } from '../../server/features/kpis/contract.ts';
import type { LifecycleSeriesAnswer } from '../../server/features/lifecycle-series/contract.ts';
import type { OrderLinesAnswer } from '../../server/features/order-lines/contract.ts';
import type { RfmCubeAnswer } from '../../server/features/rfm-cube/contract.ts';
import type { TraceLinesAnswer } from '../../server/features/trace-lines/contract.ts';
import type { TraceAnswer } from '../../server/features/trace/contract.ts';
import type { SegmentFlowAnswer } from '../../server/features/segment-flow/contract.ts';
import type { SegmentIndicesAnswer } from '../../server/features/segment-indices/contract.ts';
import type { SegmentPathsAnswer } from '../../server/features/segment-paths/contract.ts';
import type { SegmentSeriesAnswer } from '../../server/features/segment-series/contract.ts';
import type { SegmentsAnswer } from '../../server/features/segments/contract.ts';
import type { DefinitionsAnswer } from '../../server/features/definitions/contract.ts';
import type { Home } from '../../server/home.ts';
import { ask, type Texts } from '../../server/questions/ask.ts';

/** The answer of each question, by its name. */
interface Answers {
  'before-after': BeforeAfterAnswer;
  'dimension-scan': DimensionScanAnswer;
  events: EventsAnswer;
  validity: ValidityAnswer;
  'cohort-retention': CohortRetentionAnswer;
  churn: ChurnAnswer;
  'churn-validation': ChurnValidationAnswer;
  'early-warning': EarlyWarningAnswer;
  'early-warning-record': EarlyWarningRecordAnswer;
  prediction: PredictionAnswer;
  'prediction-customers': PredictionCustomersAnswer;
  'prediction-validation': PredictionValidationAnswer;
  'second-order': SecondOrderAnswer;
  customers: CustomersAnswer;
  definitions: DefinitionsAnswer;
  extracts: ExtractsAnswer;
  'flow-health': FlowHealthAnswer;
  'kpi-change': KpiChangeAnswer;
  'kpi-series': KpiSeriesAnswer;
  kpis: KpisAnswer;
  'lifecycle-series': LifecycleSeriesAnswer;
  'order-lines': OrderLinesAnswer;
  'rfm-cube': RfmCubeAnswer;
  trace: TraceAnswer;
  'trace-lines': TraceLinesAnswer;
  'segment-flow': SegmentFlowAnswer;
  'segment-indices': SegmentIndicesAnswer;
  'segment-paths': SegmentPathsAnswer;
  'segment-series': SegmentSeriesAnswer;
  segments: SegmentsAnswer;
}

/** Asks by name, and knows what comes back. */
export const asking =
  (home: Home) =>
  async <Name extends keyof Answers>(name: Name, texts: Texts = {}): Promise<Answers[Name]> =>
    (await ask(home, name, texts)) as Answers[Name];

export type Ask = ReturnType<typeof asking>;
