import type { Refusal } from '../errors.ts';
import type { Home } from '../home.ts';
import type { purposes } from '../messages/usage.ts';
import type { Locale } from '../schemes/contract.ts';

/** Where a command speaks: its answer on standard output, all else on standard error. */
export interface Speaker {
  readonly locale: Locale;
  /** one document or line of the answer */
  say(text: string): void;
  /** how far a long step is; the parts are unknown where the whole is not known */
  progress(step: string, done?: number, of?: number): void;
}

/** What a person typed after the command's name. */
export interface Words {
  flags: Record<string, string | boolean | (string | boolean)[] | undefined>;
  positionals: string[];
  /** where it was typed: files are named from there, also when a server elsewhere does the work */
  folder: string;
}

/** 0 done, 1 cannot be served, 2 wrong usage, 3 held for a decision (contract.md). */
export type ExitCode = 0 | 1 | 2 | 3;

export interface Command {
  name: keyof typeof purposes;
  usage: string;
  /** flags beside --home, by name; query takes any */
  flags: Record<string, { type: 'string' | 'boolean'; multiple?: true }>;
  takesAnyFlag?: true;
  positionals: { least: number; most: number };
  /** where there is none, none is made: its path was mistyped */
  needs_home?: true;
  /** begun while the home is opened, for a run that is to come; answers how to end it without one */
  ahead?(): () => void;
  run(home: Home, words: Words, speaker: Speaker): Promise<ExitCode>;
  /** for a home that does not open, and why */
  repair?(path: string, problem: Refusal, words: Words, speaker: Speaker): Promise<ExitCode>;
  /** instead of run, for what needs the home closed */
  runClosed?(path: string, words: Words, speaker: Speaker): Promise<ExitCode>;
}

/** Prints one JSON document. */
export const json = (document: unknown) => `${JSON.stringify(document, null, 2)}\n`;
