import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { columnContract, kinds } from '../../server/extracts/column-contract.ts';
import { mendsExtract } from '../../server/extracts/headers.ts';

describe.each(kinds.filter((kind) => kind !== 'returned_orders'))('the document of %s', (kind) => {
  const lines = readFileSync(`data/contract/${kind}.md`, 'utf8').split('\n');
  const { columns } = columnContract(kind);
  // How rejects come back is told once, with the order lines.
  const told = columns.filter(({ name }) => kind === 'order_lines' || name !== mendsExtract);

  it('tells of every column that the loader knows, in its order', () => {
    const rows = lines.flatMap((line) => /^\| `(\w+)` \|/.exec(line)?.[1] ?? []);
    expect(rows).toEqual(told.map(({ name }) => name));
  });

  it('names every header that is recognised, in both languages', () => {
    for (const { name, synonyms, fallbacks } of told) {
      const row = lines.find((line) => line.startsWith(`| \`${name}\` |`)) ?? '';
      const named = new Set(row.split(/[`、,;|]\s*|\s(?=`)/).map((text) => text.trim()));
      expect(
        [...synonyms, ...fallbacks].filter((synonym) => synonym !== name && !named.has(synonym)),
        name
      ).toEqual([]);
    }
  });
});
