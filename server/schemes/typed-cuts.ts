import { refusal } from '../errors.ts';
import type { CutPoints, Cuts, HighCuts } from './contract.ts';
import type { Scoring } from './facts.ts';

/** Cut points as a person types them: recency:180,91,76,29 with frequency: and monetary: beside it. */
export type TypedCuts = Record<keyof Cuts, number[]>;

export const cutMeasures = ['recency', 'frequency', 'monetary'] as const;
const measures = cutMeasures;

/** In days, orders and minor units. */
const examples: TypedCuts = {
  recency: [180, 91, 76, 29],
  frequency: [2, 3, 4, 5],
  monetary: [5000, 10_000, 20_000, 50_000]
};

/** How many cut points of each measure a scheme is read with. */
const wantedBy = (scoring: readonly Scoring[]) =>
  scoring.includes('thirds') ? 2 : scoring.includes('high') ? 1 : 4;

const written = (measure: keyof Cuts, cuts: number) =>
  `${measure}:${examples[measure].slice(0, cuts).join(',')}`;

/** cuts= for each measure, as many as a scheme is read with. */
export const exampleCuts = (scoring: readonly Scoring[]): string =>
  measures.map((measure) => `cuts=${written(measure, wantedBy(scoring))}`).join(' ');

const shape = { type: 'string', examples: measures.map((measure) => written(measure, 4)) } as const;

/** Of each measure what was typed; undefined where nothing was. */
function readCuts(texts: readonly string[]): Partial<TypedCuts> | undefined {
  if (texts.length === 0) return undefined;
  const typed: Partial<TypedCuts> = {};
  for (const value of texts) {
    const [, name, list] = /^(\w+):(-?\d{1,15}(?:,-?\d{1,15})*)$/.exec(value) ?? [];
    const measure = measures.find((known) => known === name);
    if (!measure || !list || typed[measure]) throw refusal('cuts_malformed', { value });
    typed[measure] = list.split(',').map(Number);
  }
  return typed;
}

/** The parameter `cuts`, given once for each measure; undefined when it is absent. */
export const typedCuts = {
  shape,
  repeats: true,
  read(texts: readonly string[]): TypedCuts | undefined {
    const typed = readCuts(texts);
    const missing = typed && measures.find((measure) => !typed[measure]);
    if (missing) throw refusal('cuts_incomplete', { measure: missing, example: exampleCuts([]) });
    return typed as TypedCuts | undefined;
  }
} as const;

/** Cuts of some measures: the others stay as they are. */
export const someCuts = { shape, repeats: true, read: readCuts } as const;

/**
 * Typed cuts as the cut points of a scheme: four for each measure, two where it reads thirds, one where it reads high
 * and low. Each must be better than the one before: fewer days, more orders, more money. A measure that is not typed
 * keeps its cuts; where high and low are parted by scores there are none to keep, and all must be typed.
 */
export function fixedCutPoints(
  typed: Partial<TypedCuts>,
  scoring: readonly Scoring[],
  conditions: Pick<CutPoints, 'lookback_days' | 'returns'>,
  fitted: CutPoints
): CutPoints {
  const wanted = wantedBy(scoring);
  for (const measure of measures) {
    const cuts = typed[measure];
    if (!cuts && wanted === 1) throw refusal('cuts_incomplete', { measure, example: exampleCuts(scoring) });
    if (!cuts) continue;
    if (cuts.length !== wanted) {
      const example = `cuts=${written(measure, wanted)}`;
      throw refusal('cuts_not_as_many', { measure, wanted, given: cuts.length, example });
    }
    const isBetter = (next: number, one: number) => (measure === 'recency' ? next < one : next > one);
    cuts.forEach((cut, index) => {
      const before = cuts[index - 1];
      if (before !== undefined && !isBetter(cut, before))
        throw refusal('cuts_not_better', { measure, cut, before });
    });
  }
  const fixed: CutPoints = { ...fitted, ...conditions, source: 'fixed', version: null };
  if (wanted === 4) return { ...fixed, ...typed };
  if (wanted === 2 && fixed.thirds) return { ...fixed, thirds: { ...fixed.thirds, ...typed } };
  const one = (measure: (typeof measures)[number]) => {
    const [cut] = typed[measure] ?? [];
    return cut === undefined ? null : { numerator: cut, denominator: 1 };
  };
  const high: HighCuts = {
    on: 'values',
    recency: one('recency'),
    frequency: one('frequency'),
    monetary: one('monetary')
  };
  return { ...fixed, high };
}
