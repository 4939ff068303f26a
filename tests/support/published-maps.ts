import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from './csv.ts';

const file = (name: string) =>
  parseCsv(readFileSync(join(import.meta.dirname, '../golden-data', name), 'utf8'));

/** Maps as others print them, and what a count of their cells gives. Sources stand in the rows and in the file's README. */
const mapRanges = file('map_ranges.csv');
export const mapAudits = file('map_audits.csv');

const digits = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => String(from + at));

/** The codes that a printed map claims, label by label, in the order of first match. */
export function printedClaims(map_id: string): { code: string; segment: string }[] {
  if (map_id === 'rfm_11') {
    return file('rfm_11_map.csv').map(({ code = '', segment = '' }) => ({ code, segment }));
  }
  const isRf = map_id.endsWith('_rf') && map_id !== 'rfm_rf';
  return mapRanges
    .filter((row) => row['map_id'] === (isRf ? map_id.slice(0, -3) : map_id))
    .sort((one, other) => Number(one['position']) - Number(other['position']))
    .flatMap((row) => codesOf(row, isRf).map((code) => ({ code, segment: row['label'] ?? '' })));
}

function codesOf(row: Record<string, string>, isRf: boolean): string[] {
  const { rule_kind, codes_or_pattern: text = '' } = row;
  if (rule_kind === 'codes') return text.split(' ');
  const ranges =
    rule_kind === 'pattern'
      ? [...text.matchAll(/\[(\d)-(\d)\]|(\d)/g)].map(([, from, to, one]) => [
          Number(from ?? one),
          Number(to ?? one)
        ])
      : (isRf ? ['r', 'f'] : ['r', 'f', 'm']).map((score) => [
          Number(row[`${score}_from`]),
          Number(row[`${score}_to`])
        ]);
  return ranges.reduce<string[]>(
    (codes, [from = 0, to = 0]) => codes.flatMap((code) => digits(from, to).map((digit) => code + digit)),
    ['']
  );
}
