import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { prepare, root } from './prepare.mjs';
import { sideBySide, step, steps, timed } from './steps.mjs';

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
  await steps({
    'types: site': 'svelte-check --tsconfig web/tsconfig.json --fail-on-warnings',
    lint: `eslint --max-warnings 0 ${byContent} --cache-location ${cache}/lint .`,
    'types: all but the site': `tsc --allowJs --checkJs --incremental --tsBuildInfoFile ${cache}/types`,
    format: `prettier --check --log-level warn ${byContent} .`,
    'unused code and dependencies': 'knip',
    'generated documents': `ts ${docsScript} --check`
  });
}

async function docs() {
  await prepare({ build: false });
  await step('documents', `ts ${docsScript}`);
}

async function format() {
  await prepare({ build: false });
  await step('format', 'prettier --write --log-level warn .');
}

/** @param {string[]} options */
async function bench(options) {
  await prepare({ build: true });
  readWithWhatWasBuilt();
  await step('benchmark', 'ts tests/bench/bench.ts', options);
}

/**
 * @param {string[]} words that stand in the path of a test file or in the title of a test; with them the checks are left out
 * @param {string[]} [mode]
 */
async function test(words, mode = []) {
  await prepare({ build: true });
  if (words.length === 0) await check();

  readWithWhatWasBuilt();
  const results = `${cache}/vitest.json`;
  mkdirSync(cache, { recursive: true });
  rmSync(results, { force: true });
  const reporters = `--reporter=default --reporter=json --outputFile.json=${results}`;
  const code = await timed('tests', `vitest run ${reporters}`, [...mode, ...filtersOf(words)]);
  if (!existsSync(results)) process.exit(code || 1);

  const { passed, failed } = countsOf(JSON.parse(readFileSync(results, 'utf8')));
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exit(passed + failed === 0 ? 1 : code);
}

/** As it was just built, and as people run it: from source each reader would be compiled when it starts. */
function readWithWhatWasBuilt() {
  process.env['TIERFLOW_READER'] = join(root, 'dist/server/extracts/reader-process.js');
}

/** @param {string[]} words */
function filtersOf(words) {
  const files = readdirSync('tests', { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.test.ts')
  );
  const titles = words.filter(
    (word) => !word.startsWith('-') && !files.some((path) => `tests/${path}`.includes(word))
  );
  const others = words.filter((word) => !titles.includes(word));
  return titles.length === 0 ? others : [...others, '--testNamePattern', titles.join('|')];
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
  return { passed: numPassedTests, failed: numFailedTests + brokenFiles.length };
}
