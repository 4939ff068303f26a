import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../config.ts';
import { refusal } from '../errors.ts';

const schema = z.object({
  kind: z.string(),
  /** columns without which a line is nothing; each entry lists alternatives, "a + b" needs both */
  needs: z.array(z.array(z.string())),
  columns: z.array(
    z.object({
      name: z.string(),
      label: z.object({ en: z.string(), 'zh-CN': z.string() }),
      type: z.enum(['id', 'time', 'money', 'number', 'text']),
      required: z.boolean(),
      /** headers it goes by, the most specific first */
      synonyms: z.array(z.string()),
      /** headers that do where none of these is there: a name or an address in place of an id */
      fallbacks: z.array(z.string()).default([])
    })
  )
});

/** What an extract of a kind must look like, column by column: data/contract/KIND.json. */
export type ColumnContract = z.infer<typeof schema>;

/** Kinds that can be loaded, the one that is assumed first. */
export const kinds = ['order_lines', 'returned_orders'] as const;
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
