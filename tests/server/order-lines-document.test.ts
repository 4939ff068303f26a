import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { columnContract } from '../../server/extracts/column-contract.ts';

const document = readFileSync('data/contract/order_lines.md', 'utf8');
const rows = document.split('\n').flatMap((line) => /^\| `(\w+)` \|/.exec(line)?.[1] ?? []);
const contract = columnContract('order_lines');

it('tells of every column that the loader knows, in its order', () => {
  expect(rows).toEqual(contract.columns.map(({ name }) => name));
});

it.each(contract.columns)(
  'names every header that is recognised as $name, in both languages',
  ({ name, synonyms, fallbacks }) => {
    const row = document.split('\n').find((line) => line.startsWith(`| \`${name}\` |`)) ?? '';
    const named = new Set(row.split(/[`、,;| ]+/));
    expect([...synonyms, ...fallbacks].filter((synonym) => !named.has(synonym))).toEqual([]);
  }
);
