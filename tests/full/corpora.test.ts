import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../server/errors.ts';
import { LayingOut, type Laid } from '../server/extracts/laying-out.ts';
import { LoadingPlace } from '../server/extracts/loading-place.ts';
import { sharedFile } from '../support/shared-data.ts';

/** Every file of the corpora ends in a verdict: what it holds is counted to the record, or it is refused in words. */
type Verdict = { laid: Laid } | { refused: string } | { fault: string };

const patience = 30 * 60_000;
let folder: string;
let place: LayingOut;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierflow-corpora-'));
  place = await LayingOut.open();
});
afterAll(async () => {
  await place.close();
  rmSync(folder, { recursive: true, force: true });
});

function unpacked(pack: string): void {
  execFileSync('tar', ['xzf', sharedFile(`corpora/${pack}`).path, '-C', folder]);
}

const filesIn = (path: string): string[] =>
  readdirSync(join(folder, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

async function verdictOn(file: string): Promise<Verdict> {
  try {
    return { laid: await place.file(file) };
  } catch (problem) {
    return problem instanceof Refusal
      ? { refused: problem.code }
      : { fault: problem instanceof Error ? problem.message : String(problem) };
  }
}

/** Faults and miscounts of many files; how many ended in which verdict is told. */
async function swept(files: readonly string[], law?: (file: string, laid: Laid) => string | undefined) {
  const tally: Record<string, number> = {};
  const faults: string[] = [];
  for (const file of files) {
    const verdict = await verdictOn(file);
    const name = file.slice(folder.length + 1);
    if ('fault' in verdict) faults.push(`${name}: ${verdict.fault}`);
    if ('laid' in verdict) {
      const { rows, broken, lines_blank, lines_in } = verdict.laid;
      const accounted = rows.length + broken.length + lines_blank;
      if (accounted !== lines_in) faults.push(`${name}: ${accounted} of ${lines_in} records`);
      const broke = law?.(file, verdict.laid);
      if (broke) faults.push(`${name}: ${broke}`);
    }
    const kind =
      'laid' in verdict
        ? verdict.laid.broken.length > 0
          ? 'with rejects'
          : 'whole'
        : 'refused' in verdict
          ? verdict.refused
          : 'fault';
    tally[kind] = (tally[kind] ?? 0) + 1;
  }
  console.log(JSON.stringify(tally));
  return faults;
}

const pollock = sharedFile('corpora/pollock-polluted.tar.gz');
describe.skipIf(pollock.isMissing)(`Pollock${pollock.skipped}`, () => {
  it(
    'keeps the 83 rows of every polluted file: loaded or rejected, never lost',
    async () => {
      unpacked('pollock-polluted.tar.gz');
      const files = filesIn('polluted_files/csv');
      expect(files).toHaveLength(2290);
      const faults = await swept(files, (file, { lines_in, lines_blank }) =>
        /\/row_/.test(file) && lines_in - lines_blank !== 83 ? `${lines_in - lines_blank} rows` : undefined
      );
      expect(faults).toEqual([]);
    },
    patience
  );
});

const duckdb = sharedFile('corpora/duckdb-data-csv-json.tar.gz');
describe.skipIf(duckdb.isMissing)(`the engine's own test files${duckdb.skipped}`, () => {
  it(
    'all end in a verdict, and what is read is counted',
    async () => {
      unpacked('duckdb-data-csv-json.tar.gz');
      expect(await swept(filesIn('duckdb/data/csv'))).toEqual([]);
      expect(await swept(filesIn('duckdb/data/json'))).toEqual([]);
    },
    patience
  );
});

const parquet = sharedFile('corpora/apache-parquet-testing.tar.gz');
describe.skipIf(parquet.isMissing)(`Parquet${parquet.skipped}`, () => {
  it(
    'is read or refused, file by file in processes of their own, and the loader lives',
    async () => {
      unpacked('apache-parquet-testing.tar.gz');
      const files = filesIn('parquet-testing').filter((file) => file.endsWith('.parquet'));
      const loading = await LoadingPlace.open();
      const tally: Record<string, number> = {};
      try {
        for (const file of files) {
          const verdict = await loading.load(file, { dry_run: true }).then(
            ({ status }) => status as string,
            (problem: unknown) => {
              if (problem instanceof Refusal) return problem.code;
              throw problem;
            }
          );
          tally[verdict] = (tally[verdict] ?? 0) + 1;
        }
        console.log(JSON.stringify(tally));
        const after = await loading.loadText(
          'after.csv',
          'customer_id,order_id,date,amount\na,1,2026-01-02,1\n'
        );
        expect(after.status).toBe('loaded');
      } finally {
        await loading.close();
      }
    },
    patience
  );
});
