import type { LoadUnderWay } from '../../../server/features/extracts/contract.ts';
import type { Locale } from '../../../server/schemes/contract.ts';
import { act } from '../../api.ts';
import { serverEvents } from './server-events.ts';

/** Has something done that takes a while, and tells how far it is; `progress` in the body is what it is watched by. */
export async function actWatched<Answer>(
  path: string,
  body: { progress: string },
  locale: Locale,
  signal: AbortSignal,
  tell: (load: LoadUnderWay) => void
): Promise<Answer> {
  const watching = new AbortController();
  const ended = AbortSignal.any([signal, watching.signal]);
  void watchLoad(body.progress, locale, ended, (load) => !ended.aborted && tell(load));
  try {
    return await act<Answer>(path, body, locale, signal);
  } finally {
    watching.abort();
  }
}

/** Tells how far a load is until it ends. Without its progress a load is as good as with it: nothing is thrown. */
async function watchLoad(
  load_id: string,
  locale: Locale,
  signal: AbortSignal,
  tell: (load: LoadUnderWay) => void
): Promise<void> {
  try {
    const headers = { 'Accept-Language': locale };
    const { body } = await fetch(`/api/extracts/${load_id}/progress`, { signal, headers });
    if (!body) return;
    for await (const { event, data } of serverEvents(body)) {
      if (event === 'progress') tell(JSON.parse(data) as LoadUnderWay);
    }
  } catch {
    return;
  }
}
