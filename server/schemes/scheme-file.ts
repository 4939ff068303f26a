import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Condition } from './contract.ts';
import type { SchemeShape } from '../messages/scheme-faults.ts';
import { malformed, malformedField } from './malformed.ts';

/** What may stand at a place, by its name in schemeShapes: what a reader is told who wrote something else. */
const as = (error: SchemeShape) => ({ error });

/** A number, a setting in force, a part of another fact, or another fact. */
const setting = z.strictObject({ setting: z.string() });
const percentage = z.union([z.number().int().min(1).max(1000), setting], as('percentage'));
const operands = [
  z.number().int().min(-1_000_000_000_000).max(1_000_000_000_000),
  setting,
  z.strictObject({ percent: percentage, of: z.string() }),
  z.strictObject({ fact: z.string() })
] as const;
const operand = z.union(operands, as('operand'));

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union(
    [
      z.strictObject({ all: z.array(condition).min(1) }),
      z.strictObject({ any: z.array(condition).min(1) }),
      z.strictObject({ not: condition }),
      z.strictObject({ scheme: z.string(), in: z.array(z.string()).min(1) }),
      z.strictObject({ fact: z.string(), in: z.array(z.string()).min(1) }),
      z.strictObject({ fact: z.string(), equals: z.union([z.boolean(), ...operands], as('compared')) }),
      z.strictObject({ fact: z.string(), at_least: operand }),
      z.strictObject({ fact: z.string(), at_most: operand }),
      z.strictObject({ fact: z.string(), above: operand }),
      z.strictObject({ fact: z.string(), below: operand })
    ],
    as('condition')
  )
);

const words = z.strictObject({ en: z.string().min(1), 'zh-CN': z.string().min(1) }, as('words'));
const id = z.string(as('id')).regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/, as('id'));

const codes = z.union(
  [
    z.strictObject({ file: z.string(as('csv')).regex(/^[a-z0-9_]+\.csv$/, as('csv')) }),
    /** segment → codes, one digit for each fact of `by`; [1-3] is any of three digits */
    z.strictObject({
      segments: z.record(
        id,
        z.array(z.string(as('code')).regex(/^(\d|\[\d-\d\])+$/, as('code'))),
        as('codes')
      )
    })
  ],
  as('codes')
);
const map = z.strictObject({ by: z.array(z.string()).min(1).max(4), codes }, as('map'));
const rule = z.strictObject({ segment: id, when: condition.optional() }, as('rule'));
const flag = z.strictObject({ flag: id, label: words, meaning: words, when: condition }, as('flag'));
const segment = z.strictObject(
  {
    segment: id,
    label: words,
    also_called: words.optional(),
    meaning: words,
    position: z.number().int(),
    tone: z.string(as('tone')).regex(/^[a-z_]+$/, as('tone'))
  },
  as('segment')
);

const shape = z.strictObject(
  {
    scheme: z.string(as('name')).regex(/^[a-z][a-z0-9_]{0,39}$/, as('name')),
    label: words,
    meaning: words,
    is_ordered: z.boolean().default(false),
    is_multiple: z.boolean().default(false),
    top: z.array(z.string()).default([]),
    bottom: z.array(z.string()).default([]),
    feeder: z.array(z.string()).default([]),
    /** either a map of every code, or rules of which the first that holds decides */
    assign: z.union([z.strictObject({ map }), z.strictObject({ rules: z.array(rule).min(1) })], as('assign')),
    flags: z.array(flag).default([]),
    segments: z.array(segment).min(1)
  },
  as('file')
);

/** A scheme as its file says it. The code lists of a map are spelled out: code → segment. */
export type SchemeFile = z.infer<typeof shape>;
export interface SchemeMap {
  by: string[];
  codes: { code: string; segment: string }[];
}

/** Reads a file that people know by a name. What it lacks is said as a field, and what may stand there. */
export function readSchemeFile(name: string, text: string): SchemeFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (problem) {
    throw malformed(name, 'no_json', { line: lineOf(problem, text) });
  }
  const read = shape.safeParse(json);
  if (read.success) return read.data;
  throw malformedField(name, json, read.error.issues);
}

/** Where JSON.parse stopped; without a position the text ended too early. */
function lineOf(problem: unknown, text: string): number {
  const [, position] = /at position (\d+)/.exec((problem as Error).message) ?? [];
  return text.slice(0, position === undefined ? undefined : Number(position)).split('\n').length;
}

/** The codes of a map, each as it is claimed: one that stands twice is claimed twice. */
export function codesOf(
  scheme: string,
  { codes }: Extract<SchemeFile['assign'], { map: unknown }>['map'],
  folder: string
): SchemeMap['codes'] {
  if ('segments' in codes) {
    return Object.entries(codes.segments).flatMap(([segment, patterns]) =>
      patterns.flatMap((pattern) => spelledOut(pattern).map((code) => ({ code, segment })))
    );
  }
  const file = join(folder, codes.file);
  if (!existsSync(file)) throw malformed(scheme, 'no_codes_file', { file: codes.file });
  const [, ...rows] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  return rows.map((row) => {
    const [code = '', segment = ''] = row.split(',');
    return { code, segment };
  });
}

/** 5[4-5] is 54 and 55. */
function spelledOut(pattern: string): string[] {
  const digits = [...pattern.matchAll(/\[(\d)-(\d)\]|(\d)/g)].map(([, from, to, one]) =>
    one !== undefined
      ? [one]
      : Array.from({ length: Math.max(0, Number(to) - Number(from) + 1) }, (_, at) =>
          String(Number(from) + at)
        )
  );
  return digits.reduce<string[]>(
    (codes, each) => codes.flatMap((code) => each.map((digit) => code + digit)),
    ['']
  );
}
