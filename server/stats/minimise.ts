/** Where a search ended. */
export interface Least {
  at: number[];
  value: number;
  /** largest slope there */
  slope: number;
}

type Measured = (at: readonly number[]) => number;

const mostSteps = 300;
/** A slope below this is none. */
export const flat = 1e-7;

/**
 * A local minimum of a smooth function, searched from a start.
 *
 * For: mean log-likelihoods of a few parameters, each told as its logarithm. Not for: functions with edges.
 * Assumes that the function is finite at the start; elsewhere Infinity is "not there".
 *
 * Broyden, Fletcher, Goldfarb & Shanno (1970), as in Nocedal & Wright (2006), "Numerical Optimization", algorithm 6.1
 * with equation 6.17, slopes by central differences, steps halved until the value falls enough (equation 3.6a).
 */
export function minimise(measured: Measured, start: readonly number[]): Least {
  let at = [...start];
  let value = measured(at);
  let slopes = slopesOf(measured, at);
  let inverse = identity(at.length, 1);

  for (let step = 0; step < mostSteps && largest(slopes) > flat; step += 1) {
    let direction = inverse.map((row) => -dot(row, slopes));
    let descent = dot(direction, slopes);
    if (!(descent < 0)) {
      inverse = identity(at.length, 1);
      direction = slopes.map((slope) => -slope);
      descent = -dot(slopes, slopes);
    }
    // A step of more than e² in a parameter tells nothing that a shorter one would not.
    let length = Math.min(1, 2 / largest(direction));
    let next = moved(at, direction, length);
    let there = measured(next);
    while (!(there <= value + 1e-4 * length * descent) && length > 1e-12) {
      length /= 2;
      next = moved(at, direction, length);
      there = measured(next);
    }
    if (!(there < value)) break;
    const after = slopesOf(measured, next);
    inverse = updated(
      inverse,
      next.map((each, i) => each - (at[i] ?? 0)),
      after.map((each, i) => each - (slopes[i] ?? 0))
    );
    [at, value, slopes] = [next, there, after];
  }
  return { at, value, slope: largest(slopes) };
}

/** Second derivatives by central differences. */
export function curvature(measured: Measured, at: readonly number[], width = 1e-3): number[][] {
  const here = measured(at);
  const shifted = (...moves: (readonly [number, number])[]) => {
    const there = [...at];
    for (const [i, by] of moves) there[i] = (there[i] ?? 0) + by;
    return measured(there);
  };
  return at.map((_, i) =>
    at.map((_, j) =>
      i === j
        ? (shifted([i, width]) - 2 * here + shifted([i, -width])) / width ** 2
        : (shifted([i, width], [j, width]) -
            shifted([i, width], [j, -width]) -
            shifted([i, -width], [j, width]) +
            shifted([i, -width], [j, -width])) /
          (4 * width ** 2)
    )
  );
}

const slopesOf = (measured: Measured, at: readonly number[], width = 1e-5): number[] =>
  at.map((_, i) => {
    const shifted = (by: number) => measured(at.map((each, j) => (i === j ? each + by : each)));
    return (shifted(width) - shifted(-width)) / (2 * width);
  });

function updated(inverse: number[][], step: number[], bend: number[]): number[][] {
  const product = dot(step, bend);
  // Without a bend upwards the curvature is not known: keep what is.
  if (!(product > 1e-12)) return inverse;
  const before = isIdentity(inverse) ? identity(step.length, product / dot(bend, bend)) : inverse;
  const turned = before.map((row) => dot(row, bend));
  const scale = (product + dot(bend, turned)) / product ** 2;
  return before.map((row, i) =>
    row.map((each, j) => {
      const [one, other] = [step[i] ?? 0, step[j] ?? 0];
      return each + scale * one * other - ((turned[i] ?? 0) * other + one * (turned[j] ?? 0)) / product;
    })
  );
}

const identity = (size: number, scale: number) =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => (i === j ? scale : 0)));
const isIdentity = (matrix: number[][]) =>
  matrix.every((row, i) => row.every((each, j) => each === (i === j ? 1 : 0)));
const moved = (at: readonly number[], direction: readonly number[], length: number) =>
  at.map((each, i) => each + length * (direction[i] ?? 0));
const dot = (one: readonly number[], other: readonly number[]) =>
  one.reduce((sum, each, i) => sum + each * (other[i] ?? 0), 0);
const largest = (values: readonly number[]) =>
  values.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
