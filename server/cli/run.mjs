import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { prepare, root } from './prepare.mjs';
import { sideBySide, step, timed } from './steps.mjs';

/**
 * The menu behind the npm scripts: node server/cli/run.mjs NAME [words…].
 *
 * @type {Record<string, (words: string[]) => Promise<unknown>>}
 */
const jobs = {
  dev,
  test: (words) => test(words),
  'test:full': (words) => test(words, ['--mode', 'full']),
  bench,
  check,
  build: () => prepare({ build: true }),
  docs,
  format
};

const docsScript = 'server/cli/docs.ts';

/** What a tool remembers of its last run is found by content, not by date: it cannot hide a fault. */
const byContent = '--cache --cache-strategy content';
const cache = 'node_modules/.cache/tierflow';

const [name = '', ...words] = process.argv.slice(2);
const job = Object.hasOwn(jobs, name) ? jobs[name] : undefined;
if (!job) {
  process.stderr.write(`There is no job "${name}". Jobs: ${Object.keys(jobs).join(', ')}.\n`);
  process.exit(2);
}
process.chdir(root);
await job(words);

/** The site and the server side by side, both watching their files. */
async function dev() {
  await prepare({ build: false });
  process.exit(await sideBySide(['tsx watch server/cli/main.ts serve', 'vite']));
}

async function check() {
  // The build is the check of server/tsconfig.json and of the site's bundle.
  await prepare({ build: true });
  await step(
    'types: all but the site',
    `tsc --allowJs --checkJs --incremental --tsBuildInfoFile ${cache}/types`
  );
  await step('types: site', 'svelte-check --tsconfig web/tsconfig.json --fail-on-warnings');
  await step('lint', `eslint --max-warnings 0 ${byContent} --cache-location ${cache}/lint .`);
  await step('format', `prettier --check --log-level warn ${byContent} .`);
  await step('unused code and dependencies', 'knip');
  await step('generated documents', `tsx ${docsScript} --check`);
}

async function docs() {
  await prepare({ build: false });
  await step('documents', `tsx ${docsScript}`);
}

async function format() {
  await prepare({ build: false });
  await step('format', 'prettier --write --log-level warn .');
}

/** @param {string[]} options */
async function bench(options) {
  await prepare({ build: true });
  await step('benchmark', 'tsx tests/bench/bench.ts', options);
}

/**
 * @param {string[]} filters words in the path of a test file; with them the checks are left out
 * @param {string[]} [mode]
 */
async function test(filters, mode = []) {
  await prepare({ build: true });
  if (filters.length === 0) await check();

  const results = `${cache}/vitest.json`;
  mkdirSync(cache, { recursive: true });
  rmSync(results, { force: true });
  const reporters = `--reporter=default --reporter=json --outputFile.json=${results}`;
  const code = await timed('tests', `vitest run ${reporters}`, [...mode, ...filters]);
  if (existsSync(results)) process.stdout.write(`${countsOf(JSON.parse(readFileSync(results, 'utf8')))}\n`);
  process.exit(code);
}

/**
 * A file that fails outside its tests counts as one failure.
 *
 * @param {{ numPassedTests: number, numFailedTests: number,
 *   testResults: { status: string, assertionResults: { status: string }[] }[] }} results
 */
function countsOf({ numPassedTests, numFailedTests, testResults }) {
  const brokenFiles = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((each) => each.status !== 'failed')
  );
  return `${numPassedTests} passed, ${numFailedTests + brokenFiles.length} failed`;
}
