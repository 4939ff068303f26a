import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDemo } from '../../data/demo/write-demo.ts';
import { app } from '../app.ts';
import { defaultPort } from '../config.ts';
import { refusal, usageError } from '../errors.ts';
import { DropFolder } from '../extracts/drop-folder.ts';
import { loadExtract } from '../extracts/load.ts';
import type { Home } from '../home.ts';
import { removeStale } from '../http/uploads.ts';
import { loadSteps } from '../messages/load-words.ts';
import { serveWords } from '../messages/serving.ts';
import type { Command, Speaker } from './command.ts';

const loopback = ['127.0.0.1', '::1', 'localhost'];
/** How long an answer under way may take after the server was told to end. */
const patienceMs = 10_000;

/** Serves the site and the questions until it is told to end. An empty home is filled with the demo retailer first. */
export const serve: Command = {
  name: 'serve',
  usage: 'serve [--port 4680] [--host 127.0.0.1] [--no-demo]',
  flags: { port: { type: 'string' }, host: { type: 'string' }, 'no-demo': { type: 'boolean' } },
  positionals: { least: 0, most: 0 },

  async run(home, { flags }, speaker) {
    const host = typeof flags['host'] === 'string' ? flags['host'] : '127.0.0.1';
    const port = portOf(typeof flags['port'] === 'string' ? flags['port'] : defaultPort());
    if (!loopback.includes(host)) throw refusal('host_not_loopback', { host });

    await removeStale(home);
    // The port first: whoever finds it taken should not wait for the demo to be told so.
    const server = await listening(home, host, port);
    try {
      const ending = toldToEnd();
      // Told to end in the middle of the demo: the home is closed, and that stops its load.
      if (flags['no-demo'] !== true && (await Promise.race([fillWithDemo(home, speaker), ending]))) return 0;
      const { port: taken } = server.address() as AddressInfo;
      await home.lock.serveAt(host, taken);
      const address = `http://${host.includes(':') ? `[${host}]` : host}:${taken}`;
      const drop = await DropFolder.watch(home, { locale: speaker.locale });
      speaker.say(`${serveWords.serving[speaker.locale].replace('{address}', address)}\n`);
      const lost = await Promise.race([ending, home.warehouse.lost, home.decisions.lost]);
      if (lost !== true) throw lost;
      // Closing the home stops a load under way.
      void drop.stop();
    } finally {
      await ended(server);
    }
    return 0;
  }
};

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw usageError('flag_value_not_known', { flag: '--port', value: text, known: '0 … 65535' });
  return port;
}

async function listening(home: Home, host: string, port: number): Promise<Server> {
  const server = app(home).listen(port, host);
  // A file takes as long as it takes: five minutes, the usual limit of a request, are too few for a large one.
  server.requestTimeout = 0;
  try {
    await once(server, 'listening');
    return server;
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw problem;
    throw refusal('port_taken', { host, port, next: port + 1 });
  }
}

async function fillWithDemo(home: Home, speaker: Speaker): Promise<void> {
  // A setting that was changed first has published, too, but nothing is loaded.
  const { data_through } = await home.published();
  if (data_through !== null) return;
  speaker.progress(serveWords.demo[speaker.locale]);
  const folder = await mkdtemp(join(tmpdir(), 'tierflow-demo-'));
  try {
    const { files } = await writeDemo(folder);
    const options = {
      is_demo: true,
      map: { columns: {}, options: { currency: 'CNY' } },
      locale: speaker.locale
    };
    for (const file of files) {
      await loadExtract(home, [file], options, ({ step, done, of }) =>
        speaker.progress(loadSteps[step][speaker.locale], done, of)
      );
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function toldToEnd(): Promise<true> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(true));
  });
}

async function ended(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const impatient = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearTimeout(impatient);
}
