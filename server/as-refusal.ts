import { QueryInterrupted } from './db/query-error.ts';
import { isDiskFull } from './disk.ts';
import { Refusal, refusal } from './errors.ts';
import { logger } from './log.ts';

/** What the reader is told of anything thrown: a refusal as it is, all else in general words, with the cause in the log. */
export function asRefusal(problem: unknown): Refusal {
  if (problem instanceof Refusal) return problem;
  if (isDiskFull(problem)) return refusal('disk_full');
  if (problem instanceof QueryInterrupted)
    return refusal(problem.reason === 'closing' ? 'server_ending' : 'took_too_long');
  const request_id = Math.floor(Math.random() * 0xffffffff)
    .toString(16)
    .padStart(8, '0');
  logger.error({ request_id, err: problem }, 'failed');
  return refusal('internal', { request_id });
}
