import type { Figure, Report, Run } from './report.ts';

/** Something of ours that takes over a quarter more than it did in the last run. */
export interface Worse {
  lines: number;
  title: string;
  /** what is compared: the ratio to its floor where there is one, else the figure itself */
  of: string;
  before: number;
  now: number;
}

const tolerated = 1.25;

/** Undefined where there is no last run of this machine to compare with, else what got worse at the sizes that both have. */
export function worsened(now: Report, last: Report | undefined): Worse[] | undefined {
  if (last?.machine !== now.machine || !Array.isArray(last.runs)) return undefined;
  const pairs = now.runs.flatMap((run) => {
    const before = last.runs.find(({ lines }) => lines === run.lines);
    return before ? [{ run, before }] : [];
  });
  return pairs.length === 0 ? undefined : pairs.flatMap(({ run, before }) => worseOf(run, before));
}

/** With what the last report of this machine holds of other sizes: whoever runs one size after another compares each. */
export function withOtherSizes(now: Report, last: Report | undefined): Report {
  if (last?.machine !== now.machine || !Array.isArray(last.runs)) return now;
  const others = last.runs.filter(({ lines }) => !now.runs.some((run) => run.lines === lines));
  return { ...now, runs: [...now.runs, ...others].sort((one, other) => one.lines - other.lines) };
}

function worseOf(run: Run, before: Run): Worse[] {
  const { lines } = run;
  const figures = run.figures
    .filter((figure) => !figure.is_reference)
    .flatMap((figure) => {
      const same = before.figures.find(({ name }) => name === figure.name);
      return same ? comparedBy(figure, same).map((each) => ({ lines, title: figure.title, ...each })) : [];
    });
  const sizes = Object.entries(run.sizes).map(([name, bytes]) => ({
    lines,
    title: name,
    of: 'MB',
    before: (before.sizes[name] ?? NaN) / 1e6,
    now: bytes / 1e6
  }));
  return [...figures, ...sizes].filter(({ before, now, of }) =>
    of === 'requests/s' ? before > now * tolerated : now > before * tolerated
  );
}

function comparedBy(figure: Figure, before: Figure): Pick<Worse, 'of' | 'before' | 'now'>[] {
  const [ratio, ratioBefore] = [figure.times_floor, before.times_floor];
  return [
    ratio !== undefined && ratioBefore !== undefined
      ? { of: `× ${(figure.floor ?? []).join(' + ')}`, before: ratioBefore, now: ratio }
      : { of: figure.unit, before: before.median, now: figure.median },
    { of: 'peak MB', before: (before.memory_bytes ?? NaN) / 1e6, now: (figure.memory_bytes ?? NaN) / 1e6 }
  ];
}
