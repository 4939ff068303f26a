import pino from 'pino';
import { logLevel } from './config.ts';

/** One JSON line per event on standard error: which extract, build or query, how many rows, how long. No ids, no amounts. */
export const logger = pino({ level: logLevel() }, pino.destination({ dest: 2, sync: true }));
