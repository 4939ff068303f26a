import { parseArgs } from 'node:util';
import type { Command, Words } from '../commands/command.ts';
import { commands } from '../commands/commands.ts';
import { usageError } from './usage-error.ts';

export interface CommandLine {
  command: Command;
  /** the home asked for; undefined = the default one */
  home: string | undefined;
  words: Words;
}

/** Reads a command line. What cannot be read is a wrong usage, said in one sentence. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const [name, ...rest] = args;
  if (name === undefined || name.startsWith('-')) throw usageError(`Which command? ${known()}`);
  const command = commands.find((each) => each.name === name);
  if (!command) throw usageError(`There is no command "${name}". ${known()}`);

  const { values, positionals } = parsed(command, rest);
  const { least, most } = command.positionals;
  if (positionals.length < least || positionals.length > most)
    throw usageError(`Usage: tierflow ${command.usage}`);
  const { home, ...flags } = values;
  if (home !== undefined && typeof home !== 'string') throw usageError('--home takes one folder.');
  return { command, home, words: { flags, positionals } };
}

const known = () => `Commands: ${commands.map(({ name }) => name).join(', ')}.`;

function parsed(command: Command, args: string[]): { values: Words['flags']; positionals: string[] } {
  const options = { home: { type: 'string' as const }, ...command.flags };
  if (command.takesAnyFlag) return parsedFreely(args);
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (problem) {
    throw usageError(`${firstSentence((problem as Error).message)} Usage: tierflow ${command.usage}`);
  }
}

/** --name value and --name=value for any name, each as often as given. */
function parsedFreely(args: string[]): { values: Words['flags']; positionals: string[] } {
  const values: Record<string, string | string[]> = {};
  const positionals: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? '';
    if (!word.startsWith('--')) {
      positionals.push(word);
      continue;
    }
    const [, name = '', inline] = /^--([^=]*)(?:=([\s\S]*))?$/.exec(word) ?? [];
    const value = inline ?? args[(at += 1)];
    if (value === undefined) throw usageError(`--${name} needs a value.`);
    const before = values[name];
    values[name] = before === undefined ? value : [before, value].flat();
  }
  return { values, positionals };
}

const firstSentence = (text: string) => `${text.split('. ')[0]?.replace(/\.$/, '')}.`;
