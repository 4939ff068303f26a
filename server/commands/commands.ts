import { accept } from './accept.ts';
import type { Command } from './command.ts';
import { backup } from './backup.ts';
import { definitions } from './definitions.ts';
import { doctor } from './doctor.ts';
import { event } from './event.ts';
import { load } from './load.ts';
import { query } from './query.ts';
import { rebuild } from './rebuild.ts';
import { refit } from './refit.ts';
import { restore } from './restore.ts';
import { sameCustomer } from './same-customer.ts';
import { scheme } from './scheme.ts';
import { serve } from './serve.ts';
import { settings } from './settings.ts';
import { undo } from './undo.ts';

/** What can be typed after `tierflow`. */
export const commands: readonly Command[] = [
  serve,
  load,
  accept,
  undo,
  rebuild,
  backup,
  restore,
  doctor,
  query,
  definitions,
  settings,
  sameCustomer,
  scheme,
  event,
  refit
];
