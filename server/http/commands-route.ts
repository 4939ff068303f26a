import { Router, json } from 'express';
import { execute } from '../cli/execute.ts';
import { readCommandLine } from '../cli/arguments.ts';
import { refusal } from '../errors.ts';
import type { Home } from '../home.ts';
import type { Locale } from '../schemes/contract.ts';
import { hasToken } from './guard.ts';

/** One line of the stream that a command over HTTP answers with. */
export type Spoken =
  | { say: string }
  | { complain: string }
  | { progress: { step: string; done?: number | undefined; of?: number | undefined } }
  | { exit: number };

/**
 * POST /api/command: a command line given while the server runs. Whoever has the token may read the home anyway,
 * so it may name files. Answers a stream of JSON lines, so that both ways print the same.
 */
export function commandsRoute(home: Home): Router {
  return Router().post('/api/command', json({ limit: '1mb' }), async (request, response) => {
    if (!hasToken(request, home.lock.token)) throw refusal('foreign_request');
    const { args, locale } = request.body as { args: string[]; locale: Locale };
    const { command, words } = readCommandLine(args);

    response.type('application/x-ndjson');
    const speak = (spoken: Spoken) => response.write(`${JSON.stringify(spoken)}\n`);
    const exit = await execute(
      home,
      command,
      words,
      {
        locale,
        say: (text) => speak({ say: text }),
        progress: (step, done, of) => speak({ progress: { step, done, of } })
      },
      (text) => speak({ complain: text })
    );
    speak({ exit });
    response.end();
  });
}
