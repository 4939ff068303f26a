import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';
import { fingerprint, isInstalled } from './up-to-date.mjs';

/** These files run before anything is installed: plain JavaScript, and nothing but Node. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

const stampFile = join(root, 'dist', '.stamp');

/**
 * Makes a fresh clone ready: installs the packages of the lockfile, and builds site and server into dist/. Does, and
 * says, nothing where all is as it should be. Progress goes to standard error: standard output belongs to the command.
 *
 * @param {{ build: boolean }} needs
 */
export async function prepare({ build }) {
  const isReady = () => isInstalled(root) && (!build || isBuilt());
  try {
    refuseOldNode();
    if (isReady()) return;
    await withLock(
      join(root, 'dist', '.lock'),
      async () => {
        if (!isInstalled(root)) await install();
        if (build && !isBuilt()) await buildAll();
      },
      () => say('Waiting for another start of Tierflow to finish its preparations …')
    );
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(
    `Tierflow needs Node 20.19 or newer, and this is Node ${process.versions.node}. Install a newer one from nodejs.org and start again.`
  );
}

function isBuilt() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint(root);
}

async function install() {
  say('Installing what is missing …');
  const words = ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'];
  // npm tells the scripts it starts where it is. Without it, only a shell finds the command everywhere.
  const npm = process.env['npm_execpath'];
  if (npm?.endsWith('.js')) await quietly(process.execPath, [npm, ...words]);
  else await quietly('npm', words, { shell: process.platform === 'win32' });
}

async function buildAll() {
  // Taken before: a file that is saved while we build makes the next start build again.
  const stamp = fingerprint(root);
  rmSync(stampFile, { force: true });

  say('Building the site and the server …');
  for (const room of ['server', 'sql', 'data'])
    rmSync(join(root, 'dist', room), { recursive: true, force: true });
  const builds = await Promise.allSettled([
    quietly(process.execPath, ['node_modules/vite/bin/vite.js', 'build']),
    quietly(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'server/tsconfig.json'])
  ]);
  for (const built of builds) if (built.status === 'rejected') throw built.reason;

  writeFileSync(stampFile, stamp);
}

/**
 * What a tool says is of interest only when it fails.
 *
 * @param {string} command
 * @param {string[]} words
 * @param {{ shell?: boolean }} [options]
 * @returns {Promise<void>}
 */
function quietly(command, words, options = {}) {
  const child = spawn(command, words, { ...options, cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  /** @type {Buffer[]} */
  const said = [];
  child.stdout.on('data', (bytes) => said.push(bytes));
  child.stderr.on('data', (bytes) => said.push(bytes));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${Buffer.concat(said)}\n${[command, ...words].join(' ')} failed.`));
    });
  });
}

/** @param {string} sentence */
function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}
