import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** One config for the site (web/ → dist/web) and the tests (four rooms: unit, web, server, e2e). */
export default defineConfig({
  root: 'web',
  base: '/',
  plugins: [svelte()],
  build: { outDir: '../dist/web', emptyOutDir: true, target: 'es2022', sourcemap: false },
  server: { proxy: { '/api': 'http://127.0.0.1:4680' } },
  test: {
    root: '.',
    environment: 'node',
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/full/**', 'node_modules/**'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    globalSetup: []
  }
});
