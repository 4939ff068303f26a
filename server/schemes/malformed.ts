import type { z } from 'zod';
import { refusal, type Refusal } from '../errors.ts';
import type { List } from '../messages/list.ts';
import { schemeFaults, schemeShapes, type SchemeFault, type SchemeShape } from '../messages/scheme-faults.ts';
import type { Words } from './contract.ts';

export type Issue = z.core.$ZodIssue;

/** Why a scheme cannot be read, in the reader's language. */
export const malformed = (
  scheme: string,
  fault: SchemeFault,
  details: Record<string, string | number | List> = {},
  shape?: Words
): Refusal => refusal('scheme_malformed', { scheme, ...details }, { reason: withShape(fault, shape) });

function withShape(fault: SchemeFault, shape: Words = { en: '', 'zh-CN': '' }): Words {
  const told = (locale: keyof Words) => schemeFaults[fault][locale].replace('{shape}', () => shape[locale]);
  return { en: told('en'), 'zh-CN': told('zh-CN') };
}

/** The first fault that a file shows when it is held against its shape: the field, and what may stand there. */
export function malformedField(scheme: string, file: unknown, issues: readonly Issue[]): Refusal {
  const [first] = issues;
  if (!first) throw new Error('a file without a fault was refused');
  const { issue, keys } = innermost(first, file);
  const field = issue.path.join('.') || 'file';
  const shape = schemeShapes[shapeOf(issue)];
  const [key] = keys;
  if (key !== undefined) return malformed(scheme, 'field_unknown', { key, field }, shape);
  const isMissing = valueAt(file, issue.path) === undefined;
  return malformed(scheme, isMissing ? 'field_missing' : 'field_malformed', { field }, shape);
}

interface Found {
  issue: Issue;
  /** keys that nothing there knows */
  keys: readonly string[];
}

/**
 * Of alternatives the one that was meant: that whose keys are all there and no others, so that the fault lies within
 * it. Where none was, the fault is the whole, and keys that no alternative knows are named.
 */
function innermost(issue: Issue, file: unknown): Found {
  if (issue.code === 'unrecognized_keys') return { issue, keys: issue.keys };
  if (issue.code !== 'invalid_union') return { issue, keys: [] };
  const alternatives = issue.errors.map((faults) =>
    faults.map((fault) => ({ ...fault, path: [...issue.path, ...fault.path] }) as Issue)
  );
  const isOwn = ({ path }: Issue) =>
    path.length === issue.path.length ||
    (path.length === issue.path.length + 1 && valueAt(file, path) === undefined);
  const [within] = alternatives.find((faults) => !faults.some(isOwn)) ?? [];
  if (within) return innermost(within, file);

  const unknown = alternatives.map((faults) =>
    faults.flatMap((fault) =>
      fault.code === 'unrecognized_keys' && fault.path.length === issue.path.length ? fault.keys : []
    )
  );
  return {
    issue,
    keys: (unknown[0] ?? []).filter((key) => unknown.every((keys) => keys.includes(key)))
  };
}

/** Places of our own choice have a word for their message; the others are plain types. */
function shapeOf(issue: Issue): SchemeShape {
  const names = [
    issue.message,
    'expected' in issue ? issue.expected : '',
    'origin' in issue ? issue.origin : ''
  ];
  const known = names.find((name) => Object.hasOwn(schemeShapes, name)) as SchemeShape | undefined;
  return known ?? 'number';
}

const valueAt = (file: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    file
  );
