import type { Answer } from '../../answer.ts';
import type { MarkedEvent } from '../../events/events.ts';

/** GET /api/events. What people marked as done on a day, the latest first. */
export type EventsAnswer = Answer<{ campaigns: string[] }, MarkedEvent>;
