import { automaticReference } from '../build/calendar.ts';
import { manyLines, publish } from '../build/publish.ts';
import { refusal } from '../errors.ts';
import type { Home } from '../home.ts';
import { parsePeriod } from '../periods.ts';
import { dayToRead } from '../questions/dates.ts';
import type { CutPoints } from '../schemes/contract.ts';
import { asNextVersion, fitCutPoints, storePinned } from '../schemes/cut-points.ts';
import { rulesOf } from '../schemes/rules.ts';
import { defaultScheme } from '../schemes/schemes.ts';
import { fixedCutPoints, typedCuts } from '../schemes/typed-cuts.ts';
import { settingsInForce } from '../settings.ts';
import { json, type Command } from './command.ts';
import { textTable } from './table.ts';

/** How cut points come about: fitted to a day (the latest complete quarter end without one), or typed in. */
export interface Refit {
  reference?: string | undefined;
  /** recency:180,91,76,29 and so on: pinned as they are; the reference day is where customers are counted */
  cuts?: readonly string[];
}

/** Pins cut points of a scheme as its next version; the marts are built by it. */
export async function refitScheme(
  home: Home,
  name: string,
  { reference, cuts = [] }: Refit,
  now: Date
): Promise<CutPoints> {
  const scheme = home.schemes.named(name);
  if (!scheme.is_scored) throw refusal('scheme_without_scores', { scheme: name });
  const asked = reference === undefined ? undefined : parsePeriod(reference);
  if (reference !== undefined && !asked)
    throw refusal('period_malformed', { name: 'reference', value: reference });
  const typed = typedCuts.read(cuts);

  return home.warehouse.writing(async (session) => {
    const { covers_from, data_through } = await home.published(session);
    if (!covers_from || !data_through) throw refusal('nothing_loaded');
    const coverage = { covers_from, data_through };
    const day = asked ? dayToRead(asked, coverage).day : automaticReference(coverage);
    const rules = rulesOf(await settingsInForce(home));

    const fitted = await fitCutPoints(home, session, day, rules, 'reference', scheme.scoring);
    const chosen = typed ? fixedCutPoints(typed, scheme.scoring, rules, fitted) : fitted;
    const pinned = await asNextVersion(home, scheme.scheme, chosen);
    await publish(home, session, now, {
      ...(scheme.scheme === defaultScheme && { pinned }),
      aside_from: manyLines,
      only_decided: true
    });
    // Last, when nothing but the commit can fail.
    await storePinned(home, scheme, pinned, now);
    return pinned;
  });
}

export const refit: Command = {
  name: 'refit',
  usage: 'refit SCHEME [--reference D] [--cuts recency:… --cuts frequency:… --cuts monetary:…] [--json]',
  flags: {
    reference: { type: 'string' },
    cuts: { type: 'string', multiple: true },
    json: { type: 'boolean' }
  },
  positionals: { least: 1, most: 1 },
  needs_home: true,

  async run(home, { flags, positionals: [scheme = ''] }, speaker) {
    const reference = typeof flags['reference'] === 'string' ? flags['reference'] : undefined;
    const cuts = [flags['cuts'] ?? []].flat().map(String);
    const pinned = await refitScheme(home, scheme, { reference, cuts }, new Date());
    speaker.say(flags['json'] ? json({ scheme, cut_points: pinned }) : textTable([{ scheme, ...pinned }]));
    return 0;
  }
};
