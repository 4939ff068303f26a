import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCommandLine } from '../../server/cli/arguments.ts';
import { helpFor } from '../../server/cli/help.ts';
import { commands } from '../../server/commands/commands.ts';
import { textTable } from '../../server/commands/table.ts';
import { UsageError } from '../../server/errors.ts';
import { questions } from '../../server/questions/questions.ts';
import { tierflow, tierflowHere, type Ran } from '../support/command-line.ts';
import { lateExtract, orderLines } from '../support/hard-retailer.ts';
import { serve, type Served } from '../support/served.ts';
import { temporaryFolder } from '../support/temporary-home.ts';

describe('the command line beside a server', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve([orderLines]);
  });
  afterAll(() => served.close());

  const here = (...words: string[]) => tierflowHere(served.home, ...words);

  it('asks the server that has the home, in a process of its own', async () => {
    const asked = ['segments', '--scheme', 'lifecycle', '--as_of', '2026Q1'];
    const { exit, stdout } = await tierflow(served.folder, 'query', ...asked, '--format', 'json');
    const response = await fetch(`${served.address}/api/segments?scheme=lifecycle&as_of=2026Q1`);
    expect(exit).toBe(0);
    expect(JSON.parse(stdout)).toEqual(await response.json());
  });

  it.each([
    [['segments', '--as_of', '2026Q2'], '/api/segments?as_of=2026Q2'],
    [
      ['kpis', '--period', '2026Q1', '--filter', 'first_region:West', '--filter', 'first_region:East'],
      '/api/kpis?period=2026Q1&filter=first_region:West&filter=first_region:East'
    ],
    [
      ['segment-flow', '--scheme=lifecycle', '--from=2026Q1', '--to=2026Q2'],
      '/api/segment-flow?scheme=lifecycle&from=2026Q1&to=2026Q2'
    ]
  ])('prints the very answer of HTTP: query %j', async (words, path) => {
    const { exit, stdout } = await here('query', ...words, '--format', 'json');
    expect(exit).toBe(0);
    expect(JSON.parse(stdout)).toEqual(await (await fetch(`${served.address}${path}`)).json());
  });

  it('prints rows as CSV, with quotes where they are needed', async () => {
    const { exit, stdout } = await here('query', 'customers', '--segment', 'champions', '--format', 'csv');
    const [header, row, end] = stdout.split('\r\n').join('\n').split('\n');
    expect(exit).toBe(0);
    expect(header).toMatch(/^customer_id,first_order_on,last_order_on,recency_days,/);
    expect(row).toMatch(/^"Li, ""Ming"" 李明",2025-03-31,2026-06-25,5,4,45000,/);
    expect(end).toBe('');
  });

  it('prints a table for people', async () => {
    const { exit, stdout } = await here(
      'query',
      'segments',
      '--scheme',
      'lifecycle',
      '--as_of',
      '2026-06-30'
    );
    expect(exit).toBe(0);
    expect(stdout).toMatch(/segment +customers/);
    expect(stdout).toMatch(/dormant +2 /);
  });

  it.each([
    ['an unknown question', ['query', 'nothing'], 1, 'unknown_query'],
    ['an unknown parameter', ['query', 'segments', '--colour', 'red'], 1, 'unknown_parameter'],
    ['a bad date', ['query', 'segments', '--as_of', '2026-02-30'], 1, 'period_malformed'],
    ['a time without data', ['query', 'segments', '--as_of', '2031'], 1, 'period_not_begun'],
    ['nobody of that name', ['query', 'order-lines', '--customer_id', 'nobody'], 1, 'unknown_customer']
  ] as const)('ends with 1 and says why for %s', async (_, words, status, code) => {
    const { exit, stdout, stderr } = await here(...words, '--format', 'json');
    expect(exit).toBe(status);
    const { error } = JSON.parse(stdout) as { error: Record<string, string> };
    expect(error).toEqual({
      code,
      message: expect.stringMatching(/\.$/) as string,
      hint: expect.stringMatching(/\.$/) as string
    });
    expect(stderr).toContain(error['message']);
  });

  it.each([
    ['no such command', ['fly']],
    ['no question', ['query']],
    ['no such format', ['query', 'segments', '--format', 'xml']],
    ['no such flag', ['load', 'x.csv', '--colour', 'red']],
    ['no file', ['load']],
    ['a parameter without a value', ['query', 'segments', '--as_of']]
  ])('ends with 2 for wrong usage: %s', async (_, words) => {
    const { exit, stderr, stdout } = await here(...words);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/\S/);
  });

  it.each([
    ['names a missing file as it would alone', ['load', 'package.jsn'], `${resolve('package.jsn')}`],
    [
      'leaves a word alone that is spelled like the file',
      ['load', 'package.json', '--profile', 'package.json'],
      '\\"package.json\\"'
    ]
  ])('%s', async (_, words, told) => {
    const beside = await tierflow(served.folder, ...words, '--json');
    expect(beside).toMatchObject({ exit: 1, stdout: (await here(...words, '--json')).stdout });
    expect(beside.stdout).toContain(told);
  });

  it('loads an extract, and knows the same bytes again', async () => {
    const first = await here('load', lateExtract, '--json');
    const again = await here('load', lateExtract, '--json');
    expect([first.exit, again.exit]).toEqual([0, 0]);
    expect(statuses(first)).toEqual(['loaded']);
    expect(statuses(again)).toEqual(['already_loaded']);
    expect((await served.home.published()).data_version).toBe(2);
  });

  it('ends with 1 when a file is not there', async () => {
    const { exit, stdout } = await here('load', 'nothing.csv', '--json');
    expect(exit).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'file_missing' } });
  });

  it('tells and changes a setting', async () => {
    expect((await here('settings', 'dormant_days', '60')).exit).toBe(0);
    const { stdout } = await here('definitions', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ definition: { settings: { dormant_days: 60 } } });
  });
});

describe('the command line alone with a home', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await temporaryFolder();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const run = (...words: string[]) => tierflow(join(folder, 'home'), ...words);

  it.each([['query', 'segments'], ['doctor'], ['definitions']])(
    'makes no home where somebody only looks: %s',
    async (...words) => {
      const { exit, stderr } = await run(...words);
      expect([exit, stderr]).toEqual([
        1,
        expect.stringContaining(`There is no home at ${join(folder, 'home')}.`)
      ]);
      expect(existsSync(join(folder, 'home'))).toBe(false);
    }
  );

  it('says that nothing is loaded, and ends with 1', async () => {
    await run('settings');
    const { exit, stderr } = await run('query', 'segments');
    expect([exit, stderr]).toEqual([1, expect.stringContaining('Nothing is loaded yet.')]);
  });

  it('ends with 3 when an extract is held for a decision', async () => {
    const lines = (last: string) =>
      `customer_id,ordered_at,amount\n${[1, 2, 3, 4, 5].map((day) => `c${day},2026-01-0${day},10.00\n`).join('')}${last}`;
    const [january, again] = [join(folder, 'january.csv'), join(folder, 'again.csv')];
    await writeFile(january, lines(''));
    await writeFile(again, lines('c6,2026-01-06,10.00\n'));

    const first = await run('load', january, '--json');
    expect([first.exit, statuses(first)]).toEqual([0, ['loaded']]);
    const held = await run('load', again, '--json');
    expect([held.exit, statuses(held)]).toEqual([3, ['held']]);

    const { exit, stdout } = await run('query', 'kpis', '--period', '2026-01', '--format', 'json');
    expect(exit).toBe(0);
    const { rows } = JSON.parse(stdout) as { rows: { metric_id: string; value: number }[] };
    expect(rows.find((row) => row.metric_id === 'buyers')?.value).toBe(5);
  });
});

function statuses({ stdout, stderr }: Ran): string[] {
  // A process that failed has said why there.
  if (stdout === '') throw new Error(stderr);
  const { extracts } = JSON.parse(stdout) as { extracts: { status: string }[] };
  return extracts.map(({ status }) => status);
}

describe('wrong usage', () => {
  it.each([
    [[], 'command_missing'],
    [['fly'], 'unknown_command'],
    [['load'], 'words_missing'],
    [['refit', 'rfm_11', 'more'], 'words_too_many'],
    [['load', 'x.csv', '--colour', 'red'], 'unknown_flag'],
    [['load', 'x.csv', '--as'], 'flag_without_value'],
    [['load', 'x.csv', '--json=yes'], 'flag_with_value'],
    [['query', 'segments', '--as_of'], 'flag_without_value']
  ])('is said in both languages: %j', (words, code) => {
    const refused = caught(() => readCommandLine(words));
    expect(refused).toBeInstanceOf(UsageError);
    const [english, chinese] = (['en', 'zh-CN'] as const).map((locale) =>
      (refused as UsageError).told(locale)
    );
    expect([english?.code, chinese?.code]).toEqual([code, code]);
    expect(`${chinese?.message}${chinese?.hint}`).toMatch(/\p{Script=Han}/u);
    for (const told of [english, chinese]) expect(`${told?.message} ${told?.hint}`).not.toMatch(/\{\w+\}/);
  });
});

describe('help', () => {
  it.each([['--help'], ['help'], ['-h']])('tells all commands: %s', (...words) => {
    for (const { usage } of commands) expect(helpFor(words, 'en')).toContain(usage);
  });

  it.each([[['load', '--help']], [['help', 'load']], [['load', 'x.csv', '--help']]])(
    'tells one command: %j',
    (words) => {
      expect(helpFor(words, 'zh-CN')).toContain('用法：tierflow load FILE…');
      expect(helpFor(words, 'en')).not.toContain('refit');
    }
  );

  it.each(['en', 'zh-CN'] as const)('tells each question in one line, and its parameters: %s', (locale) => {
    const all = helpFor(['query', '--help'], locale);
    const lines = questions.map(({ name }) => new RegExp(`^  ${name} .*[.。]$`, 'm'));
    for (const line of lines) expect(all).toMatch(line);
    if (locale === 'zh-CN') expect(all?.match(/\p{Script=Han}.*。$/gmu)).toHaveLength(questions.length);
    const one = helpFor(['query', 'rfm-cube', '--help'], locale);
    for (const name of ['as_of', 'dimensions', 'lapsed', 'scheme']) expect(one).toContain(`--${name} `);
    expect(one).toContain('net | exclude | event');
    expect(one).not.toContain('segment-flow');
  });

  it('tells the version, and is not asked for by a plain command', () => {
    expect(helpFor(['--version'], 'en')).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(helpFor(['query', 'segments'], 'en')).toBeUndefined();
    expect(helpFor([], 'en')).toBeUndefined();
  });
});

it('shows what would steer a terminal as what it is', () => {
  expect(textTable([{ id: 'a\u001b[2Jb\u0007\u009b' }])).toContain('a\\x1b[2Jb\\x07\\x9b\n');
});

function caught(work: () => unknown): unknown {
  try {
    return work();
  } catch (problem) {
    return problem;
  }
}
