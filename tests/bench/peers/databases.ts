import { join } from 'node:path';
import { withEngine } from '../engine.ts';
import { files } from '../history.ts';
import { packageOf } from './packages.ts';
import { Parts, spoken, unlessItRuns, type Peer, type Told } from './peer.ts';
import { parts, type Part } from './names.ts';
import { answerTables, usualSql, type Dialect } from './sql.ts';
import { readTask, type Answers } from './task.ts';

const duckdb: Dialect = {
  table: (name) => `create temp table ${name} as`,
  month: (day) => `year(${day}) * 12 + month(${day})`,
  sum: (value) => `cast(sum(${value}) as bigint)`
};

/** Straight from the lines, and brought down to days first. */
const inDuckDb = (name: string, title: string, isReduced: boolean): Peer => ({
  name,
  title,
  reads: 'lines',
  run: async (folder) => {
    const task = await readTask(folder);
    return withEngine(':memory:', async (connection) => {
      const rows = async (sql: string) =>
        (await connection.runAndReadAll(sql)).getRows().map((row) => row.map(Number));
      return inSql(usualSql(task, duckdb, isReduced), {
        read: () => connection.run(`create table lines as from read_parquet('${join(folder, files.lines)}')`),
        run: (sql) => connection.run(sql),
        rows
      });
    });
  }
});

interface ChdbSession {
  query(sql: string, format?: string): string;
  close(): void;
}

const clickhouse: Dialect = {
  table: (name) => `create table ${name} engine = Memory as`,
  month: (day) => `toYear(${day}) * 12 + toMonth(${day})`,
  sum: (value) => `sum(${value})`
};

const chdb: Peer = {
  name: 'chdb',
  title: 'chdb (ClickHouse in the process)',
  reads: 'lines',
  packages: { chdb: '3.4.0' },
  run: async (folder) => {
    const { Session } = (await packageOf('chdb')) as { Session: new () => ChdbSession };
    const task = await readTask(folder);
    const session = new Session();
    const run = (sql: string) => session.query(sql);
    try {
      run('create database bench');
      run('use bench');
      // As SQL has it: who is not found has null, not 0.
      run('set join_use_nulls = 1');
      return await inSql(usualSql(task, clickhouse, true), {
        read: () =>
          run(`create table lines engine = MergeTree order by tuple() as
               select * from file('${join(folder, files.lines)}', Parquet)
               settings schema_inference_make_columns_nullable = 0`),
        run,
        rows: (sql) =>
          session
            .query(sql, 'TSV')
            .split('\n')
            .filter(Boolean)
            .map((line) => line.split('\t').map(Number))
      });
    } finally {
      session.close();
    }
  }
};

interface SqlEngine {
  read: () => unknown;
  run: (sql: string) => unknown;
  rows: (sql: string) => number[][] | Promise<number[][]>;
}

async function inSql(statements: Record<Part, string[]>, { read, run, rows }: SqlEngine): Promise<Told> {
  const steps = new Parts();
  await steps.time('read', read);
  for (const part of parts) {
    await steps.time(part, async () => {
      for (const sql of statements[part]) await run(sql);
    });
  }
  const answers = {} as Answers;
  for (const [name, sql] of Object.entries(answerTables)) answers[name as keyof Answers] = await rows(sql);
  return { took: steps.took, answers };
}

/** A shell that is handed the whole script, tells the time of each statement, and says a word of ours between. */
interface Shell {
  command: string;
  words: string[];
  dialect: Dialect;
  /** reads the lines; times are told from here on */
  opening: (file: string) => string[];
  say: (word: string) => string;
  /** milliseconds of a line that tells a time */
  time: (line: string) => number | undefined;
}

const sqlite: Shell = {
  command: 'sqlite3',
  words: ['-batch', ':memory:'],
  dialect: {
    table: (name) => `create temp table ${name} as`,
    month: (day) => `cast(substr(${day}, 1, 4) as integer) * 12 + cast(substr(${day}, 6, 2) as integer)`,
    sum: (value) => `sum(${value})`,
    index: (table, column) => `create index ${table}_${column} on ${table} (${column})`
  },
  opening: (file) => [
    'create table lines (customer_key integer, order_no integer, ordered_on text, amount integer, is_void integer);',
    '.mode csv',
    '.separator ,',
    `.import --skip 1 ${file} lines`,
    '.timer on'
  ],
  say: (word) => `.print ${word}`,
  time: (line) => seconds(/^Run Time: real ([\d.]+)/.exec(line)?.[1])
};

const postgres: Shell = {
  command: 'psql',
  words: ['--no-psqlrc', '--quiet', '--csv', '--tuples-only', '--set=ON_ERROR_STOP=1'],
  dialect: {
    table: (name) => `create temp table ${name} as`,
    month: (day) =>
      `cast(extract(year from ${day}) as integer) * 12 + cast(extract(month from ${day}) as integer)`,
    sum: (value) => `cast(sum(${value}) as bigint)`
  },
  opening: (file) => [
    // All of it goes with the connection.
    `set work_mem = '512MB'; set temp_buffers = '256MB';`,
    'create temp table lines (customer_key integer, order_no integer, ordered_on date, amount bigint, is_void integer);',
    `\\copy lines from '${file}' with (format csv, header)`,
    'analyze lines;',
    '\\timing on'
  ],
  say: (word) => `\\echo ${word}`,
  time: (line) => {
    const told = /^Time: ([\d.]+) ms/.exec(line)?.[1];
    return told === undefined ? undefined : Number(told);
  }
};

const seconds = (told: string | undefined) => (told === undefined ? undefined : Number(told) * 1000);

const inShell = (name: string, title: string, shell: Shell, missing: Peer['missing']): Peer => ({
  name,
  title,
  reads: 'linesCsv',
  most_lines: 10_000_000,
  ...(missing && { missing }),
  run: async (folder) => {
    const { command, words, dialect, opening, say, time } = shell;
    const statements = usualSql(await readTask(folder), dialect, true);
    const script = [
      ...opening(join(folder, files.linesCsv)),
      ...parts.flatMap((part) => [say(part), ...statements[part].map((sql) => `${sql};`)]),
      ...Object.entries(answerTables).flatMap(([answer, sql]) => [say(`${answer}_told`), `${sql};`])
    ];
    const started = performance.now();
    const said = (await spoken(command, words, `${script.join('\n')}\n`)).split('\n');
    const whole = performance.now() - started;

    const took: Told['took'] = {};
    const answers: Answers = { sizes: [], flows: [], cohorts: [] };
    let under = '';
    for (const line of said) {
      const milliseconds = time(line);
      if (/^[a-z_]+$/.test(line)) under = line;
      else if (milliseconds !== undefined && isPart(under)) took[under] = (took[under] ?? 0) + milliseconds;
      else if (/^-?\d+,/.test(line))
        answers[under.replace('_told', '') as keyof Answers].push(line.split(',').map(Number));
    }
    took.read = whole - parts.reduce((sum, part) => sum + (took[part] ?? 0), 0);
    return { took, answers };
  }
});

const isPart = (word: string): word is Part => parts.some((part) => part === word);

export const databases: readonly Peer[] = [
  inDuckDb('duckdb', 'DuckDB, the usual SQL', false),
  inDuckDb('duckdb_days', 'DuckDB, by way of days', true),
  chdb,
  inShell('sqlite', 'SQLite', sqlite, () => unlessItRuns('sqlite3', ['--version'])),
  inShell('postgresql', 'PostgreSQL', postgres, () => unlessItRuns('psql', ['--command', 'select 1']))
];
