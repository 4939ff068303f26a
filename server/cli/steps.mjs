import { spawn } from 'node:child_process';

/** Started by path: what the shell calls them differs between systems. */
const tools = {
  tsc: 'node_modules/typescript/bin/tsc',
  tsx: 'node_modules/tsx/dist/cli.mjs',
  vite: 'node_modules/vite/bin/vite.js',
  vitest: 'node_modules/vitest/vitest.mjs',
  eslint: 'node_modules/eslint/bin/eslint.js',
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  knip: 'node_modules/knip/bin/knip.js',
  'svelte-check': 'node_modules/svelte-check/bin/svelte-check'
};

/** @typedef {keyof typeof tools} Tool */

/**
 * A step that fails ends the job with its exit code.
 *
 * @param {string} title
 * @param {Tool} tool
 * @param {string[]} args
 */
export async function step(title, tool, args) {
  const code = await timed(title, tool, args);
  if (code !== 0) process.exit(code);
}

/**
 * @param {string} title
 * @param {Tool} tool
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function timed(title, tool, args) {
  process.stdout.write(`── ${title}\n`);
  const started = performance.now();
  const code = await ended(start(tool, args));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`   ${code === 0 ? 'good' : `failed with exit code ${code}`}, ${seconds} s\n`);
  return code;
}

/**
 * Runs tools side by side until one of them ends; then ends the others.
 *
 * @param {[Tool, string[]][]} commands
 * @returns {Promise<number>} the exit code of the first to end
 */
export async function sideBySide(commands) {
  const children = commands.map(([tool, args]) => start(tool, args));
  const code = await Promise.race(children.map(ended));
  for (const child of children) child.kill();
  return code;
}

/**
 * @param {Tool} tool
 * @param {string[]} args
 */
function start(tool, args) {
  // Queries of the engine occupy these threads: see tierflow.mjs.
  const env = { ...process.env, UV_THREADPOOL_SIZE: process.env['UV_THREADPOOL_SIZE'] ?? '16' };
  return spawn(process.execPath, [tools[tool], ...args], { stdio: 'inherit', env });
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
