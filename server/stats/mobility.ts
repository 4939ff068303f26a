/**
 * How much people move between n classes in a step, from the probabilities of staying: 0 nobody moves; 1 where one ends
 * does not depend on where one began (every row the same); above 1 people rather change than stay. undefined for fewer than two classes.
 *
 * For: comparing two periods of equal length. Not for: saying whether people move up or down.
 *
 * Shorrocks (1978), "The Measurement of Mobility", Econometrica 46: M(P) = (n − tr P)/(n − 1).
 */
export const shorrocksMobility = (staying: readonly number[]): number | undefined =>
  staying.length < 2
    ? undefined
    : (staying.length - staying.reduce((sum, p) => sum + p, 0)) / (staying.length - 1);
