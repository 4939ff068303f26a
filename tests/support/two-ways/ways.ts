import { publish } from '../../../server/build/publish.ts';
import type { Home } from '../../../server/home.ts';
import { storeSettings, type Settings } from '../../../server/settings.ts';
import { at, forgetExtracts, putExtract, type Line } from '../order-lines.ts';
import { Chance, randomExtracts, someDay } from '../random-history.ts';
import { dayNumber, dayText, lastCompleteQuarterEnd, type Span } from '../slow/days.ts';
import { historiesOf, type History, type Returns } from '../slow/history.ts';
import { schemeNames, scoredSchemes } from '../slow/schemes.ts';
import type { Rules, SchemeName } from '../slow/segments.ts';

/** What is set for schemes, at random too. */
type Set = Pick<Settings, 'rfm_8_cut' | 'vip_share' | 'loyal_flags'>;

/** One history made at random, loaded into a home, beside the plain loops that know the same lines. */
export interface TwoWays {
  home: Home;
  set: Set;
  histories: History[];
  coverage: Span;
  chance: Chance;
}

export async function twoWays(home: Home, seed: number, customers: number): Promise<TwoWays> {
  const chance = new Chance(seed);
  const extracts = randomExtracts(chance, customers);
  const set: Set = {
    rfm_8_cut: chance.of(['score_mean', 'value_mean', 'value_median'] as const),
    vip_share: chance.of([50, 50, 30, 80]),
    loyal_flags: chance.of([2, 2, 1, 3, 4])
  };
  await storeSettings(home, set, new Date());
  await loadInstead(home, extracts);
  const days = extracts.flat().map(({ ordered_at }) => dayNumber(ordered_at));
  return {
    home,
    chance,
    set,
    histories: [...historiesOf(extracts).values()],
    coverage: { from: Math.min(...days), to: Math.max(...days) }
  };
}

const loadInstead = (home: Home, extracts: readonly (readonly Line[])[]) =>
  home.warehouse.writing(async (session) => {
    await forgetExtracts(session);
    for (const lines of extracts) await putExtract(session, lines);
    await publish(home, session, at);
  });

/** How a question is asked: its parameters as texts, and what they mean to the plain loops. */
export interface Way {
  texts: Record<string, string>;
  rules: Rules;
  scheme: SchemeName;
  isAsked: (history: History | undefined) => boolean;
}

export function someWay({ chance, coverage, set, histories }: TwoWays): Way {
  const lookback = chance.of(['365', '365', 'all', '30', '1', undefined]);
  const returns = chance.of<Returns | undefined>(['net', 'exclude', 'event', undefined]);
  const scheme = chance.may(0.4) ? chance.of<SchemeName>(['rfm_11', 'lifecycle']) : chance.of(schemeNames);
  const cuts = scoredSchemes.includes(scheme) ? chance.of(['pinned', 'relative', 'reference']) : 'pinned';
  const reference = dayText(someDayIn(chance, coverage));
  // A region that nobody ever had is refused instead of answered.
  const regions = histories.some(
    ({ customer_id, first_region }) => customer_id !== null && first_region === 'East'
  )
    ? ['East', '']
    : [''];
  const region = chance.of([...regions, undefined, undefined]);
  const texts = {
    scheme,
    ...(lookback && { lookback }),
    ...(returns && { returns }),
    ...(cuts === 'relative' && { scoring: 'relative' }),
    ...(cuts === 'reference' && { reference }),
    ...(region !== undefined && { filter: `first_region:${region}` })
  };
  const automatic = lastCompleteQuarterEnd(coverage) ?? coverage.to;
  return {
    texts,
    scheme,
    rules: {
      returns: returns ?? 'net',
      lookback: lookback === 'all' ? null : Number(lookback ?? 365),
      reference: cuts === 'relative' ? null : cuts === 'reference' ? dayNumber(reference) : automatic,
      highRule: set.rfm_8_cut,
      vipShare: set.vip_share,
      loyalFlags: set.loyal_flags
    },
    // Nobody has no region either, but is no customer who could be chosen.
    isAsked: (history) =>
      region === undefined || (history?.customer_id !== null && (history?.first_region ?? '') === region)
  };
}

export const someDayIn = (chance: Chance, { from, to }: Span) =>
  Math.max(from, Math.min(to, someDay(chance)));
export const textOrNull = (day: number | null) => (day === null ? null : dayText(day));
export const asText = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();
