import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Question } from '../../server/questions/question.ts';
import { questions } from '../../server/questions/questions.ts';
import { Chance } from '../support/random-history.ts';
import { serve, type Served } from '../support/served.ts';
import { sharedFile } from '../support/shared-data.ts';
import { sweep } from '../support/sweep.ts';
import { temporaryFolder } from '../support/temporary-home.ts';

const payloads = sharedFile('corpora/payload-lists.tar.gz');

/** Ours: one of each kind, for machines without the lists. */
const ours = [
  `' or 1=1 --`,
  `'; drop table customers; --`,
  `$as_of`,
  `%27%20union%20select`,
  `{{constructor.constructor('return this')()}}`,
  `<script>alert(1)</script>`,
  `../../../../etc/passwd`,
  `\u0000`,
  `\ud800`,
  `first_region:' or true --`,
  'a'.repeat(10_000),
  `__proto__`,
  `2026Q1' --`
];

let served: Served;
/** Some lines of the lists. */
let published: string[] = [];
beforeAll(async () => {
  if (!payloads.isMissing) published = sweep(await sample(6), 3);
  served = await serve('tests/golden-data/hard_retailer');
});
afterAll(() => served.close());

/** Everything that a question takes, hostile one at a time. Whatever is refused must be refused in words. */
async function aim({ name, parameters }: Question, texts: readonly string[]): Promise<string[]> {
  const needed: Record<string, string> = name === 'kpi-series' ? { metric_id: 'buyers' } : {};
  const failed: string[] = [];
  for (const parameter of Object.keys(parameters)) {
    if (name === 'order-lines' && parameter !== 'order_id') needed['customer_id'] = '007';
    await Promise.all(
      texts.map(async (text) => {
        const query = new URLSearchParams({ ...needed, [parameter]: text });
        const response = await fetch(`${served.address}/api/${name}?${query.toString()}`);
        const body = (await response.json()) as { error?: { code: string; message: string } };
        if (response.status >= 500 || (response.status >= 400 && !body.error?.message))
          failed.push(`${response.status} ${name} ${parameter}=${text}`);
      })
    );
  }
  return failed;
}

async function everything(): Promise<unknown> {
  return served.home.warehouse.all(
    `select table_name, estimated_size, column_count from duckdb_tables() where not temporary order by table_name`
  );
}

describe.each(questions.map((each) => [each.name, each] as const))('hostile text in %s', (_, asked) => {
  it('is refused or read as the text it is, and changes nothing', async () => {
    const before = await everything();
    expect(await aim(asked, ours)).toEqual([]);
    expect(await everything()).toEqual(before);
  });

  it.skipIf(payloads.isMissing)(`is no better from public payload lists${payloads.skipped}`, async () => {
    const before = await everything();
    expect(await aim(asked, published)).toEqual([]);
    expect(await everything()).toEqual(before);
  });
});

describe('hostile paths', () => {
  it.each([
    '/..%2f..%2f..%2fetc/passwd',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/%2e%2e/package.json',
    '/%00',
    '/api/..%2fhealth',
    '//evil.example/',
    '/assets/%'
  ])('lead nowhere: %s', async (path) => {
    const response = await fetch(`${served.address}${path}`, { redirect: 'manual' });
    expect(response.status).toBeLessThan(500);
    expect(await response.text()).not.toMatch(/root:|"devDependencies"/);
  });
});

/** Some lines of each list, the same ones every time. */
async function sample(count: number): Promise<string[]> {
  const folder = await temporaryFolder();
  try {
    spawnSync('tar', ['xzf', payloads.path, '-C', folder]);
    const lists = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /Intruders?\//.test(file)
    );
    const lines = lists
      .flatMap((file) => readFileSync(join(folder, file), 'latin1').split('\n'))
      .filter(Boolean);
    const chance = new Chance(1);
    return Array.from({ length: count }, () => chance.of(lines).trim());
  } finally {
    await rm(folder, { recursive: true });
  }
}
