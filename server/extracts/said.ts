import { profileNamed, type ProfileOptions } from './profiles.ts';
import type { ReadOrder } from './reading.ts';

/** What a person said of a file before it is read: in the mapping, or in the profile they named. */
export function saidOf({ map, profile, profiles }: ReadOrder): ProfileOptions {
  const named = profile === undefined ? undefined : profileNamed(profile, profiles);
  return { ...named?.options, ...map?.options };
}
