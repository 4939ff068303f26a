import { asRefusal } from '../as-refusal.ts';
import { UsageError } from '../errors.ts';
import type { Home } from '../home.ts';
import { json, type Command, type ExitCode, type Speaker, type Words } from './command.ts';
import { visible } from './table.ts';

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

export const wantsJson = ({ flags }: Pick<Words, 'flags'>) =>
  flags['json'] === true || flags['format'] === 'json';

export function complained(
  problem: unknown,
  asJson: boolean,
  speaker: Speaker,
  complain: (text: string) => void
): ExitCode {
  const told = asRefusal(problem).told(speaker.locale, 'command_line');
  // Between Chinese sentences stands no space.
  const gap = speaker.locale === 'zh-CN' ? '' : ' ';
  complain(`${visible(`${told.message}${gap}${told.hint}`)}\n`);
  if (asJson) speaker.say(json({ error: told }));
  return problem instanceof UsageError ? 2 : 1;
}
