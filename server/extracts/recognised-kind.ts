import { columnContract, kinds, type Kind } from './column-contract.ts';
import { mappingOf, missingOf, type Named } from './mapping.ts';

/**
 * The kind of an extract, by its headers: of those whose columns are all there the one that knows most of them, and of
 * several the one that is named first in `kinds`. Where none is whole it is taken for order lines: the refusal then says
 * what an order line needs.
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
    if (missingOf(columns, contract).length === 0 && columns.length > best.known)
      best = { kind, known: columns.length };
  }
  return best.kind;
}
