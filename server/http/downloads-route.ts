import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import { rejectsFile } from '../extracts/rejects-file.ts';
import { localeOf } from './locale.ts';
import type { Home } from '../home.ts';
import { whole } from '../questions/parameters.ts';

/** Files that are no answer to a question: what somebody takes away and brings back. */
export function downloadsRoute(home: Home): Router {
  return Router().get('/api/extracts/:id/rejects', async (request, response) => {
    const file_no = whole(0, 999_999).read([String(request.query['file'] ?? 0)], 'file') ?? 0;
    const { file_name, lines } = await rejectsFile(home, request.params.id, file_no, localeOf(request));
    response.attachment(file_name).type('text/csv; charset=utf-8');
    await pipeline(Readable.from(lines), response);
  });
}
