import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/** Rooms know only what the architecture lets them know: see CONTRIBUTING.md, "Invariants". */
const onlyDbKnowsTheEngine = {
  name: '@duckdb/node-api',
  message: 'Only server/db imports the driver: ask through Database.'
};

const noRawHtml = { 'svelte/no-at-html-tags': 'error' };

export default ts.config(
  { ignores: ['dist', 'coverage', 'data/home', 'node_modules'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...ts.configs.stylistic,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-imports': ['error', { paths: [onlyDbKnowsTheEngine] }]
    }
  },
  { files: ['server/db/**', 'tests/bench/**'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['server/cli/**', 'tests/**'], rules: { 'no-console': 'off' } },
  {
    files: ['server/**/*.ts'],
    ignores: ['server/config.ts', 'server/cli/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only server/config.ts reads the environment.' }
      ]
    }
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: { ...noRawHtml, 'prefer-const': 'off', 'svelte/prefer-const': 'error' }
  },
  {
    files: ['web/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/server/**'],
              allowTypeImports: true,
              message: 'web/ imports only types of the server.'
            }
          ]
        }
      ]
    }
  }
);
