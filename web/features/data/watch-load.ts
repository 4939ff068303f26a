import type { LoadUnderWay } from '../../../server/features/extracts/contract.ts';
import type { Locale } from '../../../server/schemes/contract.ts';
import { serverEvents } from './server-events.ts';

/** Tells how far a load is until it ends. Without its progress a load is as good as with it: nothing is thrown. */
export async function watchLoad(
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
