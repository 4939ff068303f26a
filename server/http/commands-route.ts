import { Router, json } from 'express';
import { z } from 'zod';
import { commands } from '../commands/commands.ts';
import { execute } from '../commands/execute.ts';
import { refusal } from '../errors.ts';
import type { Home } from '../home.ts';
import { hasToken } from './guard.ts';

/** One line of the stream that a command over HTTP answers with. */
export type Spoken =
  | { say: string }
  | { complain: string }
  | { progress: { step: string; done?: number | undefined; of?: number | undefined } }
  | { exit: number };

const flag = z.union([z.string(), z.boolean()]);
const givenCommand = z.object({
  command: z.string(),
  words: z.object({
    flags: z.record(z.string(), z.union([flag, z.array(flag)]).optional()),
    positionals: z.array(z.string()),
    folder: z.string().min(1)
  }),
  locale: z.enum(['en', 'zh-CN'])
});

/** A command line, read where it was typed. */
export type Given = z.infer<typeof givenCommand>;

/**
 * POST /api/command: a command line given while the server runs. Whoever has the token may read the home anyway,
 * so it may name files. Answers a stream of JSON lines, so that both ways print the same.
 */
export function commandsRoute(home: Home): Router {
  return Router().post('/api/command', json({ limit: '1mb' }), async (request, response) => {
    if (!hasToken(request, home.lock.token)) throw refusal('foreign_request');
    const { success, data: given } = givenCommand.safeParse(request.body);
    if (!success) throw refusal('body_malformed');
    // One server is enough for a home.
    const command = commands.find(({ name }) => name === given.command && name !== 'serve');
    if (!command) throw refusal('body_malformed');

    response.type('application/x-ndjson');
    const speak = (spoken: Spoken) => response.write(`${JSON.stringify(spoken)}\n`);
    const exit = await execute(
      home,
      command,
      given.words,
      {
        locale: given.locale,
        say: (text) => speak({ say: text }),
        progress: (step, done, of) => speak({ progress: { step, done, of } })
      },
      (text) => speak({ complain: text })
    );
    speak({ exit });
    response.end();
  });
}
