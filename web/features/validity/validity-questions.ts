import type { BeforeAfterAnswer } from '../../../server/features/before-after/contract.ts';
import type { DimensionScanAnswer } from '../../../server/features/dimension-scan/contract.ts';
import type { EventsAnswer } from '../../../server/features/events/contract.ts';
import type { FlowHealthAnswer } from '../../../server/features/flow-health/contract.ts';
import type { ValidityAnswer } from '../../../server/features/validity/contract.ts';
import type { Locale } from '../../../server/schemes/contract.ts';
import { errorOf, question, type Shared } from '../../api.ts';
import { step } from '../../periods.ts';

/** The period asked for with so many before it, and what the address holds against it. */
export const validityQuestion = (shared: Shared, periods: number) => {
  const { period, scheme, against } = shared.asked;
  const given = { period, scheme, periods: String(periods), ...(periods === 2 && { against }) };
  return question<ValidityAnswer>('validity', given, shared);
};

/** One scheme after another, held against the same period. */
export const schemeQuestion = (shared: Shared, scheme: string) =>
  question<ValidityAnswer>('validity', { period: shared.asked.period, scheme }, shared);

export const scanQuestion = (shared: Shared) =>
  question<DimensionScanAnswer>(
    'dimension-scan',
    { period: shared.asked.period, scheme: shared.asked.scheme },
    shared
  );

export const eventsQuestion = () => question<EventsAnswer>('events', {});

export const beforeAfterQuestion = (shared: Shared, event: string) =>
  question<BeforeAfterAnswer>('before-after', { event, scheme: shared.asked.scheme }, shared);

/** The flow of the period: from the end of the one before it to its own. */
export const flowHealthQuestion = (shared: Shared) => {
  const { period = '', scheme } = shared.asked;
  return question<FlowHealthAnswer>('flow-health', { from: step(period, -1), to: period, scheme }, shared);
};

/** Takes a mark away again; throws a Problem. */
export async function removeEvent(event_id: number, locale: Locale): Promise<void> {
  const response = await fetch(`/api/events/${event_id}`, {
    method: 'DELETE',
    headers: { 'Accept-Language': locale, 'X-Tierflow': '1' }
  });
  const problem = errorOf(await response.json(), response.status);
  if (problem) throw problem;
}
