import { refusal } from '../errors.ts';
import { grains, parsePeriod, type Grain, type Period } from '../periods.ts';
import { dimensions, type DimensionName } from '../dimensions.ts';
import { builtInSchemes, defaultScheme, type Schemes } from '../schemes/schemes.ts';
import type { ReturnsPolicy } from '../schemes/contract.ts';
import type { SchemeDefinition } from '../schemes/definition.ts';
import { typedCuts } from '../schemes/typed-cuts.ts';

/** Reads one parameter from its texts, as typed; none when it is absent. Refuses with a sentence. */
export interface Reader<T> {
  read(texts: readonly string[], name: string, schemes?: Schemes): T;
  /** what one text may be, as programs read it in /api/openapi.json */
  shape: Shape;
  repeats?: true;
}

/** The part of JSON Schema that a parameter needs. */
export interface Shape {
  type: 'string' | 'integer';
  enum?: readonly string[];
  examples?: readonly string[];
  minimum?: number;
  maximum?: number;
  default?: string;
}

/** A parameter given at most once; undefined when it is absent. */
const once = <T>(shape: Shape, read: (text: string, name: string) => T): Reader<T | undefined> => ({
  shape,
  read: (texts, name) => (texts[0] === undefined ? undefined : read(texts[0], name))
});

export const text = once({ type: 'string' }, (value) => value);

const periods: Shape = { type: 'string', examples: ['2011-09-30', '2011-09', '2011Q3', '2011H2', '2011'] };

export const period = once(periods, (value, name): Period => {
  const read = parsePeriod(value);
  if (!read) throw refusal('period_malformed', { name, value });
  return read;
});

/** Several days or periods, by repeating the parameter. */
export const periodList: Reader<Period[]> = {
  shape: periods,
  read: (texts, name) => texts.flatMap((value) => period.read([value], name) ?? []),
  repeats: true
};

/** One of a closed list of words. */
export const oneOf = <T extends string>(known: readonly T[]) =>
  once({ type: 'string', enum: known }, (value, name): T => word(value, name, known));

/** Several of a closed list, by repeating the parameter. */
export const someOf = <T extends string>(known: readonly T[]): Reader<T[]> => ({
  shape: { type: 'string', enum: known },
  read: (texts, name) => texts.map((value) => word(value, name, known)),
  repeats: true
});

function word<T extends string>(value: string, name: string, known: readonly T[]): T {
  const found = known.find((candidate) => candidate === value);
  if (found === undefined) throw refusal('value_not_known', { name, value, known });
  return found;
}

export const whole = (least: number, most: number) =>
  once({ type: 'integer', minimum: least, maximum: most }, (value, name): number => {
    const number = wholeNumber(value, least, most);
    if (number === undefined) throw refusal('number_malformed', { name, value, least, most });
    return number;
  });

function wholeNumber(value: string, least: number, most: number): number | undefined {
  const number = Number(value);
  return /^\d+$/.test(value) && number >= least && number <= most ? number : undefined;
}

export const grain: Reader<Grain> = {
  shape: { type: 'string', enum: grains, default: 'quarter' },
  read: (texts, name) => oneOf(grains).read(texts, name) ?? 'quarter'
};

/** One of data/schemes or of those that people added. */
const scheme: Reader<SchemeDefinition> = {
  shape: { type: 'string', examples: builtInSchemes.names, default: defaultScheme },
  read: (texts, _name, schemes = builtInSchemes) => schemes.named(texts[0] ?? defaultScheme)
};

/** Several texts, by repeating the parameter. */
export const texts = (...examples: string[]): Reader<readonly string[]> => ({
  shape: { type: 'string', examples },
  read: (given) => given,
  repeats: true
});

/** null = the whole history; undefined = as set. */
const lookback = once({ type: 'string', examples: ['365', 'all'] }, (value): number | null => {
  if (value === 'all') return null;
  const [least, most] = [1, 3660];
  const days = wholeNumber(value, least, most);
  if (days === undefined) throw refusal('lookback_malformed', { value, least, most });
  return days;
});

export type Filters = Partial<Record<DimensionName, string[]>>;

/** dimension:value, repeated. Values of one dimension are alternatives, dimensions add up; an empty value is "no value". */
const filter: Reader<Filters> = {
  shape: { type: 'string', examples: ['region:North', 'first_region:'] },
  repeats: true,
  read: (texts) => {
    const filters: Filters = {};
    for (const value of texts) {
      const colon = value.indexOf(':');
      const dimension = dimensions.find((known) => known === value.slice(0, colon));
      if (!dimension) throw refusal('filter_malformed', { value, known: dimensions });
      (filters[dimension] ??= []).push(value.slice(colon + 1));
    }
    return filters;
  }
};

/** Where the scores come from. The presets are those of published tables (metrics.md section 2). */
const scorings = ['pinned', 'relative', 'fixed', 'preset:rfm_package', 'preset:seg_map'] as const;
export type Scoring = (typeof scorings)[number];

/** The parameters of every question about segments. */
export const segmentParameters = {
  scheme,
  lookback,
  returns: oneOf<ReturnsPolicy>(['net', 'exclude', 'event']),
  scoring: oneOf(scorings),
  /** typed in, for scoring=fixed: recency:180,91,76,29 */
  cuts: typedCuts,
  reference: period,
  version: whole(1, 1_000_000),
  filter
};

/** Names of a closed list, separated by commas or given several times; each counts once. */
export const namesOf = <T extends string>(known: readonly T[], example: string): Reader<T[]> => ({
  shape: { type: 'string', examples: [example] },
  repeats: true,
  read(texts, name) {
    const named = texts.flatMap((text) => text.split(',')).filter(Boolean);
    return [...new Set(named.map((value) => word(value, name, known)))];
  }
});

/** One of the customer dimensions. */
export const dimension = oneOf(dimensions);

export const paging = { page: whole(1, 1_000_000_000), page_size: whole(1, 1000) };
