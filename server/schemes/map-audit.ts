import { refusal } from '../errors.ts';
import type { SchemeDefinition } from './definition.ts';
import { facts } from './facts.ts';
import { malformed } from './malformed.ts';

/** How a map covers its codes. `first` is the first that claims a code, in the order of the file. */
export interface MapAudit {
  cells: number;
  /** codes that nothing claims */
  gaps: string[];
  /** codes claimed more than once */
  overlaps: string[];
  /** labels that come second everywhere, and so can never occur */
  unreachable: string[];
  /** label → codes it is the first to claim */
  sizes: Record<string, number>;
}

/** Any map of codes: one digit for each of the domains. */
export function auditMap(
  claims: readonly { code: string; segment: string }[],
  domains: readonly (readonly number[])[]
): MapAudit {
  const cells = domains.reduce<string[]>(
    (codes, domain) => codes.flatMap((code) => domain.map((digit) => code + String(digit))),
    ['']
  );
  const first = new Map<string, string>();
  const overlaps = new Set<string>();
  for (const { code, segment } of claims) {
    if (first.has(code)) overlaps.add(code);
    else first.set(code, segment);
  }
  const sizes: Record<string, number> = {};
  for (const { segment } of claims) sizes[segment] ??= 0;
  for (const code of cells) {
    const segment = first.get(code);
    if (segment !== undefined) sizes[segment] = (sizes[segment] ?? 0) + 1;
  }
  return {
    cells: cells.length,
    gaps: cells.filter((code) => !first.has(code)),
    overlaps: [...overlaps].sort(),
    unreachable: Object.keys(sizes).filter((segment) => sizes[segment] === 0),
    sizes
  };
}

/** Facts of which each value is one digit. */
const mapFacts = Object.entries(facts).flatMap(([name, { kind, values }]) =>
  kind === 'flag' || (kind === 'number' && values) ? name : []
);

/** Refuses a map that claims a code twice or leaves one out, and a segment that comes second everywhere. */
export function refuseMapFaults(
  { file: { scheme } }: SchemeDefinition,
  { by, codes }: NonNullable<SchemeDefinition['map']>
): void {
  const domains = by.map((name) => {
    const fact = facts[name];
    if (!fact || !mapFacts.includes(name))
      throw malformed(scheme, 'no_map_fact', { word: name, known: mapFacts });
    return fact.kind === 'flag' ? [0, 1] : (fact.values as readonly number[]);
  });
  const { gaps, overlaps, unreachable, cells } = auditMap(codes, domains);
  const outside = codes.find(({ code }) => !isCode(code, domains));
  if (outside) throw malformed(scheme, 'no_code', { word: outside.code, known: by });
  const listed = (list: string[]) => list.slice(0, 10).join(' ') + (list.length > 10 ? ' …' : '');
  if (overlaps.length > 0) {
    throw refusal('scheme_overlap', { scheme, cells, claimed: overlaps.length, codes: listed(overlaps) });
  }
  if (gaps.length > 0)
    throw refusal('scheme_gap', { scheme, cells, empty: gaps.length, codes: listed(gaps) });
  const [segment] = unreachable;
  if (segment !== undefined) throw refusal('scheme_unreachable', { scheme, segment });
}

const isCode = (code: string, domains: readonly (readonly number[])[]) =>
  code.length === domains.length && domains.every((domain, at) => domain.includes(Number(code[at])));
