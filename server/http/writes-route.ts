import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Router, json } from 'express';
import { refitScheme } from '../commands/refit.ts';
import { applySetting } from '../commands/settings.ts';
import { refusal } from '../errors.ts';
import { loadExtract } from '../extracts/load.ts';
import type { Home } from '../home.ts';
import { localeOf } from './locale.ts';

/** The writes of contract.md: each does what the command of its name does. */
export function writesRoute(home: Home): Router {
  const router = Router();

  router.put('/api/settings/:key', json({ limit: '64kb' }), async (request, response) => {
    const { value } = request.body as { value?: unknown };
    if (typeof value !== 'string')
      throw refusal('setting_malformed', {
        name: request.params.key,
        value: String(value),
        expected: '{ "value": "…" }'
      });
    response.json(await applySetting(home, request.params.key, value, new Date()));
  });

  router.post('/api/schemes/:scheme/refit', async (request, response) => {
    const reference = typeof request.query['reference'] === 'string' ? request.query['reference'] : undefined;
    response.json(await refitScheme(home, request.params.scheme, reference, new Date()));
  });

  router.post('/api/extracts', async (request, response) => {
    const named = (name: string) =>
      typeof request.query[name] === 'string' ? request.query[name] : undefined;
    const folder = await mkdtemp(join(tmpdir(), 'tierflow-upload-'));
    try {
      // The name is what people call it; no more than its last part may reach a disk.
      const file = join(folder, basename(named('name') ?? 'extract.csv'));
      await pipeline(request, createWriteStream(file, { flags: 'wx' }));
      const options = { kind: named('kind'), profile: named('profile'), locale: localeOf(request) };
      response.json(await loadExtract(home, [file], options));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  return router;
}
