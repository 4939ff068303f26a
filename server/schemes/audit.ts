import { refusal, type Refusal } from '../errors.ts';
import type { Condition } from './contract.ts';
import { comparisonOf, factsOf, settingsOf, walk } from './condition.ts';
import type { SchemeDefinition } from './definition.ts';
import { facts } from './facts.ts';
import { isRule } from './rules.ts';

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

/** The settings that a rule may name: the columns of rules_in_force that are numbers. */
const settings = ['new_days', 'dormant_days', 'lost_days', 'vip_share', 'loyal_flags', 'lead_threshold'];

/**
 * Refuses a scheme that would leave somebody without a segment, in two, or that promises one nobody can be in. What a
 * rule names must be known. Throws the first fault as a sentence.
 */
export function refuseFaults(
  definition: SchemeDefinition,
  others: (name: string) => SchemeDefinition | undefined
): void {
  const { file, map, rules } = definition;
  const { scheme } = file;
  const known = file.segments.map(({ segment }) => segment);
  const fault = (reason: string) => refusal('scheme_malformed', { scheme, reason });

  const twice = [known, file.segments.map(({ position }) => position), file.flags.map(({ flag }) => flag)]
    .flatMap((list) => list.filter((each, at) => (list as unknown[]).indexOf(each) !== at))
    .at(0);
  if (twice !== undefined) throw fault(`"${twice}" stands twice`);

  const named = [
    ...rules.map(({ segment }) => segment),
    ...(map?.codes ?? []).map(({ segment }) => segment),
    ...file.top,
    ...file.bottom,
    ...file.feeder
  ];
  const unknown = named.find((segment) => !known.includes(segment));
  if (unknown !== undefined) throw fault(`"${unknown}" is none of its segments`);

  const placeholder = [...JSON.stringify(file).matchAll(/\{(\w+)\}/g)].find(([, name = '']) => !isRule(name));
  if (placeholder) throw fault(`"${placeholder[0]}" names no setting that a rule may be told by`);

  for (const { when } of [...rules, ...file.flags]) {
    if (when) for (const condition of walk(when)) refuseUnknown(condition, fault, others);
  }
  if (map) refuseMapFaults(definition, map, fault);
  else refuseRuleFaults(definition);

  const reached = new Set([
    ...(map ? [...map.codes.map(({ segment }) => segment), 'lapsed', 'not_yet_customer'] : []),
    ...rules.map(({ segment }) => segment)
  ]);
  const unreached = known.find((segment) => !reached.has(segment));
  if (unreached !== undefined) throw refusal('scheme_unreachable', { scheme, segment: unreached });
}

function refuseUnknown(
  condition: Condition,
  fault: (reason: string) => Refusal,
  others: (name: string) => SchemeDefinition | undefined
): void {
  const unknown = factsOf(condition).find((name) => !Object.hasOwn(facts, name));
  if (unknown !== undefined) throw fault(`"${unknown}" is no fact; facts: ${Object.keys(facts).join(', ')}`);
  const setting = settingsOf(condition).find((name) => !settings.includes(name));
  if (setting !== undefined) throw fault(`"${setting}" is no setting; settings: ${settings.join(', ')}`);

  if ('scheme' in condition) {
    const other = others(condition.scheme);
    if (!other) throw fault(`"${condition.scheme}" is no other scheme`);
    const segments = other.file.segments.map(({ segment }) => segment);
    const word = condition.in.find((each) => !segments.includes(each));
    if (word !== undefined) throw fault(`${condition.scheme} has no segment "${word}"`);
    return;
  }
  if (!('fact' in condition)) return;
  const { kind, values = [] } = facts[condition.fact] ?? {};
  const comparison = comparisonOf(condition);
  if (kind === 'word' ? comparison : 'in' in condition)
    throw fault(`${condition.fact} is ${kind === 'word' ? 'compared with "in"' : 'no word'}`);
  if ('in' in condition) {
    const word = condition.in.find((each) => !values.includes(each));
    if (word !== undefined)
      throw fault(`${condition.fact} is never "${word}"; it is one of ${values.join(', ')}`);
    return;
  }
  if ((kind === 'flag') !== (typeof comparison?.operand === 'boolean'))
    throw fault(`${condition.fact} is ${kind === 'flag' ? 'true or false' : 'a number'}`);
}

function refuseMapFaults(
  { file: { scheme } }: SchemeDefinition,
  { by, codes }: NonNullable<SchemeDefinition['map']>,
  fault: (reason: string) => Refusal
): void {
  const domains = by.map((name) => {
    const fact = facts[name];
    if (fact?.kind === 'flag') return [0, 1];
    if (!fact?.values || fact.kind === 'word') throw fault(`a map cannot be read by "${name}"`);
    return fact.values as readonly number[];
  });
  const { gaps, overlaps, unreachable, cells } = auditMap(codes, domains);
  const outside = codes.find(({ code }) => !isCode(code, domains));
  if (outside) throw fault(`${outside.code} is no code of ${by.join(', ')}`);
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

/** Of rules the first that holds decides, so none overlaps; the last must take the rest, so none is left out. */
function refuseRuleFaults({ file: { scheme }, rules }: SchemeDefinition): void {
  const open = rules.findIndex(({ when }) => when === undefined);
  if (open === -1) throw refusal('scheme_without_rest', { scheme });
  const after = rules[open + 1];
  if (after) throw refusal('scheme_unreachable', { scheme, segment: after.segment });
  const repeated = rules.find(({ when }, at) =>
    rules.slice(0, at).some((earlier) => JSON.stringify(earlier.when) === JSON.stringify(when))
  );
  if (repeated) throw refusal('scheme_unreachable', { scheme, segment: repeated.segment });
}
