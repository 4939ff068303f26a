import { columnContract, kinds, type Kind } from './column-contract.ts';
import { mappingOf, missingOf, type Named } from './mapping.ts';

/**
 * The kind of an extract, by its headers: order lines, unless another kind has all that it needs and knows more of them.
 * Order lines that lack something are not taken for whatever needs less: the refusal says what an order line needs.
 */
export function recognisedKind(file: string, headers: readonly string[], named: Named): Kind {
  let best: { kind: Kind; known: number } = { kind: 'order_lines', known: 0 };
  for (const kind of kinds) {
    // A profile is of one kind, and names columns that others do not have.
    const profiles = named.profiles.filter((profile) => profile.kind === kind);
    if (named.profile !== undefined) {
      if (profiles.some(({ profile }) => profile === named.profile)) return kind;
      continue;
    }
    const contract = columnContract(kind);
    const { columns } = mappingOf(file, headers, contract, { profiles });
    const isWhole = kind === 'order_lines' || missingOf(columns, contract).length === 0;
    if (isWhole && columns.length > best.known) best = { kind, known: columns.length };
  }
  return best.kind;
}
