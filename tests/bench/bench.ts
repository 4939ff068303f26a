import { existsSync, statSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeHistory } from './history.ts';
import { jobs } from './jobs.ts';
import { measure } from './measure.ts';
import { markdown, reportOf } from './report.ts';

/**
 * npm run bench -- [--lines 1000000] [--repeat 3] [--jobs read_csv,load_lines]: how fast we are, beside what the engine
 * alone needs. Jobs that are left out must not be needed by the others: a build needs what was loaded.
 */
const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '1000000' },
    repeat: { type: 'string', default: '3' },
    jobs: { type: 'string', default: jobs.map(({ name }) => name).join(',') }
  }
});
const chosen = values.jobs.split(',').flatMap((name) => jobs.find((job) => job.name === name) ?? []);
const [lines, rounds] = [Number(values.lines), Number(values.repeat)];
if (!(Number.isInteger(lines) && lines > 0 && Number.isInteger(rounds) && rounds > 0)) {
  process.stderr.write('--lines and --repeat are whole numbers above 0.\n');
  process.exit(2);
}

/** Stopped half-way, the jobs end and the folder is still cleaned. */
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => stop.abort(`stopped by ${signal}`));

const folder = await mkdtemp(join(tmpdir(), 'tierflow-bench-'));
try {
  process.stderr.write(`writing a history of ${lines.toLocaleString('en')} lines\n`);
  await writeHistory(folder, lines);
  const measured = await measure(chosen, folder, rounds, stop.signal);

  const files = {
    CSV: 'history.csv',
    Parquet: 'history.parquet',
    'floor table': 'floor.duckdb',
    warehouse: 'home/warehouse.duckdb'
  };
  const sizes = Object.fromEntries(
    Object.entries(files)
      .filter(([, file]) => existsSync(join(folder, file)))
      .map(([name, file]) => [name, statSync(join(folder, file)).size])
  );
  const report = reportOf(chosen, measured, { lines, rounds, sizes });
  await writeFile('bench.json', `${JSON.stringify(report, null, 2)}\n`);
  await writeFile('bench.md', markdown(report));
  process.stdout.write(markdown(report));
} catch (problem) {
  if (!stop.signal.aborted) throw problem;
  process.stderr.write(`${String(stop.signal.reason)}\n`);
  process.exitCode = 130;
} finally {
  await rm(folder, { recursive: true, force: true });
}
