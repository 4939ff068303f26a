import { resolve } from 'node:path';
import { complained, execute, wantsJson } from '../commands/execute.ts';
import { defaultHome, environmentLocale } from '../config.ts';
import { Refusal, refusal } from '../errors.ts';
import { Home, isHome } from '../home.ts';
import { ownerOf } from '../lock.ts';
import { readCommandLine, type CommandLine } from './arguments.ts';
import { helpFor } from './help.ts';
import { executeRemotely } from './remote.ts';
import { terminalSpeaker } from './terminal.ts';

const args = process.argv.slice(2);
const speaker = terminalSpeaker(environmentLocale());
const complain = (text: string) => {
  speaker.end();
  process.stderr.write(text);
};

// A reader that stops early (| head) is no failure.
process.stdout.on('error', (problem: NodeJS.ErrnoException) => {
  if (problem.code !== 'EPIPE') throw problem;
});

process.exitCode = await main();

/** A command goes to the server that has the home; without one it opens the home itself. */
async function main(): Promise<number> {
  const help = helpFor(args, speaker.locale);
  if (help !== undefined) {
    speaker.say(help);
    return 0;
  }

  let line: CommandLine | undefined;
  try {
    line = readCommandLine(args);
    const path = resolve(line.home ?? defaultHome());
    if (line.command.needs_home && !isHome(path)) throw refusal('home_missing', { home: path });
    const owner = line.command.name === 'serve' ? undefined : await ownerOf(path);
    const exit = owner && (await executeRemotely(owner, line, speaker, complain));
    return exit ?? (await executeAlone(path, line));
  } catch (problem) {
    const asJson = line ? wantsJson(line.words) : args.includes('--json');
    return complained(problem, asJson, speaker, complain);
  } finally {
    speaker.end();
  }
}

async function executeAlone(path: string, line: CommandLine): Promise<number> {
  const { command, words } = line;
  if (command.runClosed) return command.runClosed(path, words, speaker);
  const end = command.ahead?.();
  try {
    return await executeOpen(path, line);
  } finally {
    end?.();
  }
}

async function executeOpen(path: string, { command, words }: CommandLine): Promise<number> {
  let home: Home;
  try {
    home = await Home.open(path);
  } catch (problem) {
    if (!command.repair || !(problem instanceof Refusal) || problem.code === 'home_in_use') throw problem;
    return command.repair(path, problem, words, speaker);
  }
  try {
    return await execute(home, command, words, speaker, complain);
  } finally {
    await home.close();
  }
}
