import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answers } from './task.ts';

const file = (folder: string, peer: string) => join(folder, `answers-${peer}.json`);

export const writeAnswers = async (folder: string, peer: string, answers: Answers): Promise<void> =>
  writeFile(file(folder, peer), JSON.stringify(answers));

export const readAnswers = async (folder: string, peer: string): Promise<Answers> =>
  JSON.parse(await readFile(file(folder, peer), 'utf8')) as Answers;

/** The first thing in which two differ, in words; undefined where they are equal to the customer and the cent. */
export function differenceOf(answers: Answers, reference: Answers): string | undefined {
  for (const name of ['sizes', 'flows', 'cohorts'] as const) {
    const [told, expected] = [rowsOf(answers[name]), rowsOf(reference[name])];
    const missing = expected.find((row) => !told.includes(row));
    if (missing !== undefined) return `${name} lack ${missing}`;
    const surplus = told.find((row) => !expected.includes(row));
    if (surplus !== undefined) return `${name} have ${surplus}`;
    if (told.length !== expected.length) return `${name} are ${told.length} rows, not ${expected.length}`;
  }
  return undefined;
}

/** Customers and money of all answers: a number to recognise them by. */
export function checksumOf({ sizes, flows, cohorts }: Answers): { customers: number; cents: number } {
  const total = (rows: number[][], column: number) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0);
  return {
    customers: total(sizes, 2) + total(flows, 3) + total(cohorts, 2),
    cents: total(sizes, 3) + total(flows, 4)
  };
}

const rowsOf = (rows: number[][]) => rows.map((row) => row.map(Number).join(' ')).sort();
