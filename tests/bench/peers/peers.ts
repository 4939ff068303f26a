import { arquero } from './arquero.ts';
import { databases } from './databases.ts';
import { oursFromLines, oursFromWarehouse } from './ours.ts';
import type { Peer } from './peer.ts';
import { polars } from './polars.ts';
import { programs } from './programs.ts';

/** The two ways that we do it first; then the others. */
export const ourWays: readonly Peer[] = [oursFromLines, oursFromWarehouse];
export const others: readonly Peer[] = [...databases, polars, arquero, ...programs];
