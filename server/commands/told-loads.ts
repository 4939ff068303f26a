import type { Report } from '../extracts/options.ts';
import type { Extract, LoadAnswer } from '../features/extracts/contract.ts';
import { loadSteps, rejectReasons } from '../messages/load-words.ts';
import type { Words } from '../schemes/contract.ts';
import { json, type ExitCode, type Speaker } from './command.ts';
import { textTable, visible } from './table.ts';

const reasons: Record<string, Words> = rejectReasons;

const exitCodes: Partial<Record<Extract['status'], ExitCode>> = { held: 3, rejected: 1 };

/** Prints what became of extracts, as JSON or in words. Answers the exit code that says the same. */
export function toldLoads(answer: LoadAnswer, asJson: boolean, speaker: Speaker): ExitCode {
  if (asJson) speaker.say(json(answer));
  else for (const extract of answer.extracts) told(extract, speaker);
  return answer.extracts.map(({ status }) => exitCodes[status] ?? 0).find((code) => code !== 0) ?? 0;
}

/** Steps of a load as a person sees them pass. */
export const progressTo =
  (speaker: Speaker): Report =>
  ({ step, done, of }) =>
    speaker.progress(loadSteps[step][speaker.locale], done, of);

function told(extract: Extract, speaker: Speaker): void {
  speaker.say(`${visible(extract.message)}\n`);
  // What was found when they were loaded was told then.
  if (extract.status === 'undone' || extract.status === 'already_loaded') return;
  if (extract.rejects.length > 0) speaker.say(textTable(extract.rejects.map(inWords)));
  for (const { sentence } of extract.findings) speaker.say(`- ${visible(sentence)}\n`);

  function inWords({ reason, lines }: Extract['rejects'][number]) {
    return { reason: reasons[reason]?.[speaker.locale] ?? reason, lines };
  }
}
