import type { Random } from './random.ts';

/** How somebody shops. Between them the kinds spread the rates of buying and of leaving about as real shops see them. */
export interface Habit {
  kind: 'passer_by' | 'occasional' | 'regular' | 'devoted' | 'company';
  /** on an ordinary day buys in so many of a million cases */
  buys: number;
  /** after an order goes quiet in so many of a hundred cases */
  leaves: number;
  /** spends several times as much as others */
  isBigSpender: boolean;
}

interface Kind {
  kind: Habit['kind'];
  /** of a hundred who are there when the records begin; who arrive; who arrive through the livestream */
  shares: readonly [early: number, arriving: number, livestream: number];
  /** days between two orders, one of them for each customer: few are quick, many are slow */
  gaps: readonly number[];
  leaves: readonly number[];
}

const kinds: readonly Kind[] = [
  { kind: 'passer_by', shares: [28, 39, 68], gaps: [130, 200, 280, 400], leaves: [50, 60, 70, 80] },
  { kind: 'occasional', shares: [39, 34, 22], gaps: [85, 105, 130, 160, 200, 260], leaves: [8, 12, 18, 25] },
  { kind: 'regular', shares: [22, 18, 8], gaps: [48, 58, 70, 82, 96], leaves: [3, 5, 7, 10] },
  { kind: 'devoted', shares: [6, 5, 2], gaps: [20, 26, 33, 42], leaves: [1, 1, 2, 3] },
  { kind: 'company', shares: [5, 4, 0], gaps: [32, 42, 55, 80], leaves: [2, 4, 6] }
];

/** @param share which of the three shares */
export function habitOf(share: 0 | 1 | 2, random: Random): Habit {
  const kind = random.pickWeighted(kinds, ({ shares }) => shares[share]);
  return {
    kind: kind.kind,
    buys: Math.floor(1_000_000 / random.pick(kind.gaps)),
    leaves: random.pick(kind.leaves),
    isBigSpender: random.percent(kind.kind === 'company' ? 30 : 3)
  };
}
