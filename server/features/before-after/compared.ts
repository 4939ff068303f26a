import { fewest } from '../../stats/believed.ts';
import type { BeforeAfterDefinition } from './contract.ts';
import type { Sums } from './sums.ts';

/** From fewer earlier times nobody knows how much one differs from another. */
export const fewestTimes = 3;
/** At an earlier time a segment that held fewer than one for so many of now was another segment. */
const fewestForOne = 10;
/** The segments that are compared hold at least this share of the customers, or nothing is said of the whole. */
export const leastCovered = 0.8;

/** What the event is read against: groups and segments by their places. */
export interface Compared {
  /** the control group, or earlier times; none where the cause stays unknown */
  groups: number[];
  /** thick enough in every group; all where there is none */
  segments: number[];
  baseline: BeforeAfterDefinition['baseline'];
}

/**
 * A segment that holds few customers on either side is left out, for what few do is chance, and a handful of an early day
 * would speak for hundreds of this one. So is an earlier time in which most segments were that thin.
 */
export function comparedIn({ groups, whole, at }: Sums, segments: readonly string[]): Compared {
  const all = [...segments.keys()];
  const customersOf = (of: readonly number[]) =>
    of.reduce((sum, segment) => sum + at(whole, 0, segment, 'customers'), 0);
  const covers = (of: readonly number[]) => (of.length === 0 ? 0 : customersOf(of) / customersOf(all));
  const isControl = groups[1]?.side === 'control';
  const isThick = (group: number, segment: number) => {
    const customers = at(whole, group, segment, 'customers');
    const isYoung = !isControl && fewestForOne * customers < at(whole, 0, segment, 'customers');
    return customers >= fewest && !isYoung;
  };
  const others = [...groups.keys()].slice(1);
  const isUsed = (group: number) =>
    isControl || covers(all.filter((segment) => isThick(group, segment))) >= leastCovered;
  const used = others.filter(isUsed);
  const thick = all.filter((segment) => [0, ...used].every((group) => isThick(group, segment)));
  const covered = used.length === 0 ? 0 : covers(thick);

  const reason = reasonOf(isControl, others.length, used.length, covered);
  const daysOf = (of: readonly number[]) => of.flatMap((group) => groups[group]?.day_before ?? []);
  return {
    groups: reason === null ? used : [],
    segments: reason === null ? thick : all,
    baseline: {
      kind: reason !== null ? 'none' : isControl ? 'control' : 'earlier',
      reason,
      days_before: isControl ? [] : daysOf(used),
      set_aside: isControl ? [] : daysOf(others.filter((group) => !isUsed(group))),
      covered
    }
  };
}

function reasonOf(isControl: boolean, known: number, used: number, covered: number) {
  if (known === 0) return 'no_times';
  if (!isControl && known < fewestTimes) return 'few_times';
  if (!isControl && used < fewestTimes) return 'thin_times';
  return covered < leastCovered ? 'thin_segments' : null;
}
