import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Condition } from './contract.ts';

/** A number, a setting in force, a part of another fact, or another fact. */
const percentage = z.union([z.number().int().min(1).max(1000), z.strictObject({ setting: z.string() })]);
const operand = z.union([
  z.number().int().min(-1_000_000_000_000).max(1_000_000_000_000),
  z.strictObject({ setting: z.string() }),
  z.strictObject({ percent: percentage, of: z.string() }),
  z.strictObject({ fact: z.string() })
]);

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
    z.strictObject({ not: condition }),
    z.strictObject({ scheme: z.string(), in: z.array(z.string()).min(1) }),
    z.strictObject({ fact: z.string(), in: z.array(z.string()).min(1) }),
    z.strictObject({ fact: z.string(), equals: z.union([z.boolean(), operand]) }),
    z.strictObject({ fact: z.string(), at_least: operand }),
    z.strictObject({ fact: z.string(), at_most: operand }),
    z.strictObject({ fact: z.string(), above: operand }),
    z.strictObject({ fact: z.string(), below: operand })
  ])
);

const words = z.strictObject({ en: z.string().min(1), 'zh-CN': z.string().min(1) });
const id = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/);

const shape = z.strictObject({
  scheme: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  label: words,
  meaning: words,
  is_ordered: z.boolean().default(false),
  is_multiple: z.boolean().default(false),
  top: z.array(z.string()).default([]),
  bottom: z.array(z.string()).default([]),
  feeder: z.array(z.string()).default([]),
  /** either a map of every code, or rules of which the first that holds decides */
  assign: z.union([
    z.strictObject({
      map: z.strictObject({
        by: z.array(z.string()).min(1).max(4),
        codes: z.union([
          z.strictObject({ file: z.string().regex(/^[a-z0-9_]+\.csv$/) }),
          /** segment → codes, one digit for each fact of `by`; [1-3] is any of three digits */
          z.strictObject({ segments: z.record(id, z.array(z.string().regex(/^(\d|\[\d-\d\])+$/))) })
        ])
      })
    }),
    z.strictObject({
      rules: z.array(z.strictObject({ segment: id, when: condition.optional() })).min(1)
    })
  ]),
  flags: z.array(z.strictObject({ flag: id, label: words, meaning: words, when: condition })).default([]),
  segments: z
    .array(
      z.strictObject({
        segment: id,
        label: words,
        also_called: words.optional(),
        meaning: words,
        position: z.number().int(),
        tone: z.string().regex(/^[a-z_]+$/)
      })
    )
    .min(1)
});

/** A scheme as its file says it. The code lists of a map are spelled out: code → segment. */
export type SchemeFile = z.infer<typeof shape>;
export interface SchemeMap {
  by: string[];
  codes: { code: string; segment: string }[];
}

/** What a file lacks, in the words of a developer: a field and what it should be. */
export class SchemeMalformed extends Error {}

export function readSchemeFile(text: string): SchemeFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (problem) {
    throw new SchemeMalformed((problem as Error).message);
  }
  const read = shape.safeParse(json);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new SchemeMalformed(`${issue?.path.join('.') || 'file'}: ${issue?.message ?? ''}`);
}

/** The codes of a map, each as it is claimed: one that stands twice is claimed twice. */
export function codesOf(
  { codes }: Extract<SchemeFile['assign'], { map: unknown }>['map'],
  folder: string
): SchemeMap['codes'] {
  if ('segments' in codes) {
    return Object.entries(codes.segments).flatMap(([segment, patterns]) =>
      patterns.flatMap((pattern) => spelledOut(pattern).map((code) => ({ code, segment })))
    );
  }
  const [, ...rows] = readFileSync(join(folder, codes.file), 'utf8').trim().split(/\r?\n/);
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
