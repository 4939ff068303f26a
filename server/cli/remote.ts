import { resolve } from 'node:path';
import type { ExitCode, Speaker } from '../commands/command.ts';
import type { Spoken } from '../http/commands-route.ts';
import type { Owner } from '../lock.ts';
import type { CommandLine } from './arguments.ts';

/** Gives a command to the server that has the home, and speaks what it answers. */
export async function executeRemotely(
  { host, port, token }: Owner,
  args: readonly string[],
  { command, words }: CommandLine,
  speaker: Speaker,
  complain: (text: string) => void
): Promise<ExitCode> {
  const address = host?.includes(':') ? `[${host}]` : host;
  const response = await fetch(`http://${address}:${port}/api/command`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({
      args: command.name === 'load' ? absolute(args, words.positionals) : args,
      locale: speaker.locale
    })
  });
  let exit: ExitCode = 1;
  let rest = '';
  for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const spoken = JSON.parse(line) as Spoken;
      if ('say' in spoken) speaker.say(spoken.say);
      else if ('complain' in spoken) complain(spoken.complain);
      else if ('progress' in spoken)
        speaker.progress(spoken.progress.step, spoken.progress.done, spoken.progress.of);
      else exit = spoken.exit as ExitCode;
    }
  }
  return exit;
}

/** The server has another working folder: files are named from the root. */
const absolute = (args: readonly string[], files: readonly string[]) =>
  args.map((word, index) =>
    files.includes(word) || args[index - 1] === '--map'
      ? resolve(word)
      : word.replace(/^(--map=)(.+)$/, (_, flag: string, path: string) => flag + resolve(path))
  );
