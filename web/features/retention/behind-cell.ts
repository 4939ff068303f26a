import type {
  CohortCell,
  CohortMean,
  CohortRetentionDefinition
} from '../../../server/features/cohort-retention/contract.ts';
import type { Filter } from '../../address.ts';
import { cellText } from '../../cell-address.ts';
import { view } from '../../url-state.svelte.ts';
import { OPENED, type Measure } from './cohort-measures.ts';

/** The customers behind a cell; of a mean, which names no cohort, those of all its cohorts. */
export function behindCell(
  told: CohortCell | CohortMean,
  { cohort, kind }: CohortRetentionDefinition,
  measure: Measure,
  filters?: Filter[]
): string {
  const { period_offset, period_offset_to } = told;
  const asked = {
    of: 'cohort-retention',
    cohort,
    kind,
    ...(kind === 'bracket' && { bracket: `${period_offset}-${period_offset_to}` }),
    cell: cellText({
      ...('cohort' in told && { cohort: told.cohort }),
      period_offset: String(period_offset)
    }),
    counts: OPENED[measure]
  };
  return view.to('behind', null, asked, filters);
}
