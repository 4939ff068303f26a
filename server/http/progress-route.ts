import { Router } from 'express';
import { extractNamed } from '../extracts/ledger.ts';
import type { UnderWay } from '../extracts/loads-under-way.ts';
import type { LoadUnderWay } from '../features/extracts/contract.ts';
import type { Home } from '../home.ts';
import { loadSteps } from '../messages/load-words.ts';
import type { Locale } from '../schemes/contract.ts';
import { localeOf } from './locale.ts';

/** Who watches a load before it is asked for waits so long for it to begin. */
const patienceMs = 60_000;

/** How far loads are, whoever began them. */
export function progressRoute(home: Home): Router {
  const router = Router();

  router.get('/api/loads', (request, response) => {
    const locale = localeOf(request);
    response.json({ loads: home.loads.current.map((load) => told(load, locale)) });
  });

  router.get('/api/extracts/:id/progress', async (request, response) => {
    const { id } = request.params;
    const locale = localeOf(request);
    const isLoaded = await isInLedger(home, id);

    response.type('text/event-stream');
    // Compressed it would arrive in lumps.
    response.set('cache-control', 'no-store, no-transform');
    response.flushHeaders();
    const send = (event: string, data: object) =>
      response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    const end = () => {
      if (response.writableEnded) return;
      send('done', {});
      response.end();
    };
    const impatient = setTimeout(end, patienceMs);
    const stop = home.loads.watch(id, (load) => {
      clearTimeout(impatient);
      if (load === 'ended') end();
      else send('progress', told(load, locale));
    });
    response.once('close', () => {
      clearTimeout(impatient);
      stop();
    });
    if (isLoaded && !home.loads.current.some(({ load_id }) => load_id === id)) end();
  });

  return router;
}

const isInLedger = (home: Home, extract_id: string) =>
  extractNamed(home.warehouse, extract_id, 'en').then(
    () => true,
    () => false
  );

const told = ({ progress, ...load }: UnderWay, locale: Locale): LoadUnderWay => ({
  ...load,
  files: [...load.files],
  step: progress?.step ?? null,
  label: progress ? loadSteps[progress.step][locale] : null,
  done: progress?.done ?? null,
  of: progress?.of ?? null
});
