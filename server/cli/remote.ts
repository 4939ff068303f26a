import type { ExitCode, Speaker } from '../commands/command.ts';
import { complained, wantsJson } from '../commands/execute.ts';
import { refusal } from '../errors.ts';
import type { Given, Spoken } from '../http/commands-route.ts';
import type { Owner } from '../lock.ts';
import type { CommandLine } from './arguments.ts';

type Complain = (text: string) => void;

/**
 * Gives a command to the server that has the home, and speaks what it answers. Undefined when none of ours is there:
 * the owner that is written down may have been killed, and its number and port be those of strangers.
 */
export async function executeRemotely(
  { host, port, token }: Owner,
  { command, words }: CommandLine,
  speaker: Speaker,
  complain: Complain
): Promise<ExitCode | undefined> {
  if (!host || !port) return undefined;
  const given: Given = { command: command.name, words, locale: speaker.locale };
  const response = await fetch(`http://${host.includes(':') ? `[${host}]` : host}:${port}/api/command`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(given)
  }).catch(() => undefined);
  if (!response) return undefined;
  if (!response.ok) return toldWhy(response, wantsJson(words), speaker, complain);

  const exit = await spoken(response, speaker, complain);
  return exit ?? complained(refusal('server_silent'), wantsJson(words), speaker, complain);
}

/** Speaks line by line; undefined when the answer ends without an exit code. */
async function spoken(
  response: Response,
  speaker: Speaker,
  complain: Complain
): Promise<ExitCode | undefined> {
  let exit: ExitCode | undefined;
  let rest = '';
  try {
    for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const told = JSON.parse(line) as Spoken;
        if ('say' in told) speaker.say(told.say);
        else if ('complain' in told) complain(told.complain);
        else if ('progress' in told)
          speaker.progress(told.progress.step, told.progress.done, told.progress.of);
        else exit = told.exit as ExitCode;
      }
    }
  } catch {
    // The connection broke: what was said until then stands.
  }
  return exit;
}

/** Another server, or one of another home, knows neither the path nor the token. */
async function toldWhy(
  response: Response,
  asJson: boolean,
  speaker: Speaker,
  complain: Complain
): Promise<ExitCode | undefined> {
  const body = (await response.json().catch(() => undefined)) as
    { error?: { code?: string; message?: string; hint?: string } } | undefined;
  const error = body?.error;
  if (!error?.message || error.code === 'foreign_request') return undefined;
  complain(`${error.message} ${error.hint ?? ''}\n`);
  if (asJson) speaker.say(`${JSON.stringify({ error }, null, 2)}\n`);
  return 1;
}
