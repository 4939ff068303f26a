import type { Worse } from './compare.ts';
import { goalsOf } from './goals.ts';
import { columns, otherNames } from './peers/names.ts';
import { figureNamed, type Figure, type Report, type Run } from './report.ts';
import { sizeName } from './sizes.ts';

/** bench.md: the goals, what got worse, then each size of history. */
export function markdown(report: Report, worse: readonly Worse[] | undefined): string {
  const { machine, runs, skipped } = report;
  return [
    `# How fast`,
    '',
    machine,
    '',
    ...skipped.map(({ lines, why }) => `- ${sizeName(lines)} was skipped: ${why}`),
    ...(skipped.length > 0 ? [''] : []),
    ...goalTable(report),
    ...worseList(worse),
    ...runs.flatMap(runSection)
  ].join('\n');
}

function goalTable(report: Report): string[] {
  const sizes = report.runs.map(({ lines }) => lines);
  const rows = goalsOf(report).map(({ title, asked, measured, verdict }) => [
    title,
    asked,
    ...sizes.map((lines) => {
      const found = measured.find((each) => each.lines === lines);
      return found ? figure(found.value) : '–';
    }),
    verdict === 'over' ? '**over**' : verdict
  ]);
  return ['## Goals', '', ...table(['goal', 'asked', ...sizes.map(sizeName), 'verdict'], rows), ''];
}

function worseList(worse: readonly Worse[] | undefined): string[] {
  const said = worse?.map(
    ({ lines, title, of, before, now }) =>
      `- ${sizeName(lines)}: ${title}: ${figure(before)} → ${figure(now)} ${of}`
  );
  return [
    '## Against the last run',
    '',
    ...(said === undefined
      ? ['There is none of this machine at these sizes.']
      : said.length === 0
        ? ['Nothing got worse by more than a quarter.']
        : ['Worse by more than a quarter:', '', ...said]),
    ''
  ];
}

function runSection(run: Run): string[] {
  const others = run.figures.filter(({ job }) => !isOfTask(job));
  const rows = others.map((each) => [
    each.title,
    `${figure(each.median)} ${each.unit}`,
    `${figure(each.min)} … ${figure(each.max)}`,
    against(each),
    each.memory_bytes === undefined ? '' : megabytes(each.memory_bytes)
  ]);
  return [
    `## ${run.lines.toLocaleString('en')} order lines`,
    '',
    `${run.rounds} ${run.rounds === 1 ? 'round' : 'rounds'}, load average ${run.load_average.toFixed(1)}, ${run.measured_at}`,
    '',
    ...table(['what', 'median', 'min … max', 'against', 'peak MB'], rows),
    '',
    ...taskSection(run),
    ...Object.entries(run.sizes).map(
      ([name, bytes]) => `- ${name}: ${megabytes(bytes)} MB, ${figure(bytes / run.lines)} bytes a line`
    ),
    ...run.left_out.map(({ job, why }) => `- ${job} was left out: ${why}`),
    ''
  ];
}

const isOfTask = (job: string) => otherNames.includes(job) || job.startsWith('ours_from_');

/** Everybody who did the same task, the quickest first. */
function taskSection(run: Run): string[] {
  const asked = run.figures
    .filter(({ job, name }) => isOfTask(job) && job === name)
    .toSorted((one, other) => one.median - other.median);
  if (asked.length === 0) return [];
  const rows = asked.map((each) => [
    each.title,
    `${figure(each.median)} ms`,
    `${figure(each.min)} … ${figure(each.max)}`,
    each.times_floor === undefined ? '' : figure(each.times_floor),
    ...columns.map((part) => milliseconds(figureNamed(run, `${each.name}.${part}`))),
    each.memory_bytes === undefined ? '' : megabytes(each.memory_bytes),
    sameness(run, each.name)
  ]);
  return [
    'Twelve scored quarter ends, flows between them, and month cohorts, from the same typed lines; reading them is apart:',
    '',
    ...(run.checksum
      ? [
          `The answers of the plain SQL count ${figure(run.checksum.customers)} customers and ${figure(run.checksum.cents)} cents.`,
          ''
        ]
      : []),
    ...table(['who', 'median', 'min … max', '× plain SQL', ...columns, 'peak MB', 'answers'], rows),
    ''
  ];
}

const milliseconds = (found: Figure | undefined) => (found ? figure(found.median) : '');

function sameness({ answers }: Run, peer: string): string {
  const found = answers.find((each) => each.peer === peer);
  if (!found) return 'the reference';
  return found.difference === undefined ? 'equal' : `**differ**: ${found.difference}`;
}

function against({ floor, times_floor, times_floor_between, budget, median, unit }: Figure): string {
  if (budget !== undefined)
    return `${median <= budget ? 'within' : '**over**'} ${budget.toLocaleString('en')} ${unit}`;
  if (!floor) return '';
  if (times_floor === undefined) return 'its floor was left out';
  const [least = NaN, most = NaN] = times_floor_between ?? [];
  const between = least === most ? '' : ` (${figure(least)} … ${figure(most)})`;
  return `${figure(times_floor)} × ${floor.join(' + ')}${between}`;
}

const table = (heads: readonly string[], rows: readonly (readonly string[])[]) =>
  [heads, heads.map((_, column) => (column === 0 ? '---' : '--:')), ...rows].map(
    (cells) => `| ${cells.join(' | ')} |`
  );

const figure = (measured: number) =>
  measured.toLocaleString('en', { maximumFractionDigits: measured < 10 ? 2 : measured < 100 ? 1 : 0 });
const megabytes = (bytes: number) => (bytes / 1e6).toLocaleString('en', { maximumFractionDigits: 0 });
