/** A segment in one period: what its customers made, and the base they made it of. */
export interface Part {
  numerator: number;
  /** of a ratio the denominator, of a count or a sum of money the customers of the segment */
  base: number;
}

/** How a segment changed a number: by being another part of the whole, and by doing otherwise than before. */
export interface Effects {
  mix_effect: number;
  rate_effect: number;
}

/**
 * The change of a ratio Σ numerator ÷ Σ base, told by segment. All effects together are the change, without a residual.
 *
 * For: "did repurchase fall because fewer of the good customers are left, or because they buy less?"
 * Not for: causes. It says where a number moved, not why.
 *
 * With w a segment's part of the base, r its own ratio, R the ratio of all, 0 before and 1 now:
 *
 *   mix  = (w1 − w0) · ((r0 + r1)/2 − (R0 + R1)/2)
 *   rate = (r1 − r0) · (w0 + w1)/2
 *
 * The mean of "now's mix at before's ratios" and the other way round, as Kitagawa (1955) takes it, "Components of a
 * Difference Between Two Rates", JASA 50, 1168–1194. Taking (R0 + R1)/2 away changes no sum, for the w add up to 1 on
 * both sides; but thanks to it a segment that grows and is better than the whole counts up, and one that grows and is
 * worse counts down.
 *
 * A segment without a base on one side has no ratio there: it takes that of the other side, and all of its effect is
 * mix. What was made without any base (money sent back by somebody who ordered nothing) is an effect of doing.
 * Undefined when a whole has no base: then there is no ratio to change.
 */
export function ratioEffects(before: readonly Part[], now: readonly Part[]): Effects[] | undefined {
  const sum = (parts: readonly Part[], of: keyof Part) => parts.reduce((total, part) => total + part[of], 0);
  const [base0, base1] = [sum(before, 'base'), sum(now, 'base')];
  if (base0 === 0 || base1 === 0) return undefined;
  const middle = (sum(before, 'numerator') / base0 + sum(now, 'numerator') / base1) / 2;

  return pairs(before, now).map(([earlier, later]) => {
    const [r0, r1] = ratios(earlier, later);
    const [w0, w1] = [earlier.base / base0, later.base / base1];
    const baseless =
      (later.base === 0 ? later.numerator / base1 : 0) - (earlier.base === 0 ? earlier.numerator / base0 : 0);
    return {
      // No effect is 0 and never −0, as which 0 times a negative number comes out.
      mix_effect: (w1 - w0) * ((r0 + r1) / 2 - middle) + 0,
      rate_effect: (r1 - r0) * ((w0 + w1) / 2) + baseless
    };
  });
}

/**
 * The change of a count or a sum of money, told by segment: mix is more or fewer customers at the mean of their
 * averages, rate another average at the mean of their numbers. The two of a segment add up to its own change.
 *
 *   mix  = (n1 − n0) · (a0 + a1)/2
 *   rate = (a1 − a0) · (n0 + n1)/2
 */
export function sumEffects(before: readonly Part[], now: readonly Part[]): Effects[] {
  return pairs(before, now).map(([earlier, later]) => {
    const [a0, a1] = ratios(earlier, later);
    const mix_effect = (later.base - earlier.base) * ((a0 + a1) / 2);
    // Of whole numbers the change is exact; the rest of it is the other effect, to the last digit.
    return { mix_effect, rate_effect: later.numerator - earlier.numerator - mix_effect };
  });
}

function ratios(earlier: Part, later: Part): [number, number] {
  const own = ({ numerator, base }: Part) => (base === 0 ? undefined : numerator / base);
  const [r0, r1] = [own(earlier), own(later)];
  return [r0 ?? r1 ?? 0, r1 ?? r0 ?? 0];
}

function pairs(before: readonly Part[], now: readonly Part[]): [Part, Part][] {
  return before.map((earlier, at) => {
    const later = now[at];
    if (!later || now.length !== before.length) throw new Error('both periods tell the same segments');
    return [earlier, later];
  });
}
