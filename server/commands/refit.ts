import { automaticReference } from '../build/calendar.ts';
import { publish } from '../build/publish.ts';
import { refusal } from '../errors.ts';
import type { Home } from '../home.ts';
import { parsePeriod } from '../periods.ts';
import { dayToRead } from '../questions/dates.ts';
import type { CutPoints } from '../schemes/contract.ts';
import { fitCutPoints, pinCutPoints } from '../schemes/cut-points.ts';
import { rulesOf } from '../schemes/rules.ts';
import { schemeNamed } from '../schemes/schemes.ts';
import { settingsInForce } from '../settings.ts';
import { json, type Command } from './command.ts';
import { textTable } from './table.ts';

/** Fits the cut points of a scheme to a day and pins them as its next version; the marts are built by it. */
export async function refitScheme(
  home: Home,
  name: string,
  reference: string | undefined,
  now: Date
): Promise<CutPoints> {
  const scheme = schemeNamed(name);
  if (!scheme.is_scored) throw refusal('scheme_without_scores', { scheme: name });
  const asked = reference === undefined ? undefined : parsePeriod(reference);
  if (reference !== undefined && !asked)
    throw refusal('period_malformed', { name: 'reference', value: reference });

  const { covers_from, data_through } = await home.published();
  if (!covers_from || !data_through) throw refusal('nothing_loaded');
  const coverage = { covers_from, data_through };
  const day = asked ? dayToRead(asked, coverage).day : automaticReference(coverage);
  const rules = rulesOf(await settingsInForce(home));

  return home.warehouse.writing(async (session) => {
    const fitted = await fitCutPoints(home, session, day, rules, 'reference');
    const pinned = await pinCutPoints(home, scheme.scheme, fitted, now);
    await publish(home, session, now);
    return pinned;
  });
}

export const refit: Command = {
  name: 'refit',
  usage: 'refit SCHEME [--reference D] [--json]',
  flags: { reference: { type: 'string' }, json: { type: 'boolean' } },
  positionals: { least: 1, most: 1 },

  async run(home, { flags, positionals: [scheme = ''] }, speaker) {
    const reference = typeof flags['reference'] === 'string' ? flags['reference'] : undefined;
    const pinned = await refitScheme(home, scheme, reference, new Date());
    speaker.say(flags['json'] ? json({ scheme, cut_points: pinned }) : textTable([{ scheme, ...pinned }]));
    return 0;
  }
};
