import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../config.ts';
import { refusal } from '../errors.ts';

/** time: a day, with a time of day where the file tells one. word: one of a vocabulary. flag: yes or no. */
const types = ['id', 'time', 'day', 'money', 'number', 'integer', 'text', 'word', 'flag'] as const;

const schema = z.object({
  kind: z.string(),
  /** columns without which a line is nothing; each entry lists alternatives, "a + b" needs both */
  needs: z.array(z.array(z.string())),
  /** cells without which a record is nothing; of each entry one must be filled */
  filled: z.array(z.array(z.string())).default([]),
  /** columns that the contract does not know are kept as attributes of the customer */
  keeps_unmapped: z.boolean().default(false),
  /** without an id the first of these is who it is, and the second tells two of one name apart */
  named_by: z.array(z.string()).default([]),
  columns: z.array(
    z.object({
      name: z.string(),
      label: z.object({ en: z.string(), 'zh-CN': z.string() }),
      type: z.enum(types),
      required: z.boolean(),
      /** headers it goes by, the most specific first */
      synonyms: z.array(z.string()),
      /** headers that do where none of these is there: a name or an address in place of an id */
      fallbacks: z.array(z.string()).default([]),
      /** of a word: what it may be, and what people write for it; unknown ones are `other` where there is one */
      words: z
        .record(z.string(), z.object({ en: z.string(), 'zh-CN': z.string(), texts: z.array(z.string()) }))
        .optional(),
      /** of a number: outside of these it is none */
      least: z.number().optional(),
      most: z.number().optional(),
      /** a day that may lie ahead: planned, or due */
      may_be_ahead: z.boolean().default(false),
      /** customers can be told apart by it */
      is_dimension: z.boolean().default(false)
    })
  )
});

/** What an extract of a kind must look like, column by column: data/contract/KIND.json. */
export type ColumnContract = z.infer<typeof schema>;

export type ContractColumn = ColumnContract['columns'][number];

/** Kinds that can be loaded, the one that is assumed first. */
export const kinds = [
  'order_lines',
  'customers',
  'interactions',
  'feedback',
  'contacts',
  'returned_orders',
  'customer_sheet'
] as const;
export type Kind = (typeof kinds)[number];

/** The kind of that name, or a refusal that names those there are. */
export function kindNamed(name: string): Kind {
  const kind = kinds.find((known) => known === name);
  if (!kind) throw refusal('unknown_kind', { name, known: kinds });
  return kind;
}

/** What an extract of a kind must look like. */
export function columnContract(kind: Kind): ColumnContract {
  return schema.parse(JSON.parse(readFileSync(join(projectRoot, 'data/contract', `${kind}.json`), 'utf8')));
}
