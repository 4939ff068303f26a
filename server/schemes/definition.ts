import { refusal } from '../errors.ts';
import { needsOf, scoringOf, toldPart, walk } from './condition.ts';
import type { NotComputable, Rule, Scheme } from './contract.ts';
import { facts, type Input, type Scoring } from './facts.ts';
import { codesOf, type SchemeFile, type SchemeMap } from './scheme-file.ts';
import { withUnscored } from './unscored.ts';

/** A scheme with all that its file says: what people see, and how customers are told apart. */
export interface SchemeDefinition extends Omit<Scheme, 'not_computable' | 'partly_computable'> {
  file: SchemeFile;
  /** codes spelled out; undefined for a scheme of rules */
  map: SchemeMap | undefined;
  rules: readonly Rule[];
  /** which cut points it needs, those of the schemes it reads included */
  scoring: readonly Scoring[];
  /** schemes whose segments its rules name */
  reads: readonly string[];
}

/** `others` are the schemes that this one may read. */
export function defineScheme(
  file: SchemeFile,
  folder: string,
  others: (name: string) => SchemeDefinition | undefined
): SchemeDefinition {
  const map =
    'map' in file.assign
      ? { by: file.assign.map.by, codes: codesOf(file.scheme, file.assign.map, folder) }
      : undefined;
  const rules = 'rules' in file.assign ? file.assign.rules : [];
  const conditions = [...rules.flatMap(({ when }) => when ?? []), ...file.flags.map(({ when }) => when)];
  const reads = [
    ...new Set(conditions.flatMap(walk).flatMap((each) => ('scheme' in each ? each.scheme : [])))
  ];
  const scoring = new Set<Scoring>([
    ...(map?.by ?? []).flatMap((name) => facts[name]?.scoring ?? []),
    ...conditions.flatMap(scoringOf),
    ...reads.flatMap((name) => others(name)?.scoring ?? [])
  ]);
  const { scheme, label, meaning, is_ordered, is_multiple, top, bottom, feeder, segments } = file;
  return {
    scheme,
    label,
    meaning,
    is_ordered,
    is_scored: scoring.size > 0,
    is_multiple,
    top,
    bottom,
    feeder,
    segments: map ? withUnscored(segments) : segments,
    flags: file.flags.map(({ flag, label, meaning }) => ({ flag, label, meaning })),
    file,
    map,
    rules,
    scoring: [...scoring],
    reads
  };
}

/** Refuses a segment that the scheme does not have. */
export function knownSegment(
  { scheme, segments }: Pick<Scheme, 'scheme' | 'segments'>,
  name: string,
  value: string | undefined
): void {
  if (value === undefined || segments.some(({ segment }) => segment === value)) return;
  const known = segments.map(({ segment }) => segment);
  throw refusal('value_not_known', { name: `${name} (${scheme})`, value, known });
}

/** What a customer may carry beside the one segment: flags, and all segments that hold where several may. */
export const labelsOf = ({ flags, is_multiple, rules }: SchemeDefinition): string[] => [
  ...(is_multiple ? rules.filter(({ when }) => when).map(({ segment }) => segment) : []),
  ...flags.map(({ flag }) => flag)
];

/** Refuses a label that the scheme does not have, and says which it has, or which schemes have any. */
export function knownLabel(
  scheme: SchemeDefinition,
  value: string | undefined,
  schemes: readonly SchemeDefinition[]
): void {
  const known = labelsOf(scheme);
  if (value === undefined || known.includes(value)) return;
  if (known.length === 0) {
    const labelled = schemes.filter((each) => labelsOf(each).length > 0).map((each) => each.scheme);
    throw refusal('scheme_without_labels', { scheme: scheme.scheme, known: labelled });
  }
  throw refusal('value_not_known', { name: `label (${scheme.scheme})`, value, known });
}

/** What people see of a scheme, while these tables are loaded. */
export function schemeOf(definition: SchemeDefinition, inputs: readonly Input[]): Scheme {
  const { scheme, label, meaning, is_ordered, is_scored, is_multiple, top, bottom, feeder } = definition;
  const { segments, flags, file, rules } = definition;
  const told = [
    ...rules.flatMap(({ segment, when }) => (when ? [{ label: segment, when }] : [])),
    ...file.flags.map(({ flag, when }) => ({ label: flag, when }))
  ];
  const isLoaded = (input: Input) => inputs.includes(input);
  const lacking = told
    .map(({ label, when }) => ({
      label,
      needs: needsOf(when, isLoaded),
      part: toldPart(when, ({ needs }) => !needs || isLoaded(needs))
    }))
    .filter(({ needs }) => needs.length > 0);
  const named = ({ label, needs }: NotComputable): NotComputable => ({ label, needs });
  return {
    scheme,
    label,
    meaning,
    is_ordered,
    is_scored,
    is_multiple,
    top,
    bottom,
    feeder,
    segments,
    flags,
    not_computable: lacking.filter(({ part }) => !part).map(named),
    partly_computable: lacking.filter(({ part }) => part).map(named)
  };
}
