import { accept } from './accept.ts';
import type { Command } from './command.ts';
import { definitions } from './definitions.ts';
import { load } from './load.ts';
import { query } from './query.ts';
import { refit } from './refit.ts';
import { serve } from './serve.ts';
import { settings } from './settings.ts';
import { undo } from './undo.ts';

/** What can be typed after `tierflow`. */
export const commands: readonly Command[] = [serve, load, accept, undo, query, definitions, settings, refit];
