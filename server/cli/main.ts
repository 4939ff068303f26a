import { resolve } from 'node:path';
import { defaultHome, environmentLocale } from '../config.ts';
import { Home } from '../home.ts';
import { ownerOf } from '../lock.ts';
import { readCommandLine, type CommandLine } from './arguments.ts';
import { complained, execute, wantsJson } from './execute.ts';
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
  let line: CommandLine | undefined;
  try {
    line = readCommandLine(args);
    const path = resolve(line.home ?? defaultHome());
    const owner = line.command.name === 'serve' ? undefined : await ownerOf(path);
    if (owner?.port) return await executeRemotely(owner, args, line, speaker, complain);

    const home = await Home.open(path);
    try {
      return await execute(home, line.command, line.words, speaker, complain);
    } finally {
      await home.close();
    }
  } catch (problem) {
    const asJson = line ? wantsJson(line.words) : args.includes('--json');
    return complained(problem, asJson, speaker, complain);
  } finally {
    speaker.end();
  }
}
