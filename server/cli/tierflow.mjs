#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { prepare, root } from './prepare.mjs';

await prepare({ build: true });

const child = spawn(process.execPath, [join(root, 'dist/server/cli/main.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  // Queries of the engine occupy these threads: with the usual four, reading a file waits for seconds behind them.
  env: { ...process.env, UV_THREADPOOL_SIZE: process.env['UV_THREADPOOL_SIZE'] ?? '16' }
});

/** @type {NodeJS.Signals[]} */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
for (const signal of signals) {
  // Ctrl-C on a terminal reaches the child by itself: passed on, it would arrive twice.
  process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal));
}

child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
child.on('close', (code, signal) => process.exit(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
