import { Refusal, refusal } from '../errors.ts';
import { json, type Command, type ExitCode, type Speaker, type Words } from '../commands/command.ts';
import { QueryInterrupted } from '../db/query-error.ts';
import type { Home } from '../home.ts';
import { logger } from '../log.ts';
import { UsageError } from './usage-error.ts';

/** Runs a command on an open home and turns whatever goes wrong into a sentence and an exit code. */
export async function execute(
  home: Home,
  command: Command,
  words: Words,
  speaker: Speaker,
  complain: (text: string) => void
): Promise<ExitCode> {
  try {
    return await command.run(home, words, speaker);
  } catch (problem) {
    return complained(problem, wantsJson(words), speaker, complain);
  }
}

export const wantsJson = ({ flags }: Words) => flags['json'] === true || flags['format'] === 'json';

export function complained(
  problem: unknown,
  asJson: boolean,
  speaker: Speaker,
  complain: (text: string) => void
): ExitCode {
  if (problem instanceof UsageError) {
    complain(`${problem.message}\n`);
    if (asJson) speaker.say(json({ error: { code: 'usage', message: problem.message, hint: '' } }));
    return 2;
  }
  const told = asRefusal(problem).told(speaker.locale);
  complain(`${told.message} ${told.hint}\n`);
  if (asJson) speaker.say(json({ error: told }));
  return 1;
}

/** What the reader is told of anything thrown: a refusal as it is, all else in general words, with the cause in the log. */
export function asRefusal(problem: unknown): Refusal {
  if (problem instanceof Refusal) return problem;
  if (problem instanceof QueryInterrupted) return refusal('took_too_long');
  const request_id = Math.floor(Math.random() * 0xffffffff)
    .toString(16)
    .padStart(8, '0');
  logger.error({ request_id, err: problem }, 'failed');
  return refusal('internal', { request_id });
}
