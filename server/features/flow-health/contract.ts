import type { FlowMeasure, FlowMeasureId } from '../../../sql/metrics/flow-measures.ts';
import type { Answer } from '../../answer.ts';
import type { AskedOfSegments } from '../asked.ts';

/** GET /api/flow-health?scheme=rfm_11&from=2011Q2&to=2011Q3. What the flow between two days says, beside the one before. */
export interface FlowHealth {
  measure: FlowMeasureId;
  /** null: of all segments together */
  segment: string | null;
  /** the whole flow, or only those who bought in between, or only those who did not */
  moved_by: 'all' | 'purchase' | 'waiting';
  /** null: not computable, or a ratio over 0. Money in minor units */
  value: number | null;
  /** the same measure of the equally long pair of days before; null when the data does not reach it */
  previous_value: number | null;
  /** customers or minor units, of a ratio or a count; null where the value is worked out from other numbers */
  numerator: number | null;
  denominator: number | null;
  previous_numerator: number | null;
  previous_denominator: number | null;
}

/** The answer in words that can be read aloud. */
export type FlowVerdict = FlowNote;

/** Something the reader should know about the numbers. */
export interface FlowNote {
  code: string;
  /** in the reader's language */
  sentence: string;
}

export interface FlowHealthDefinition extends AskedOfSegments {
  from: string;
  to: string;
  /** the equally long pair before; null when the data does not reach it */
  previous: { from: string; to: string } | null;
  measures: readonly FlowMeasure[];
  /** over two periods at once, for the test of the forecast; null when the data does not reach it */
  two_periods: { sql: string; parameters: Record<string, unknown> } | null;
}

export type FlowHealthAnswer = Answer<FlowHealthDefinition, FlowHealth> & {
  /** whether the forecast may be planned with; null while it cannot be tested */
  is_markov: boolean | null;
  verdict: FlowVerdict;
  notes: FlowNote[];
};
