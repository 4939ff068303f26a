import type { CustomerStep } from '../../../server/features/customer/contract.ts';
import { lastDay } from '../../periods.ts';

/** A step with what the strip says of it. */
export interface PathStep extends CustomerStep {
  /** read before the period was over */
  is_unfinished: boolean;
  /** another segment than the step before */
  is_move: boolean;
}

export function pathOf(steps: readonly CustomerStep[]): PathStep[] {
  return steps.map((step, at) => {
    const before = steps[at - 1];
    return {
      ...step,
      is_unfinished: step.snapshot_date < lastDay(step.period),
      is_move: before !== undefined && before.segment !== step.segment
    };
  });
}

export function movesOf(path: readonly PathStep[]): number {
  return path.filter(({ is_move }) => is_move).length;
}
