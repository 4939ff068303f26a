import { join } from 'node:path';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express } from 'express';
import helmet from 'helmet';
import { projectRoot } from './config.ts';
import { goneSignal } from './db/gone-signal.ts';
import { QueryInterrupted } from './db/query-error.ts';
import { asRefusal } from './as-refusal.ts';
import { Refusal, refusal } from './errors.ts';
import type { Home } from './home.ts';
import { commandsRoute } from './http/commands-route.ts';
import { downloadsRoute } from './http/downloads-route.ts';
import { loopbackOnly, writesOfThisSite } from './http/guard.ts';
import { KeptAnswers } from './http/kept-answers.ts';
import { localeOf } from './http/locale.ts';
import { apiIndex, openApi } from './http/openapi.ts';
import { progressRoute } from './http/progress-route.ts';
import { uploadsRoute } from './http/uploads-route.ts';
import { writesRoute } from './http/writes-route.ts';
import type { Texts } from './questions/ask.ts';

const site = join(projectRoot, 'dist/web');

/** The HTTP surface: questions, writes, and the site. */
export function app(home: Home): Express {
  const app = express();
  const answers = new KeptAnswers(home);
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  // Before everything that may refuse: an error is no more to be kept than an answer.
  app.use('/api', (_request, response, next) => {
    response.set('cache-control', 'no-store');
    next();
  });
  app.use(headers(), loopbackOnly, writesOfThisSite(home.lock.token), compression());

  app.get('/health', (_request, response) => void response.json({ status: 'ok' }));
  app.get(
    '/ready',
    async (_request, response) => void response.json({ data_version: (await home.published()).data_version })
  );
  app.use(
    commandsRoute(home),
    writesRoute(home),
    uploadsRoute(home),
    progressRoute(home),
    downloadsRoute(home)
  );
  app.get('/api', (_request, response) => void response.json(apiIndex()));
  app.get('/api/openapi.json', (_request, response) => void response.json(openApi()));
  app.get('/api/:name', async (request, response) => {
    const { params, query } = request;
    const { json, brotli, etag } = await answers.ask(
      params.name,
      query as Texts,
      localeOf(request),
      goneSignal(response)
    );
    response.type('json').set('etag', etag).vary('accept-encoding').vary('accept-language');
    if (brotli && request.acceptsEncodings('br') === 'br')
      response.set('content-encoding', 'br').send(brotli);
    else response.send(json);
  });

  // Files with a hash in their name never change; every page is the one page that draws them.
  app.use(
    '/assets',
    express.static(join(site, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false })
  );
  app.use(express.static(site, { index: false }));
  app.get('/{*page}', (request, response, next) => {
    if (request.path.startsWith('/api/') || !request.accepts('html')) next();
    else response.sendFile('index.html', { root: site });
  });

  app.use((request) => {
    throw refusal('not_there', { path: request.path });
  });
  app.use(answerErrors);
  return app;
}

const headers = () =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"]
      }
    },
    // Served on loopback without TLS.
    strictTransportSecurity: false
  });

/** Whatever is thrown, in the reader's language. A reader who left is not an error. */
const answerErrors: ErrorRequestHandler = (problem: unknown, request, response, next) => {
  if (problem instanceof QueryInterrupted && problem.reason === 'left') return;
  if (response.headersSent) {
    next(problem);
    return;
  }
  const told = refusedByExpress(problem, request.path) ?? asRefusal(problem);
  response.status(told.status).json({ error: told.told(localeOf(request)) });
};

/** Express itself refuses malformed paths and bodies, with a status of its own; a body also says of which type the fault is. */
function refusedByExpress(problem: unknown, path: string): Refusal | undefined {
  const { status, type } = (problem ?? {}) as { status?: unknown; type?: unknown };
  if (problem instanceof Refusal || typeof status !== 'number' || status >= 500) return undefined;
  if (typeof type !== 'string') return refusal('not_there', { path });
  return refusal(status === 413 ? 'body_too_large' : 'body_malformed');
}
