import type { Condition } from './contract.ts';
import { comparisonOf, factsOf, settingsOf, walk } from './condition.ts';
import type { SchemeDefinition } from './definition.ts';
import { facts } from './facts.ts';
import { malformed } from './malformed.ts';
import { thresholds } from './rules.ts';

/** Refuses a condition that names what is not known, or that compares what cannot be compared. */
export function refuseConditionFaults(
  scheme: string,
  condition: Condition,
  others: (name: string) => SchemeDefinition | undefined
): void {
  for (const each of walk(condition)) {
    refuseUnknownNames(scheme, each);
    if ('scheme' in each) refuseUnknownSegments(scheme, each, others);
    else if ('fact' in each) refuseWrongKind(scheme, each);
  }
}

function refuseUnknownNames(scheme: string, condition: Condition): void {
  const fact = factsOf(condition).find((name) => !Object.hasOwn(facts, name));
  if (fact !== undefined) throw malformed(scheme, 'no_fact', { word: fact, known: Object.keys(facts) });
  const setting = settingsOf(condition).find((name) => !thresholds.includes(name));
  if (setting !== undefined) throw malformed(scheme, 'no_setting', { word: setting, known: thresholds });
}

function refuseUnknownSegments(
  scheme: string,
  condition: Extract<Condition, { scheme: string }>,
  others: (name: string) => SchemeDefinition | undefined
): void {
  const other = others(condition.scheme);
  if (!other) throw malformed(scheme, 'no_scheme', { word: condition.scheme });
  const known = other.segments.map(({ segment }) => segment);
  const word = condition.in.find((each) => !known.includes(each));
  if (word !== undefined) throw malformed(scheme, 'no_segment_of', { other: condition.scheme, word, known });
}

/** Words are compared with "in", flags with true or false, numbers with numbers. */
function refuseWrongKind(scheme: string, condition: Extract<Condition, { fact: string }>): void {
  const { fact } = condition;
  const { kind, values = [] } = facts[fact] ?? {};
  const comparison = comparisonOf(condition);
  if (kind === 'word' && comparison) throw malformed(scheme, 'compared_with_in', { fact });
  if (kind !== 'word' && 'in' in condition) throw malformed(scheme, 'no_word', { fact });
  if ('in' in condition) {
    const word = condition.in.find((each) => !values.includes(each));
    if (word !== undefined) throw malformed(scheme, 'never_word', { fact, word, known: values });
    return;
  }
  const isFlag = kind === 'flag';
  if (isFlag !== (typeof comparison?.operand === 'boolean'))
    throw malformed(scheme, isFlag ? 'is_flag' : 'is_number', { fact });
}
