import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeDemo } from '../../data/demo/write-demo.ts';
import { app } from '../../server/app.ts';
import { loadExtract } from '../../server/extracts/load.ts';
import { Home } from '../../server/home.ts';
import { temporaryFolder } from './temporary-home.ts';

/** How a home is filled: nothing, extract files loaded one after another, a folder's order_lines.csv, or by hand. */
export type Filling = readonly string[] | string | ((home: Home) => Promise<void>);

/** A home of its own, served on a free port of this machine by the very application that people start. */
export interface Served {
  home: Home;
  folder: string;
  /** http://127.0.0.1:PORT */
  address: string;
  close(): Promise<void>;
}

export async function serve(filling: Filling): Promise<Served> {
  const folder = await temporaryFolder();
  const home = await Home.open(folder);
  await fill(home, filling);
  const server: Server = app(home).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await home.lock.serveAt('127.0.0.1', port);
  return {
    home,
    folder,
    address: `http://127.0.0.1:${port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await home.close();
      await rm(folder, { recursive: true, force: true });
    }
  };
}

async function fill(home: Home, filling: Filling): Promise<void> {
  if (typeof filling === 'function') return filling(home);
  const files = typeof filling === 'string' ? [join(filling, 'order_lines.csv')] : filling;
  for (const file of files) await loadExtract(home, [resolve(file)], {});
}

/** The made-up retailer that an empty home opens with. */
export async function demo(home: Home): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tierflow-demo-'));
  try {
    const { files } = await writeDemo(folder);
    const orderLines = files.filter((file) => file.includes('order_lines'));
    await loadExtract(home, orderLines, { is_demo: true });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
