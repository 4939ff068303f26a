import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { defaultPort } from './server/config.ts';

const root = import.meta.dirname;
const components = svelte({ configFile: false });
/** A browser and a server start in many of them, on machines that are busy. */
const patience = { testTimeout: 60_000, hookTimeout: 180_000 };

/** The site (web/ → dist/web), and the tests in two rooms: what runs in a browser's stead, and everything else. */
export default defineConfig(({ mode }) => ({
  root: 'web',
  plugins: [components],
  build: { outDir: '../dist/web', emptyOutDir: true, target: 'es2022' },
  server: { proxy: { '/api': `http://127.0.0.1:${defaultPort()}` } },
  test: {
    root,
    maxWorkers: 2,
    projects: [
      {
        root,
        // A project has a mode of its own: by it sweeps are whole or in part.
        mode,
        test: {
          ...patience,
          name: 'node',
          // A file finds the modules that the file before it has read: importing them anew is a tenth of the whole time.
          isolate: false,
          setupFiles: [join(root, 'tests/support/clear-away.ts')],
          include: ['tests/**/*.test.ts'],
          // Longer than a coffee: npm run test:full.
          exclude: ['tests/web/**', 'tests/tmp/**', ...(mode === 'full' ? [] : ['tests/full/**'])]
        }
      },
      {
        root,
        plugins: [components],
        // Node would choose Svelte's server build, in which state stands still.
        resolve: { conditions: ['browser'] },
        test: { ...patience, name: 'web', include: ['tests/web/**/*.test.ts'] }
      }
    ]
  }
}));
