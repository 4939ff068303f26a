import { createRequire } from 'node:module';
import type * as Driver from '@duckdb/node-api';

/**
 * The driver, required: an import would have its two hundred files read for the names that they export, which takes longer
 * than all else that a process does before its first statement.
 */
export const driver = createRequire(import.meta.url)('@duckdb/node-api') as typeof Driver;
