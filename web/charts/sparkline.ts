export interface SparkPoint {
  value: number | null;
  is_complete: boolean;
}

export interface Sparkline {
  /** path through the finished periods; a gap where there is no value */
  line: string;
  /** path of the last step when its period is not over */
  unfinished: string;
  /** the last value, or none */
  end: { x: number; y: number; is_complete: boolean } | undefined;
}

/** A line of a few periods without axes, as paths of a picture `width` by `height` with room for the end point. */
export function sparkline(points: SparkPoint[], width: number, height: number): Sparkline {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = 4;
  const x = (index: number) => round(room + (index * (width - 2 * room)) / Math.max(points.length - 1, 1));
  const y = (value: number) =>
    round(high === low ? height / 2 : room + ((high - value) * (height - 2 * room)) / (high - low));

  let line = '';
  let unfinished = '';
  let end: Sparkline['end'];
  let pen_is_down = false;

  points.forEach(({ value, is_complete }, index) => {
    if (value === null) {
      pen_is_down = false;
      return;
    }
    const here = `${x(index)} ${y(value)}`;
    if (!is_complete && pen_is_down && end) unfinished += `M${end.x} ${end.y}L${here}`;
    else line += `${pen_is_down ? 'L' : 'M'}${here}`;
    pen_is_down = true;
    end = { x: x(index), y: y(value), is_complete };
  });

  return { line, unfinished, end };
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
