import { z } from 'zod';
import { refusal } from '../errors.ts';
import { columnContract, kinds, type ColumnContract } from './column-contract.ts';
import { profileOptions } from './profiles.ts';

/** What a person says in --map: {"columns": {"customer_id": "Kunde"}, "options": {…}}, or the columns alone. */
const mapFile = z.strictObject({
  /** null: the file has no such column, whatever its headers look like */
  columns: z.record(z.string(), z.string().nullable()),
  options: profileOptions.default({}),
  profile: z.string().optional(),
  kind: z.string().optional()
});

export type MapFile = z.infer<typeof mapFile>;

/** The kind that a mapping names, or that has the columns it speaks of; undefined where it speaks of none. */
export function kindOfMap(map: unknown): string | undefined {
  if (typeof map !== 'object' || map === null) return undefined;
  if ('kind' in map && typeof map.kind === 'string') return map.kind;
  const columns: unknown = 'columns' in map ? map.columns : 'options' in map ? {} : map;
  const names = typeof columns === 'object' && columns !== null ? Object.keys(columns) : [];
  if (names.length === 0) return undefined;
  const knows = (kind: (typeof kinds)[number]) =>
    names.every((name) => columnContract(kind).columns.some((column) => column.name === name));
  return kinds.find(knows) ?? 'order_lines';
}

/** Checks a mapping as a person wrote it, against the columns there are. */
export function readMap(map: unknown, contract: ColumnContract): MapFile {
  const known = contract.columns.map(({ name }) => name);
  const whole = typeof map === 'object' && map !== null && 'columns' in map ? map : { columns: map };
  const read = mapFile.safeParse(whole);
  if (!read.success) {
    const [first] = read.error.issues;
    // The checker says what is wrong in words of its own, and only in English: the place is enough.
    const unknown = first?.code === 'unrecognized_keys' ? first.keys.slice(0, 1) : [];
    throw refusal('map_malformed', {
      place: [...(first?.path ?? []), ...unknown].join('.'),
      known,
      options: Object.keys(profileOptions.shape)
    });
  }
  for (const name of Object.keys(read.data.columns)) {
    if (!contract.columns.some((column) => column.name === name)) {
      throw refusal('map_unknown_column', { name, kind: contract.kind, known });
    }
  }
  return read.data;
}
