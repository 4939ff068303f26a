import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../config.ts';
import { refusal } from '../errors.ts';
import type { Scheme } from './contract.ts';

const folder = join(projectRoot, 'data/schemes');
const words = z.strictObject({ en: z.string().min(1), 'zh-CN': z.string().min(1) });

const schemeFile = z.strictObject({
  scheme: z.string().regex(/^[a-z][a-z0-9_]*$/),
  label: words,
  meaning: words,
  is_ordered: z.boolean(),
  is_scored: z.boolean(),
  top: z.array(z.string()),
  bottom: z.array(z.string()),
  feeder: z.array(z.string()),
  segments: z.array(
    z.strictObject({
      segment: z.string(),
      label: words,
      meaning: words,
      position: z.number().int(),
      tone: z.string()
    })
  )
});

/** One row of a lookup: three scores as one number, 555 best. */
export interface SegmentCode {
  code: number;
  segment: string;
}

/** The schemes of data/schemes, in the order of their names. Each has a model <scheme>_segments in sql/marts/segments. */
export const schemes: readonly Scheme[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => schemeFile.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))));

export const defaultScheme = 'rfm_11';

export function schemeNamed(name: string): Scheme {
  const scheme = schemes.find((known) => known.scheme === name);
  if (!scheme)
    throw refusal('value_not_known', {
      name: 'scheme',
      value: name,
      known: schemes.map((s) => s.scheme).join(', ')
    });
  return scheme;
}

/** The model that gives each customer a segment of the scheme. */
export const modelOf = ({ scheme }: Scheme) => `${scheme}_segments`;

/** The score codes of rfm_11: 125 rows, each code once, so that every scored customer has one segment. */
export function segmentCodes(): SegmentCode[] {
  const [, ...rows] = readFileSync(join(folder, 'rfm_11_map.csv'), 'utf8').trim().split(/\r?\n/);
  return rows.map((row) => {
    const [code, segment] = row.split(',');
    return { code: Number(code), segment: segment ?? '' };
  });
}
