import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Router, json } from 'express';
import { z } from 'zod';
import { refitScheme } from '../commands/refit.ts';
import { applySetting } from '../commands/settings.ts';
import { refusal } from '../errors.ts';
import { loadExtract } from '../extracts/load.ts';
import type { Home } from '../home.ts';
import { localeOf } from './locale.ts';

const settingBody = z.object({ value: z.string() });

/** The writes of contract.md: each does what the command of its name does. */
export function writesRoute(home: Home): Router {
  const router = Router();

  router.put('/api/settings/:key', json({ limit: '64kb' }), async (request, response) => {
    const { success, data } = settingBody.safeParse(request.body);
    if (!success) throw refusal('body_malformed');
    response.json(await applySetting(home, request.params.key, data.value, new Date()));
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
      const file = join(folder, fileNameOf(named('name')));
      await pipeline(request, createWriteStream(file, { flags: 'wx' }));
      const options = { kind: named('kind'), profile: named('profile'), locale: localeOf(request) };
      response.json(await loadExtract(home, [file], options));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  return router;
}

/** Bytes of UTF-8 a name may take: systems allow 255, and an extension comes on top. */
const mostBytes = 200;

/**
 * What people call the file, as the name of one in a private folder: the loader tells by its extension how to read it,
 * and by its name what it was. Its last part only, nothing that steers a terminal, and no longer than a disk takes.
 */
function fileNameOf(asked = ''): string {
  const last = (asked.split(/[\\/]/).at(-1) ?? '').replace(/\p{C}/gu, '').trim();
  const { name, ext } = parse(last);
  if (/^\.*$/.test(name)) return 'extract.csv';
  let short = name;
  while (Buffer.byteLength(short) > mostBytes) short = [...short].slice(0, -1).join('');
  return short + (Buffer.byteLength(ext) > 20 ? '' : ext);
}
