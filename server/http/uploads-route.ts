import { Router, json } from 'express';
import { goneSignal } from '../db/gone-signal.ts';
import { previewExtract } from '../extracts/preview.ts';
import type { Home } from '../home.ts';
import { fileNameOf } from './file-name.ts';
import { bodyOf, optionsOf, previewBody } from './load-request.ts';
import { pathsOf, receive, removeUploads } from './uploads.ts';

/** Files are sent first, looked at as often as somebody likes, and then loaded: writes-route.ts. */
export function uploadsRoute(home: Home): Router {
  const router = Router();

  router.post('/api/uploads', async (request, response) => {
    const { name } = request.query;
    const announced = Number(request.headers['content-length'] ?? 0);
    const file_name = fileNameOf(typeof name === 'string' ? name : undefined);
    response.json(await receive(home, file_name, request, announced));
  });

  router.delete('/api/uploads/:id', async (request, response) => {
    await removeUploads(home, [request.params.id]);
    response.status(204).end();
  });

  router.post('/api/preview', json({ limit: '1mb' }), async (request, response) => {
    const { uploads, ...given } = bodyOf(previewBody, request);
    const paths = await pathsOf(home, uploads);
    response.json(await previewExtract(home, paths, optionsOf(given, request, goneSignal(response))));
  });

  return router;
}
