import { createHash } from 'node:crypto';
import { z } from 'zod';
import { refusal } from '../errors.ts';
import type { ColumnContract } from './column-contract.ts';
import { comparable, sameHeader, withoutUnit } from './headers.ts';
import { profileNamed, profileOf, profileOptions, type ProfileOptions } from './profiles.ts';

/** A column of the file and what it means. */
export interface MappedColumn {
  /** of the contract */
  column: string;
  header: string;
  /** in the file, from 0 */
  position: number;
  /** a person named it, a profile knows it, or its header was recognised */
  reason: 'map' | 'profile' | 'synonym';
  /** headers that would have fitted too */
  rivals: string[];
}

/** The column of lines that were rejected once and come back mended: it decides how they are added, and nothing else. */
export const mendsExtract = 'mends_extract';

export interface Mapping {
  profile: string;
  options: ProfileOptions;
  columns: MappedColumn[];
  /** headers that mean nothing to us */
  unmapped: string[];
}

/** What a person says in --map: {"columns": {"customer_id": "Kunde"}, "options": {…}}, or the columns alone. */
export const mapFile = z.strictObject({
  columns: z.record(z.string(), z.string().nullable()),
  options: profileOptions.default({}),
  profile: z.string().optional(),
  kind: z.string().optional()
});

export type MapFile = z.infer<typeof mapFile>;

/** Checks a mapping as a person wrote it, against the columns there are. */
export function readMap(map: unknown, contract: ColumnContract): MapFile {
  const known = contract.columns.map(({ name }) => name).join(', ');
  const whole = typeof map === 'object' && map !== null && 'columns' in map ? map : { columns: map };
  const read = mapFile.safeParse(whole);
  if (!read.success) {
    const [first] = read.error.issues;
    // The checker says what is wrong in words of its own, and only in English: the place is enough.
    const unknown = first?.code === 'unrecognized_keys' ? first.keys.slice(0, 1) : [];
    throw refusal('map_malformed', {
      place: [...(first?.path ?? []), ...unknown].join('.'),
      known,
      options: Object.keys(profileOptions.shape).join(', ')
    });
  }
  for (const name of Object.keys(read.data.columns)) {
    if (!contract.columns.some((column) => column.name === name)) {
      throw refusal('map_unknown_column', { name, kind: contract.kind, known });
    }
  }
  return read.data;
}

export interface Named {
  profile?: string | undefined;
  map?: MapFile | undefined;
}

/** Finds out what each column of a file means: what a person named, then what a profile knows, then what its header says. */
export function mappingOf(
  file: string,
  headers: readonly string[],
  contract: ColumnContract,
  named: Named
): Mapping {
  const profile =
    named.profile === undefined ? profileOf(contract.kind, headers) : profileNamed(named.profile);
  const columns: MappedColumn[] = [];
  const taken = (position: number) => columns.some((mapped) => mapped.position === position);
  const settled = (column: string) =>
    columns.some((mapped) => mapped.column === column) || named.map?.columns[column] === null;

  const take = (column: string, header: string, reason: 'map' | 'profile', source: string) => {
    const position = headers.findIndex((each, at) => sameHeader(each, header) && !taken(at));
    const known = headers[position];
    if (known === undefined)
      throw refusal('header_missing', { file, header, column, source, headers: headers.join(', ') });
    columns.push({ column, header: known, position, reason, rivals: [] });
  };

  for (const [column, header] of Object.entries(named.map?.columns ?? {})) {
    if (header !== null) take(column, header, 'map', '--map');
  }
  for (const [column, header] of Object.entries(profile?.columns ?? {})) {
    if (!settled(column)) take(column, header, 'profile', profile?.profile ?? '');
  }
  for (const { name, synonyms } of contract.columns) {
    if (settled(name)) continue;
    const [best, ...others] = fitting(headers, synonyms).filter((position) => !taken(position));
    if (best === undefined) continue;
    const rivals = others.map((position) => headers[position] ?? '');
    columns.push({ column: name, header: headers[best] ?? '', position: best, reason: 'synonym', rivals });
  }

  refuseWithout(file, columns, contract, headers);
  return {
    profile: named.map?.profile ?? profile?.profile ?? `${contract.kind}:${shapeOf(columns)}`,
    options: { ...profile?.options, ...named.map?.options },
    columns,
    unmapped: headers.filter((header, position) => header !== '' && !taken(position))
  };
}

/** Positions of the headers among the synonyms, the most specific synonym first. */
function fitting(headers: readonly string[], synonyms: readonly string[]): number[] {
  const ranks = synonyms.map(comparable);
  const ranked = headers.flatMap((header, position) => {
    const rank = [comparable(header), withoutUnit(header)]
      .map((each) => ranks.indexOf(each))
      .find((each) => each >= 0);
    return rank === undefined ? [] : [{ position, rank }];
  });
  return ranked
    .sort((one, other) => one.rank - other.rank || one.position - other.position)
    .map(({ position }) => position);
}

function refuseWithout(
  file: string,
  columns: MappedColumn[],
  contract: ColumnContract,
  headers: readonly string[]
): void {
  const has = (name: string) => columns.some(({ column }) => column === name);
  const missing = contract.needs.filter((ways) => !ways.some((way) => way.split(' + ').every(has)));
  const [first] = missing;
  if (!first) return;
  throw refusal('columns_missing', {
    file,
    missing: missing.map((ways) => ways.join(' or ')).join(', '),
    example: first[0] ?? '',
    headers: headers.join(', ')
  });
}

/** The same for every extract with these headers, in whatever order: a later one restates an earlier one by it. */
function shapeOf(columns: readonly MappedColumn[]): string {
  const pairs = columns
    .filter(({ column }) => column !== mendsExtract)
    .map(({ column, header }) => `${column}=${comparable(header)}`)
    .sort();
  return createHash('sha256').update(pairs.join('\n')).digest('hex').slice(0, 8);
}
