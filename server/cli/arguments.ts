import { parseArgs } from 'node:util';
import type { Command, Words } from '../commands/command.ts';
import { commands } from '../commands/commands.ts';
import { usageError } from '../errors.ts';
import type { UsageCode } from '../messages/messages.ts';

export interface CommandLine {
  command: Command;
  /** the home asked for; undefined = the default one */
  home: string | undefined;
  words: Words;
}

/** Reads a command line. What cannot be read is a wrong usage, said in one sentence. */
export function readCommandLine(args: readonly string[], folder = process.cwd()): CommandLine {
  const [name, ...rest] = args;
  if (name === undefined || name.startsWith('-')) throw usageError('command_missing', { known: known() });
  const command = commands.find((each) => each.name === name);
  if (!command) throw usageError('unknown_command', { name, known: known() });

  const { values, positionals } = command.takesAnyFlag ? parsedFreely(command, rest) : parsed(command, rest);
  const { usage } = command;
  const { least, most } = command.positionals;
  if (positionals.length < least) throw usageError('words_missing', { command: name, usage });
  if (positionals.length > most)
    throw usageError('words_too_many', { command: name, word: positionals[most] ?? '', usage });
  const { home, ...flags } = values;
  if (home !== undefined && typeof home !== 'string')
    throw usageError('words_too_many', { command: name, word: '--home', usage });
  return { command, home, words: { flags, positionals, folder } };
}

const known = () => commands.map(({ name }) => name);

interface Parsed {
  values: Words['flags'];
  positionals: string[];
}

const faults: Record<string, UsageCode> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: 'unknown_flag',
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: 'flag_without_value'
};

function parsed({ name, usage, flags }: Command, args: string[]): Parsed {
  try {
    const options = { home: { type: 'string' as const }, ...flags };
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (problem) {
    // Node says the fault in English, and names the flag as '--flag <value>'.
    const { code = '', message } = problem as NodeJS.ErrnoException;
    const fault = faults[code];
    if (!fault) throw problem;
    const flag = /'(-{1,2}[^' ]*)/.exec(message)?.[1] ?? '';
    const isTooMuch = message.includes('does not take an argument');
    throw usageError(isTooMuch ? 'flag_with_value' : fault, { command: name, flag, usage });
  }
}

/** --name value and --name=value for any name, each as often as given. */
function parsedFreely({ usage }: Command, args: string[]): Parsed {
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
    if (value === undefined) throw usageError('flag_without_value', { flag: `--${name}`, usage });
    const before = values[name];
    values[name] = before === undefined ? value : [before, value].flat();
  }
  return { values, positionals };
}
