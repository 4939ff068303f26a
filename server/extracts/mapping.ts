import { createHash } from 'node:crypto';
import { refusal } from '../errors.ts';
import type { columnReasons } from '../messages/columns.ts';
import type { ColumnContract } from './column-contract.ts';
import { comparable, mendsExtract, namesOf, ofTheFile, sameHeader, type HeaderMatch } from './headers.ts';
import type { MapFile } from './map-file.ts';
import { profileNamed, profileOf, type Profile, type ProfileOptions } from './profiles.ts';

/** Why a column of the file is taken for one of the contract. */
export type ColumnReason = keyof typeof columnReasons;

/** A column of the file and what it means. */
export interface MappedColumn {
  /** of the contract */
  column: string;
  header: string;
  /** in the file, from 0 */
  position: number;
  /** a person named it, a profile knows it, its header was recognised, or what it holds looks like it */
  reason: 'map' | 'profile' | 'synonym' | 'content';
  /** the reason in words, see columnReasons */
  why: ColumnReason;
  /** headers that would have fitted too */
  rivals: string[];
}

export interface Mapping {
  profile: string;
  /** named by a person, saved by one, shipped with the product, or none was known */
  profile_reason: 'named' | 'saved' | 'shipped' | 'new';
  options: ProfileOptions;
  columns: MappedColumn[];
  /** columns of the contract that a person said the file does not have */
  ignored: string[];
  /** headers that mean nothing to us */
  unmapped: string[];
}

export interface Named {
  profile?: string | undefined;
  map?: MapFile | undefined;
  /** that may be named, or be found by the headers */
  profiles: readonly Profile[];
}

/**
 * Finds out what each column of a file means: what a person named, then what a profile knows, then what its header says.
 * Whether that is enough to load the file is another question: refuseIncomplete.
 */
export function mappingOf(
  file: string,
  headers: readonly string[],
  contract: ColumnContract,
  named: Named
): Mapping {
  const profile =
    named.profile === undefined
      ? profileOf(contract.kind, headers, named.profiles)
      : profileNamed(named.profile, named.profiles);
  const columns: MappedColumn[] = [];
  const taken = (position: number) => columns.some((mapped) => mapped.position === position);
  const said = named.map?.columns ?? {};
  const remembered = Object.entries(profile?.columns ?? {}).filter(([column, header]) => {
    // What a person says now goes before: of the column, and of the header too.
    const isHeaderTaken = Object.values(said).some(
      (taken) => taken !== null && header !== null && sameHeader(taken, header)
    );
    return !Object.hasOwn(said, column) && !isHeaderTaken;
  });

  const take = (column: string, header: string | null, reason: 'map' | 'profile', source: string) => {
    if (header === null) return;
    const position = headers.findIndex((each, at) => sameHeader(each, header) && !taken(at));
    const known = headers[position];
    if (known === undefined)
      throw refusal('header_missing', { file, header, column, source, headers: [...headers] });
    columns.push({ column, header: known, position, reason, why: reason, rivals: [] });
  };

  for (const [column, header] of Object.entries(said)) take(column, header, 'map', '--map');
  for (const [column, header] of remembered) take(column, header, 'profile', profile?.profile ?? '');
  const ignored = [...Object.entries(said), ...remembered].flatMap(([column, header]) =>
    header === null ? [column] : []
  );
  const settled = (column: string) =>
    ignored.includes(column) || columns.some((mapped) => mapped.column === column);

  for (const { name, synonyms, fallbacks } of contract.columns) {
    if (settled(name)) continue;
    const [best, ...others] =
      [synonyms, fallbacks]
        .map((names) => fitting(headers, names).filter(({ position }) => !taken(position)))
        .find((found) => found.length > 0) ?? [];
    if (best === undefined) continue;
    const { position, match } = best;
    const rivals = others.map((other) => headers[other.position] ?? '');
    columns.push({
      column: name,
      header: headers[position] ?? '',
      position,
      reason: 'synonym',
      why: match,
      rivals
    });
  }

  return {
    profile: named.map?.profile ?? profile?.profile ?? `${contract.kind}:${shapeOf(columns)}`,
    profile_reason: named.profile === undefined ? (profile?.source ?? 'new') : 'named',
    options: { ...profile?.options, ...named.map?.options },
    columns,
    ignored,
    unmapped: unmappedOf(headers, columns)
  };
}

/** Headers of the columns that mean nothing to us. */
export const unmappedOf = (headers: readonly string[], columns: readonly MappedColumn[]) =>
  ofTheFile(headers).filter((header) => {
    const at = headers.indexOf(header);
    return header !== '' && !columns.some(({ position }) => position === at);
  });

/** The headers among the synonyms, the most specific synonym first; what had to be cut short comes last. */
function fitting(
  headers: readonly string[],
  synonyms: readonly string[]
): { position: number; match: HeaderMatch }[] {
  const ranks = synonyms.map(comparable);
  const ranked = headers.flatMap((header, position) => {
    const found = namesOf(header)
      .map(({ match, name }) => ({ position, match, rank: ranks.indexOf(name) }))
      .find(({ rank }) => rank >= 0);
    return found ?? [];
  });
  const isCut = ({ match }: { match: HeaderMatch }) => Number(match === 'synonym_prefix');
  return ranked.sort(
    (one, other) => isCut(one) - isCut(other) || one.rank - other.rank || one.position - other.position
  );
}

/** What is still needed; each entry lists alternatives, "a + b" needs both. */
export function missingOf(columns: readonly MappedColumn[], contract: ColumnContract): string[][] {
  const has = (name: string) => columns.some(({ column }) => column === name);
  return contract.needs.filter((ways) => !ways.some((way) => way.split(' + ').every(has)));
}

/** A file is loaded only by what somebody said or its headers say: a guess from its content wants a person to confirm it. */
export function refuseIncomplete(
  file: string,
  headers: readonly string[],
  { columns }: Mapping,
  contract: ColumnContract,
  guessed: readonly MappedColumn[]
): void {
  const missing = missingOf(columns, contract);
  if (missing.length === 0) return;
  const guess = (column: string) => guessed.find((each) => each.column === column)?.header ?? 'HEADER';
  const wanted = new Set([
    ...missing.flatMap(([first]) => first ?? []),
    ...guessed.map(({ column }) => column)
  ]);
  throw refusal('columns_missing', {
    file,
    missing,
    map: JSON.stringify({
      columns: Object.fromEntries([...wanted].map((column) => [column, guess(column)]))
    }),
    headers: [...headers]
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
