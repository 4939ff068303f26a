import { builtWith } from '../build/built-with.ts';
import { oncePerPublication } from './once.ts';

/** By which rules and cut points the marts that a question reads were built. */
export const builtWithOf = oncePerPublication(builtWith);
