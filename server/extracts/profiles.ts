import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../config.ts';
import { refusal } from '../errors.ts';
import { comparable, ofTheFile, sameHeader } from './headers.ts';

export const profileOptions = z.strictObject({
  /** ISO 4217, of every line that names none */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  /** the business zone of this source, for times that come with an offset */
  time_zone: z.string().optional(),
  /** a regular expression for order ids that mark a return */
  return_order_pattern: z.string().max(200).optional(),
  /** statuses that mark a return; else the usual words for it */
  return_statuses: z.array(z.string()).optional(),
  /** true: a mark turns a positive amount; else it labels the line, and the sign of the amount decides */
  return_marks_negate: z.boolean().optional(),
  /** for 3/4/2026 where no line tells which is the month */
  date_order: z.enum(['month_first', 'day_first']).optional(),
  /** the decimal sign of all numbers, where it is not to be found out */
  decimal: z.enum(['.', ',']).optional(),
  /** how the text is written, where it is not to be found out */
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252']).optional(),
  /** one character, or a few; a space stands for any number of them: columns that are aligned by spaces */
  delimiter: z.string().min(1).max(4).optional(),
  /** false: the first line is data, and the columns are called column_1, column_2, … */
  header: z.boolean().optional(),
  /** name of the worksheet */
  sheet: z.string().optional()
});

export type ProfileOptions = z.infer<typeof profileOptions>;

const schema = z.strictObject({
  profile: z.string(),
  kind: z.string(),
  /** contract column → header; null: the source has no such column, whatever its headers look like */
  columns: z.record(z.string(), z.string().nullable()),
  options: profileOptions.default({})
});

/** A source whose headers we know: shipped as data/profiles/NAME.json, or saved because a person mapped its columns. */
export type Profile = z.infer<typeof schema> &
  ({ source: 'shipped' } | { source: 'saved'; headers: string; saved_at: string });

const folder = join(projectRoot, 'data/profiles');

export function shippedProfiles(): Profile[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({
      source: 'shipped',
      ...schema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
    }));
}

/** The profile of that name, or a refusal that names those there are. What a person saved goes before what is shipped. */
export function profileNamed(name: string, profiles: readonly Profile[]): Profile {
  const profile = profiles.find((known) => known.profile === name);
  if (!profile) {
    const known = [...new Set(profiles.map((each) => each.profile))];
    throw refusal('unknown_profile', { name, known });
  }
  return profile;
}

/** The profile saved for exactly these headers, else one all of whose headers stand in the file. */
export function profileOf(
  kind: string,
  headers: readonly string[],
  profiles: readonly Profile[]
): Profile | undefined {
  const shape = shapeOfHeaders(headers);
  const ofKind = profiles.filter((profile) => profile.kind === kind);
  return (
    ofKind.find((profile) => profile.source === 'saved' && profile.headers === shape) ??
    ofKind.find(
      ({ source, columns }) =>
        source === 'shipped' &&
        Object.values(columns).every(
          (wanted) => wanted === null || headers.some((header) => sameHeader(header, wanted))
        )
    )
  );
}

/** The same for every file with these headers, in whatever order; lines that come back mended are of their source. */
export const shapeOfHeaders = (headers: readonly string[]) =>
  JSON.stringify(ofTheFile(headers).map(comparable).sort());
