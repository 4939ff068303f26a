import { spawn } from 'node:child_process';

/**
 * What Node is started with for each. Paths, for what the shell calls them differs between systems.
 *
 * @type {Record<string, string[]>}
 */
const tools = {
  tsc: ['node_modules/typescript/bin/tsc'],
  /** one TypeScript file, in a process that hears the signals itself */
  ts: ['--import', 'tsx'],
  tsx: ['node_modules/tsx/dist/cli.mjs'],
  vite: ['node_modules/vite/bin/vite.js'],
  vitest: ['node_modules/vitest/vitest.mjs'],
  eslint: ['node_modules/eslint/bin/eslint.js'],
  prettier: ['node_modules/prettier/bin/prettier.cjs'],
  knip: ['node_modules/knip/bin/knip.js'],
  'svelte-check': ['node_modules/svelte-check/bin/svelte-check']
};

/**
 * A step that fails ends the job with its exit code.
 *
 * @param {string} title
 * @param {string} line a tool and its words, separated by spaces
 * @param {string[]} [more] words as a person typed them
 */
export async function step(title, line, more) {
  const code = await timed(title, line, more);
  if (code !== 0) process.exit(code);
}

/**
 * @param {string} title
 * @param {string} line
 * @param {string[]} [more]
 * @returns {Promise<number>} the exit code
 */
export async function timed(title, line, more) {
  process.stdout.write(`── ${title}\n`);
  const started = performance.now();
  const code = await ended(start(line, more));
  process.stdout.write(`   ${verdict(code, started)}\n`);
  return code;
}

/**
 * Steps that need nothing of each other, two at a time: each is a process that keeps one core busy. What a step says is
 * shown when it fails; then the job ends with its exit code, and the other step with it.
 *
 * @param {Record<string, string>} lines by title
 */
export async function steps(lines) {
  const waiting = Object.entries(lines);
  /** @type {Set<import('node:child_process').ChildProcess>} */
  const running = new Set();
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [title, line] = next;
      const started = performance.now();
      const child = start(line, [], 'pipe');
      running.add(child);
      /** @type {Buffer[]} */
      const said = [];
      for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => said.push(bytes));
      const code = await ended(child);
      running.delete(child);
      process.stdout.write(`── ${title}: ${verdict(code, started)}\n`);
      if (code === 0) continue;
      process.stdout.write(Buffer.concat(said));
      for (const other of running) other.kill();
      process.exit(code);
    }
  };
  await Promise.all([lane(), lane()]);
}

/**
 * @param {number} code
 * @param {number} started
 */
function verdict(code, started) {
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  return `${code === 0 ? 'good' : `failed with exit code ${code}`}, ${seconds} s`;
}

/**
 * Runs tools until one of them ends; then ends the others.
 *
 * @param {string[]} lines
 * @returns {Promise<number>} the exit code of the first to end
 */
export async function sideBySide(lines) {
  const children = lines.map((line) => start(line));
  const code = await Promise.race(children.map(ended));
  for (const child of children) child.kill();
  return code;
}

/**
 * @param {string} line
 * @param {string[]} [more]
 * @param {'inherit' | 'pipe'} [output]
 */
function start(line, more = [], output = 'inherit') {
  const [tool = '', ...words] = line.split(' ');
  // Queries of the engine occupy these threads: see tierflow.mjs.
  const env = { ...process.env, UV_THREADPOOL_SIZE: process.env['UV_THREADPOOL_SIZE'] ?? '16' };
  const program = tools[tool] ?? [];
  return spawn(process.execPath, [...program, ...words, ...more], {
    stdio: ['inherit', output, output],
    env
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function ended(child) {
  return new Promise((resolve, reject) =>
    child.on('error', reject).on('close', (code) => resolve(code ?? 1))
  );
}
