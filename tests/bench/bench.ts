import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { withOtherSizes, worsened } from './compare.ts';
import { BenchFolder } from './folder.ts';
import { markdown } from './markdown.ts';
import { readOptions, usage } from './options.ts';
import { otherNames } from './peers/names.ts';
import type { Report, Run } from './report.ts';
import { fetchPeers, runSize } from './run-size.ts';
import { sizeName } from './sizes.ts';

/** npm run bench: how fast we are, beside what the engine alone needs and, with --peers, beside others. */
const options = readOptions(process.argv.slice(2));
if ('fault' in options) {
  process.stderr.write(`${options.fault}\n\n${usage}`);
  process.exit(2);
}

/** Stopped half-way, the jobs end and the folder is still cleaned. */
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => stop.abort(`stopped by ${signal}`));
const say = (text: string) => void process.stderr.write(`${text}\n`);

const last = await readFile('bench.json', 'utf8')
  .then((text) => JSON.parse(text) as Report)
  .catch(() => undefined);
const [cpu] = cpus();
const report: Report = {
  machine: `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}`,
  runs: [],
  skipped: []
};

async function written(): Promise<string> {
  const said = markdown(report, worsened(report, last));
  await writeFile('bench.json', `${JSON.stringify(withOtherSizes(report, last), null, 2)}\n`);
  await writeFile('bench.md', said);
  return said;
}

/** A comparison of different answers is none. Peers may fail: they are not ours. */
const isFaulty = ({ answers, left_out }: Run) =>
  answers.some(({ difference }) => difference) ||
  left_out.some(({ job, has_failed }) => has_failed && !otherNames.includes(job));

const ends_at = performance.now() + options.minutes * 60_000;
const folder = await BenchFolder.open(options.home, options.keep).catch((problem: Error) => {
  say(problem.message);
  process.exit(2);
});
try {
  if (options.peers) await fetchPeers(options.jobs, say);
  let before: Awaited<ReturnType<typeof runSize>>['spent'] | undefined;
  for (const lines of options.lines) {
    const { run, spent, why } = await runSize({
      folder,
      lines,
      options,
      ends_at,
      before,
      say,
      stop: stop.signal
    });
    if (run) report.runs.push(run);
    else report.skipped.push({ lines, why: `${why ?? ''}: --lines ${sizeName(lines)} runs it` });
    before = spent ?? before;
    // The next size may take an hour, and be stopped.
    await written();
  }
  process.stdout.write(await written());
  if (report.runs.some(isFaulty)) process.exitCode = 1;
  if (folder.isKept) say(`The histories are kept in ${folder.path}: --home ${folder.path} uses them again.`);
} catch (problem) {
  if (!stop.signal.aborted) throw problem;
  say(String(stop.signal.reason));
  process.exitCode = 130;
} finally {
  await folder.leave();
}
