import { Router, json, type Request } from 'express';
import { z } from 'zod';
import { refitScheme } from '../commands/refit.ts';
import { addScheme, removeScheme } from '../commands/scheme.ts';
import { applySetting } from '../commands/settings.ts';
import { markEvent, removeEvent } from '../events/events.ts';
import { goneSignal } from '../db/gone-signal.ts';
import { refusal } from '../errors.ts';
import { acceptExtract } from '../extracts/accept.ts';
import { loadExtract } from '../extracts/load.ts';
import { undoExtract } from '../extracts/undo.ts';
import type { Home } from '../home.ts';
import { decideIdentity } from '../identity/decide.ts';
import { fileNameOf } from './file-name.ts';
import { bodyOf, loadBody, optionsOf, queryOf } from './load-request.ts';
import { localeOf } from './locale.ts';
import { pathsOf, receive, removeUploads } from './uploads.ts';

const texts = z.union([z.string().transform((text) => [text]), z.array(z.string())]);
const refitQuery = z.object({
  reference: z.string().optional().catch(undefined),
  cuts: texts.catch([])
});
const schemeBody = z.record(z.string(), z.unknown());
const decisionBody = z.object({ decision: z.enum(['same', 'apart', 'open']) });
export const eventBody = z.object({
  name: z.string(),
  happened_on: z.string(),
  campaign: z.string().nullable().default(null)
});
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
    const { reference, cuts } = refitQuery.parse(request.query);
    response.json(await refitScheme(home, request.params.scheme, { reference, cuts }, new Date()));
  });

  router.put('/api/schemes/:scheme', json({ limit: '1mb' }), async (request, response) => {
    const { scheme } = request.params;
    const { success, data } = schemeBody.safeParse(request.body);
    if (!success) throw refusal('body_malformed');
    // The path names it too: a file of another name would be added under that one.
    if (data['scheme'] !== scheme) {
      throw refusal('value_not_known', { name: 'scheme', value: String(data['scheme']), known: scheme });
    }
    response.json(await addScheme(home, `${scheme}.json`, JSON.stringify(data), new Date()));
  });

  router.delete('/api/schemes/:scheme', async (request, response) => {
    await removeScheme(home, request.params.scheme, new Date());
    response.json({ removed: request.params.scheme });
  });

  // Whoever stops waiting for a load has changed their mind: nothing of it is left.
  router.post('/api/extracts', async (request, response) => {
    const { name, ...given } = queryOf(request);
    const options = optionsOf(given, request, goneSignal(response));
    const { upload_id } = await receive(
      home,
      fileNameOf(name),
      request,
      Number(request.headers['content-length'] ?? 0)
    );
    try {
      response.json(await loadExtract(home, await pathsOf(home, [upload_id]), options));
    } finally {
      await removeUploads(home, [upload_id]);
    }
  });

  router.post('/api/extracts/from-uploads', json({ limit: '1mb' }), async (request, response) => {
    const { uploads, ...given } = bodyOf(loadBody, request);
    const paths = await pathsOf(home, uploads);
    const answer = await loadExtract(home, paths, optionsOf(given, request, goneSignal(response)));
    // Where somebody still has to decide, another mapping may be what is wanted: the files stay for that.
    if (answer.extracts.every(({ status }) => status === 'loaded' || status === 'already_loaded'))
      await removeUploads(home, uploads);
    response.json(answer);
  });

  router.post('/api/customers/:id/same/:other', json({ limit: '64kb' }), async (request, response) => {
    const { success, data } = decisionBody.safeParse(request.body);
    if (!success) throw refusal('body_malformed');
    const { id: customer_id, other: other_id } = request.params;
    response.json(await decideIdentity(home, { customer_id, other_id, ...data }, new Date()));
  });

  router.post('/api/events', json({ limit: '64kb' }), async (request, response) => {
    const { success, data } = eventBody.safeParse(request.body);
    if (!success) throw refusal('body_malformed');
    response.json({ events: await markEvent(home, data, new Date()) });
  });

  router.delete('/api/events/:id', async (request, response) => {
    response.json({ events: await removeEvent(home, Number(request.params.id), new Date()) });
  });

  router.post('/api/extracts/:id/accept', async (request, response) => {
    response.json(await acceptExtract(home, request.params.id, decidingOf(request)));
  });

  router.post('/api/extracts/:id/undo', async (request, response) => {
    response.json(await undoExtract(home, request.params.id, decidingOf(request)));
  });

  return router;
}

const decidingOf = (request: Request) => ({ locale: localeOf(request), now: new Date() });
