import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { readCommandLine, type CommandLine } from '../../server/cli/arguments.ts';
import { complained, execute, wantsJson } from '../../server/commands/execute.ts';
import type { Speaker } from '../../server/commands/command.ts';
import { compiledReader, projectRoot } from '../../server/config.ts';
import type { Home } from '../../server/home.ts';

export interface Ran {
  exit: number | null;
  stdout: string;
  stderr: string;
}

/** `tierflow WORDS --home HOME` in a process of its own: as it was just built in `npm test`, else from the sources. */
export function tierflow(home: string, ...words: string[]): Promise<Ran> {
  const program = compiledReader()
    ? [join(projectRoot, 'dist/server/cli/main.js')]
    : [join(projectRoot, 'node_modules/tsx/dist/cli.mjs'), join(projectRoot, 'server/cli/main.ts')];
  const child = spawn(process.execPath, [...program, ...words, '--home', home], {
    env: { ...process.env, LC_ALL: 'en_GB.UTF-8', TIERFLOW_LOG: 'error', UV_THREADPOOL_SIZE: '16' }
  });
  const ran: Ran = { exit: null, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (ran.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (ran.stderr += text));
  return new Promise((resolve, reject) =>
    child.on('error', reject).on('close', (exit) => resolve({ ...ran, exit }))
  );
}

/** The same without a process, for tables of cases: what main.ts does with a home that is open. */
export async function tierflowHere(home: Home, ...words: string[]): Promise<Ran> {
  const ran: Ran = { exit: null, stdout: '', stderr: '' };
  const complain = (text: string) => (ran.stderr += text);
  const speaker: Speaker = {
    locale: 'en',
    say: (text) => (ran.stdout += text),
    progress: (step) => (ran.stderr += `${step}\n`)
  };
  let line: CommandLine | undefined;
  try {
    line = readCommandLine(words);
    ran.exit = await execute(home, line.command, line.words, speaker, complain);
  } catch (problem) {
    ran.exit = complained(
      problem,
      line ? wantsJson(line.words) : words.includes('--json'),
      speaker,
      complain
    );
  }
  return ran;
}
