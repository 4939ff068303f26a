import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questions } from '../../server/questions/questions.ts';
import { parseCsv } from '../support/csv.ts';
import { serve, type Served } from '../support/served.ts';

let served: Served;
beforeAll(async () => {
  served = await serve('tests/golden-data/hard_retailer');
});
afterAll(() => served.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${served.address}${path}`, { headers });

/** What a question cannot do without. */
const anyExtract = async () => {
  const { rows } = (await (await get('/api/extracts')).json()) as { rows: { extract_id: string }[] };
  return rows[0]?.extract_id ?? '';
};

const needed: Record<string, string> = {
  'kpi-series': '?metric_id=buyers',
  customer: '?customer_id=007',
  timeline: '?customer_id=007',
  'customer-sheet': '?as_of=2026-06-30',
  'kpi-change': '?metric_id=repurchase_rate',
  'before-after': '?on=2026-03-01',
  trace: '?of=segments&cell.segment=loyal',
  'trace-lines': '?of=segments&cell.segment=loyal',
  'order-lines': '?customer_id=007'
};

it.each(['/api', '/api/'])('says at %s where everything is described', async (path) => {
  const index = (await (await get(path)).json()) as { openapi: string; questions: { name: string }[] };
  expect(index.questions.map(({ name }) => name)).toEqual(questions.map(({ name }) => name));
  expect(await (await get(index.openapi)).json()).toMatchObject({ openapi: '3.1.0' });
});

/** What is foretold of 13 customers is nothing, in words. */
const foretelling = ['prediction', 'prediction-customers', 'prediction-validation'];

describe('every question', () => {
  it.each(questions.map(({ name }) => name).filter((name) => !foretelling.includes(name)))(
    '%s is answered in one envelope',
    async (name) => {
      const query = name === 'rejects' ? `?extract_id=${await anyExtract()}` : (needed[name] ?? '');
      const response = await get(`/api/${name}${query}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain('application/json');
      const answer = (await response.json()) as Record<string, unknown>;
      expect(answer).toMatchObject({ data_version: 1, data_through: '2026-06-30' });
      expect(answer['definition']).toBeTypeOf('object');
      // Every line of this retailer is loaded, and nothing but lines: an answer of nothing, not a missing one.
      const rows = answer['rows'] as unknown[];
      const isOfOthers = [
        'rejects',
        'quality-cases',
        'completeness',
        'customers-alike',
        'customer-sheet',
        'events'
      ];
      if (isOfOthers.includes(name)) expect(rows).toEqual([]);
      else expect(rows.length).toBeGreaterThan(0);
    }
  );

  it.each(foretelling)('%s says why nothing can be foretold of so few', async (name) => {
    const response = await get(`/api/${name}`);
    expect(response.status).toBe(404);
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    expect(error.code).toBe('not_foretold');
    expect(error.message).toContain('A model needs 100.');
  });

  it('tells money in whole minor units and shares from 0 to 1', async () => {
    const { rows } = (await (await get('/api/segments?as_of=2026Q2')).json()) as {
      rows: { net_amount: number; customer_share: number }[];
    };
    expect(rows.every(({ net_amount }) => Number.isInteger(net_amount))).toBe(true);
    expect(rows.reduce((sum, { customer_share }) => sum + customer_share, 0)).toBeCloseTo(1, 12);
  });

  it('says when the time asked for is not over', async () => {
    const answer = (await (await get('/api/segments?as_of=2026')).json()) as Record<string, unknown>;
    expect(answer['partial']).toEqual({ period: '2026', ends_on: '2026-12-31' });
    expect(answer['definition']).toMatchObject({ as_of: '2026-06-30' });
  });
});

it('describes the parameters that a question takes, as its refusal names them', async () => {
  const { paths } = (await (await get('/api/openapi.json')).json()) as {
    paths: Record<
      string,
      { get: { parameters: { name: string; description?: string; schema: { enum?: string[] } }[] } }
    >;
  };
  expect(paths['/api/kpi-series']?.get.parameters.find(({ name }) => name === 'grain')?.schema.enum).toEqual([
    'month',
    'quarter',
    'half',
    'year'
  ]);
  for (const { name: question } of questions) {
    const path = `/api/${question}`;
    const unknown = (await (await get(`${path}?nonsense=1`)).json()) as { error: { hint: string } };
    // Those of the question whose cell is opened are described, with its name, at trace.
    const own = paths[path]?.get.parameters.filter(({ description }) => description === undefined) ?? [];
    for (const { name } of own) expect(unknown.error.hint).toContain(name);
  }
});

describe('a question that cannot be answered', () => {
  const refused = parseCsv(readFileSync(join(import.meta.dirname, 'refused.csv'), 'utf8'));

  it.each(refused.map(({ path = '', status, code, why }) => [why, path, Number(status), code] as const))(
    'is refused with a sentence in both languages: %s',
    async (_, path, status, code) => {
      const told = await Promise.all(
        ['en-GB,en;q=0.9', 'zh-CN,zh;q=0.9,en;q=0.5'].map(async (language) => {
          const response = await get(path, { 'accept-language': language });
          expect(response.status).toBe(status);
          return (await response.json()) as { error: { code: string; message: string; hint: string } };
        })
      );
      const [english, chinese] = told.map(({ error }) => error);
      expect(english?.code).toBe(code);
      expect(chinese?.code).toBe(code);
      for (const words of [english?.message, english?.hint]) expect(words).toMatch(/^\S.+[.!?]$/);
      expect(chinese?.message).toMatch(/\p{Script=Han}/u);
      expect(chinese?.hint).toMatch(/\p{Script=Han}/u);
      for (const words of [english, chinese].flatMap((each) => [each?.message, each?.hint]))
        expect(words).not.toMatch(/\{\w+\}|undefined|\[object/);
    }
  );

  it('is kept by nobody, no more than an answer is', async () => {
    for (const path of ['/api/segments', '/api/nothing', '/api/segments?as_of=never', '/api/openapi.json'])
      expect((await get(path)).headers.get('cache-control')).toBe('no-store');
  });

  it('is not there under another path', async () => {
    const response = await get('/api/segments/more');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: 'not_there' } });
  });

  it('does not bring the server down when the path cannot be decoded', async () => {
    const response = await get('/api/%E0%A4%A');
    expect(response.status).toBe(404);
  });
});

describe('whoever asks', () => {
  /** fetch keeps Host to itself. */
  const hosted = (host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      request(`${served.address}/api/segments`, { headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.nip.io', '192.168.0.1:4680'])(
    'is refused when the address names us "%s"',
    async (host) => {
      expect(await hosted(host)).toBe(400);
    }
  );

  it.each(['localhost', 'localhost:4680', '127.0.0.1', '[::1]:4680'])('is welcome as %s', async (host) => {
    expect(await hosted(host)).toBe(200);
  });

  const writing = (
    path: string,
    headers: Record<string, string>,
    body = JSON.stringify({ value: 'event' })
  ) =>
    fetch(`${served.address}${path}`, {
      method: path.includes('settings') ? 'PUT' : 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body
    });

  it.each([
    ['without our header', {}],
    ['from another site', { 'x-tierflow': '1', 'sec-fetch-site': 'cross-site' }],
    ['from a page without an origin', { 'x-tierflow': '1', origin: 'null' }],
    ['from another origin', { 'x-tierflow': '1', origin: 'http://evil.example' }],
    ['without saying where from', { 'x-tierflow': '1' }],
    ['with a wrong token', { authorization: 'Bearer nothing' }]
  ])('may not write %s', async (_, headers) => {
    for (const path of [
      '/api/settings/returns',
      '/api/schemes/rfm_11/refit',
      '/api/extracts',
      '/api/command'
    ]) {
      const response = await writing(path, headers as Record<string, string>);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: { code: 'foreign_request' } });
    }
    expect((await served.home.published()).data_version).toBe(1);
  });

  it('gets pages that run scripts of this site only, and are framed by nobody', async () => {
    const { headers } = await get('/api/segments');
    const policy = headers.get('content-security-policy') ?? '';
    for (const rule of [
      "default-src 'self'",
      "object-src 'none'",
      "frame-ancestors 'none'",
      "base-uri 'none'"
    ])
      expect(policy).toContain(rule);
    expect(policy).not.toMatch(/unsafe-(inline|eval)/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('a write of this site', () => {
  let own: Served;
  beforeAll(async () => {
    own = await serve('tests/golden-data/hard_retailer');
  });
  afterAll(() => own.close());

  const write = (method: string, path: string, body?: string | Buffer<ArrayBuffer>) =>
    fetch(`${own.address}${path}`, {
      method,
      headers: { 'x-tierflow': '1', 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      ...(body !== undefined && { body })
    });

  it('changes a setting and builds by it', async () => {
    const response = await write('PUT', '/api/settings/dormant_days', JSON.stringify({ value: '60' }));
    expect(response.status).toBe(200);
    const { definition, data_version } = (await (await fetch(`${own.address}/api/definitions`)).json()) as {
      data_version: number;
      definition: { settings: Record<string, unknown> };
    };
    expect(definition.settings['dormant_days']).toBe(60);
    expect(data_version).toBeGreaterThan(1);
  });

  it('refuses a value that a setting cannot have, and a setting that is not there', async () => {
    const statuses = [];
    for (const [key, value] of [
      ['dormant_days', '-1'],
      ['dormant_days', '181'],
      ['colour', 'red']
    ] as const)
      statuses.push((await write('PUT', `/api/settings/${key}`, JSON.stringify({ value }))).status);
    expect(statuses).toEqual([400, 400, 404]);
  });

  it('pins cut points', async () => {
    const response = await write('POST', '/api/schemes/rfm_11/refit?reference=2026Q1');
    expect(await response.json()).toMatchObject({
      source: 'pinned',
      version: 1,
      reference_date: '2026-03-31'
    });
  });

  it('loads an extract that is sent, under the name that people know it by', async () => {
    const late = readFileSync('tests/golden-data/hard_retailer/late_extract.csv');
    const response = await write('POST', '/api/extracts?name=../../late.csv', late);
    expect(await response.json()).toMatchObject({
      extracts: [{ status: 'loaded', files: ['late.csv'], lines_loaded: 10 }]
    });
  });

  it.each([
    ['', 'extract.csv'],
    ['..', 'extract.csv'],
    ['C:\\exports\\july.csv', 'july.csv'],
    [`${'长'.repeat(300)}.csv`, `${'长'.repeat(66)}.csv`],
    ['a\u0000\u001b[31m.csv', 'a[31m.csv']
  ])('keeps an extract under a name that a disk takes: %j', async (name, kept) => {
    const sent = `customer_id,ordered_at,amount\n${kept.length},2026-06-01,1.00\n`;
    const response = await write('POST', `/api/extracts?${new URLSearchParams({ name }).toString()}`, sent);
    expect(await response.json()).toMatchObject({ extracts: [{ files: [kept] }] });
  });

  it.each([
    ['PUT', '/api/settings/returns', undefined],
    ['PUT', '/api/settings/returns', '"net"'],
    ['PUT', '/api/settings/returns', '{"value":1}']
  ])('refuses a body that is not what it should be: %s %s %s', async (method, path, body) => {
    const response = await write(method, path, body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'body_malformed' } });
  });

  it.each([
    '{}',
    '[]',
    '{"command":"serve","words":{"flags":{},"positionals":[],"folder":"/"},"locale":"en"}'
  ])('refuses a command that is none: %s', async (body) => {
    const response = await fetch(`${own.address}/api/command`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${own.home.lock.token}` },
      body
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'body_malformed' } });
  });

  it('refuses a body that is no JSON', async () => {
    const response = await write('PUT', '/api/settings/returns', '{');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'body_malformed' } });
  });

  it('refuses a body that is too large for a setting', async () => {
    const response = await write(
      'PUT',
      '/api/settings/returns',
      JSON.stringify({ value: 'x'.repeat(100_000) })
    );
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: { code: 'body_too_large' } });
  });
});
