import { refusal } from '../errors.ts';
import { refuseConditionFaults } from './condition-faults.ts';
import type { SchemeDefinition } from './definition.ts';
import { malformed } from './malformed.ts';
import { refuseMapFaults } from './map-audit.ts';
import { isRule, ruleNames } from './rules.ts';
import { unscoredNames } from './unscored.ts';

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

  const twice = [known, file.segments.map(({ position }) => position), file.flags.map(({ flag }) => flag)]
    .flatMap((list) => list.filter((each, at) => (list as unknown[]).indexOf(each) !== at))
    .at(0);
  if (twice !== undefined) throw malformed(scheme, 'twice', { word: twice });

  const named = [
    ...rules.map(({ segment }) => segment),
    ...(map?.codes ?? []).map(({ segment }) => segment),
    ...file.top,
    ...file.bottom,
    ...file.feeder
  ];
  const unknown = named.find((segment) => !known.includes(segment));
  if (unknown !== undefined) throw malformed(scheme, 'no_segment', { word: unknown });

  const placeholder = [...JSON.stringify(file).matchAll(/\{(\w+)\}/g)].find(([, name = '']) => !isRule(name));
  if (placeholder) throw malformed(scheme, 'no_rule', { word: placeholder[0], known: ruleNames });

  for (const { when } of [...rules, ...file.flags]) {
    if (when) refuseConditionFaults(scheme, when, others);
  }
  if (map) refuseMapFaults(definition, map);
  else refuseRuleFaults(definition);

  const reached = new Set([
    ...(map ? [...map.codes.map(({ segment }) => segment), ...unscoredNames] : []),
    ...rules.map(({ segment }) => segment)
  ]);
  const unreached = known.find((segment) => !reached.has(segment));
  if (unreached !== undefined) throw refusal('scheme_unreachable', { scheme, segment: unreached });
}

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
