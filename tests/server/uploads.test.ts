import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExtractPreview, LoadAnswer } from '../../server/features/extracts/contract.ts';
import { receive, removeStale } from '../../server/http/uploads.ts';
import { serve, type Served } from '../support/served.ts';

let served: Served;
beforeAll(async () => {
  served = await serve([]);
});
afterAll(() => served.close());

const ours = { 'x-tierflow': '1', 'sec-fetch-site': 'same-origin', 'accept-language': 'en' };
const post = (path: string, body?: string | Buffer<ArrayBuffer>, signal?: AbortSignal) =>
  fetch(`${served.address}${path}`, {
    method: 'POST',
    headers: {
      ...ours,
      'content-type': typeof body === 'string' ? 'application/json' : 'application/octet-stream'
    },
    ...(body !== undefined && { body }),
    ...(signal && { signal })
  });
const postJson = async <Answer>(path: string, body: object) =>
  (await (await post(path, JSON.stringify(body))).json()) as Answer;

interface Sent {
  upload_id: string;
  file_name: string;
  bytes: number;
}
const send = async (name: string, text: string) =>
  (await (
    await post(`/api/uploads?${new URLSearchParams({ name }).toString()}`, Buffer.from(text))
  ).json()) as Sent;
const keptUploads = () => readdir(served.home.uploads).catch(() => []);

const july = 'Buyer No,When,Paid\n1,2026-07-01,10.00\n2,2026-07-02,5.50\n';

describe('a file that is sent', () => {
  it('is looked at, loaded by what a person says of it, and then gone', async () => {
    const { upload_id, ...told } = await send('../七月.csv', july);
    expect(told).toEqual({ file_name: '七月.csv', bytes: july.length });

    const preview = await postJson<ExtractPreview>('/api/preview', { uploads: [upload_id] });
    expect(preview.files).toMatchObject([{ file_name: '七月.csv', lines_seen: 2, delimiter: ',' }]);

    const map = { columns: { customer_id: 'Buyer No', ordered_at: 'When', amount: 'Paid' } };
    const { extracts } = await postJson<LoadAnswer>('/api/extracts/from-uploads', {
      uploads: [upload_id],
      map
    });
    expect(extracts).toMatchObject([
      { status: 'loaded', files: ['七月.csv'], lines_in: 2, lines_loaded: 2, amount_loaded: '15.50' }
    ]);
    expect(await keptUploads()).toEqual([]);
  });

  it('stays while somebody has to decide, for another mapping', async () => {
    const { upload_id } = await send(
      'held.csv',
      'customer_id,ordered_at,amount\n1,2026-07-03,1\n2,never,1\n'
    );
    const { extracts } = await postJson<LoadAnswer>('/api/extracts/from-uploads', { uploads: [upload_id] });
    expect(extracts).toMatchObject([{ status: 'held', lines_rejected: 1 }]);
    expect(await keptUploads()).toEqual([upload_id]);
    const response = await fetch(`${served.address}/api/uploads/${upload_id}`, {
      method: 'DELETE',
      headers: ours
    });
    expect(response.status).toBe(204);
    expect(await keptUploads()).toEqual([]);

    const id = extracts[0]?.extract_id ?? '';
    const accepted = (await (await post(`/api/extracts/${id}/accept`)).json()) as LoadAnswer;
    expect(accepted.extracts).toMatchObject([{ status: 'loaded', lines_loaded: 1, lines_rejected: 1 }]);
    const undone = (await (await post(`/api/extracts/${id}/undo`)).json()) as LoadAnswer;
    expect(undone.extracts).toMatchObject([{ status: 'undone' }]);
  });

  it('is told to be gone when it is not there, wherever its name points', async () => {
    for (const upload_id of ['00000000-0000-0000-0000-000000000000', '../archive', '']) {
      const response = await post('/api/preview', JSON.stringify({ uploads: [upload_id] }));
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ error: { code: 'upload_gone' } });
    }
  });

  it('is kept for a day at most', async () => {
    const old = join(served.home.uploads, 'old');
    await mkdir(old, { recursive: true });
    await writeFile(join(old, 'a.csv'), 'a');
    const day = 24 * 3600;
    await utimes(old, Date.now() / 1000 - day - 60, Date.now() / 1000 - day - 60);
    const { upload_id } = await send('young.csv', july);
    await removeStale(served.home);
    expect(await keptUploads()).toEqual([upload_id]);
  });

  it('may not be larger than a machine can unpack, and nothing of it stays', async () => {
    const before = await keptUploads();
    const gzip = Buffer.from('1f8b0800', 'hex');
    const sent = receive(served.home, 'big.csv.gz', Readable.from([gzip]), 100_000_001);
    await expect(sent).rejects.toMatchObject({ code: 'upload_too_large', status: 413 });
    const text = receive(served.home, 'big.csv', Readable.from([Buffer.from(july)]), 100_000_001);
    expect((await text).bytes).toBe(july.length);
    await expect(receive(served.home, 'huge.csv', Readable.from([]), 1e18)).rejects.toMatchObject({
      code: 'upload_without_room',
      status: 507
    });
    expect((await keptUploads()).length).toBe(before.length + 1);
  });
});

describe('a body that asks for a load', () => {
  it.each([['{"uploads": []}'], ['{"uploads": "x"}'], ['{"upload": ["x"]}'], ['[]']])(
    'is refused when it cannot be understood: %s',
    async (body) => {
      for (const path of ['/api/preview', '/api/extracts/from-uploads']) {
        const response = await post(path, body);
        expect(response.status).toBe(400);
        expect(await response.json()).toMatchObject({ error: { code: 'body_malformed' } });
      }
    }
  );

  it.each([
    ['colour=red', 'unknown_parameter'],
    ['map={', 'map_no_json'],
    ['covers-from=yesterday', 'day_malformed'],
    ['restate=never', 'unknown_restate'],
    ['progress=a b', 'value_not_known']
  ])('is refused for %s', async (query, code) => {
    const response = await post(`/api/extracts?name=x.csv&${query}`, Buffer.from(july));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code } });
  });

  it('takes everything that the command line takes', async () => {
    const map = JSON.stringify({ columns: { customer_id: 'Buyer No', ordered_at: 'When', amount: 'Paid' } });
    const query = new URLSearchParams({
      name: 'august.csv',
      map,
      'accept-rejects': 'true',
      'covers-through': '2026-08-31',
      restate: 'append'
    });
    const text = `Buyer No,When,Paid\n1,2026-08-01,10.00\n2,never,5.50\n`;
    const response = await post(`/api/extracts?${query.toString()}`, Buffer.from(text));
    expect(await response.json()).toMatchObject({
      extracts: [{ status: 'loaded', lines_loaded: 1, lines_rejected: 1, data_through: '2026-08-01' }]
    });
  });
});

describe('a load under way', () => {
  it('tells its steps to whoever watches it, in their language, and its end', async () => {
    const { upload_id } = await send('september.csv', july.replaceAll('2026-07', '2026-09'));
    const watching = fetch(`${served.address}/api/extracts/watched/progress`, {
      headers: { 'accept-language': 'zh-CN' }
    });
    const map = { columns: { customer_id: 'Buyer No', ordered_at: 'When', amount: 'Paid' } };
    await postJson('/api/extracts/from-uploads', { uploads: [upload_id], map, progress: 'watched' });
    const stream = await watching;
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const text = await stream.text();
    const steps = [...text.matchAll(/^data: (\{.+\})$/gm)].flatMap(
      ([, data = '']) => (JSON.parse(data) as { label?: string | null }).label ?? []
    );
    // Who comes a moment late misses the first steps, never the end.
    expect(text).toMatch(/event: done\ndata: \{\}\n\n$/);
    for (const step of steps) expect(step).toMatch(/\p{Script=Han}/u);
    const late = await fetch(`${served.address}/api/extracts/watched/progress`);
    expect(await late.text()).toBe('event: done\ndata: {}\n\n');
  });

  it('is listed while it runs, and ends without a trace when its reader leaves', async () => {
    const { home } = served;
    const before = await home.published();
    const days = Array.from(
      { length: 200_000 },
      (_, at) => `${at},2026-06-${String((at % 28) + 1).padStart(2, '0')},1`
    );
    const { upload_id } = await send('large.csv', `customer_id,ordered_at,amount\n${days.join('\n')}\n`);
    const leaving = new AbortController();
    const body = JSON.stringify({ uploads: [upload_id], progress: 'leaving' });
    // The engine has one writer: while this one holds it, the load gets as far as its turn.
    let release: (() => void) | undefined;
    const held = home.warehouse.writing(() => new Promise<void>((resolve) => (release = resolve)));
    const asked = post('/api/extracts/from-uploads', body, leaving.signal).catch(
      (problem: Error) => problem.name
    );
    const ended = new Promise<void>((resolve) => {
      home.loads.watch('leaving', (load) => load === 'ended' && resolve());
    });
    const isReading = new Promise<void>((resolve) => {
      home.loads.watch('leaving', (load) => load !== 'ended' && load.progress?.step === 'read' && resolve());
    });
    await isReading;
    const { loads } = (await (await fetch(`${served.address}/api/loads`)).json()) as { loads: object[] };
    expect(loads).toMatchObject([
      { load_id: 'leaving', files: ['large.csv'], step: 'read', is_preview: false }
    ]);
    leaving.abort();
    expect(await asked).toBe('AbortError');
    release?.();
    await Promise.all([held, ended]);
    expect(await home.published()).toEqual(before);
    expect(home.loads.current).toEqual([]);
    expect((await readdir(home.archive)).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(await readdir(home.handover)).toEqual([]);
  });
});
