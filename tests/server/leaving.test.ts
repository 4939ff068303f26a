import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engineThreads } from '../../server/config.ts';
import type { SqlFile } from '../../server/db/sql-file.ts';
import { SqlLibrary } from '../../server/db/sql-library.ts';
import { serve, type Served } from '../support/served.ts';

/** Longer than anybody waits, and cheap to stop. */
const endless = 'select count(*) as n from range(1000000000000) as one (i) where i % 7 = 3';

let served: Served;
beforeAll(async () => {
  served = await serve('tests/golden-data/hard_retailer');
});
afterAll(() => served.close());

describe('a query', () => {
  it('ends when its reader leaves', async () => {
    const leaving = new AbortController();
    const asked = served.home.warehouse.all(endless, {}, { signal: leaving.signal });
    leaving.abort();
    await expect(asked).rejects.toMatchObject({ name: 'QueryInterrupted', reason: 'left' });
  });

  it('is not even begun when its reader has left before', async () => {
    const asked = served.home.warehouse.all(endless, {}, { signal: AbortSignal.abort() });
    await expect(asked).rejects.toMatchObject({ name: 'QueryInterrupted', reason: 'left' });
  });

  it('is stopped when it takes longer than allowed', async () => {
    const asked = served.home.warehouse.all(endless, {}, { timeout_ms: 10 });
    await expect(asked).rejects.toMatchObject({ name: 'QueryInterrupted', reason: 'timeout' });
  });
});

describe('a question over HTTP', () => {
  it('ends in the engine when the reader leaves: every connection can be had again', async () => {
    const { home } = served;
    const library = home.library;
    const begun = signal();
    Object.assign(home, { library: endlessExtracts(begun.fire) });
    const leaving = new AbortController();
    const asked = fetch(`${served.address}/api/extracts`, { signal: leaving.signal });
    await begun.fired;
    leaving.abort();
    await expect(asked).rejects.toThrow();
    Object.assign(home, { library });

    const connections = engineThreads() + 2;
    let arrived = 0;
    const allHere = signal();
    await Promise.all(
      Array.from({ length: connections }, () =>
        home.warehouse.reading(async () => {
          if (++arrived === connections) allHere.fire();
          await allHere.fired;
        })
      )
    );
    expect(arrived).toBe(connections);
    expect((await fetch(`${served.address}/api/extracts`)).status).toBe(200);
  });
});

/** The real library, but for one query; tells when the query is asked for. */
function endlessExtracts(asked: () => void): SqlLibrary {
  const library = SqlLibrary.read();
  const query = library.query.bind(library);
  library.query = (name): SqlFile => {
    if (name === 'extracts') asked();
    return name === 'extracts' ? { ...query(name), sql: `${endless} and $extract_id is null` } : query(name);
  };
  return library;
}

function signal(): { fire: () => void; fired: Promise<void> } {
  let fire: (() => void) | undefined;
  const fired = new Promise<void>((resolve) => (fire = resolve));
  return { fire: () => fire?.(), fired };
}
