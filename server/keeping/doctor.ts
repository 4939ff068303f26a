import { freeBytes } from '../disk.ts';
import { Refusal } from '../errors.ts';
import { lostBy, manifestsOf, refuseDamaged } from '../extracts/archive.ts';
import { worded } from '../extracts/words.ts';
import type { Home } from '../home.ts';
import { examined } from '../messages/keeping.ts';
import type { Locale } from '../schemes/contract.ts';

/** One thing that was looked at. */
export interface Examined {
  examined: keyof typeof examined;
  is_well: boolean;
  sentence: string;
}

/** Loads need room for the file, its hand-over and the warehouse. */
const leastFree = 2 ** 30;

/** Looks at everything that a home promises to keep, and changes nothing. */
export async function examine(home: Home, locale: Locale): Promise<Examined[]> {
  const tell = (what: keyof typeof examined, is_well: boolean, details: Record<string, string | number>) => ({
    examined: what,
    is_well,
    sentence: worded(examined[what][is_well ? 'well' : 'unwell'], details, locale)
  });

  const damaged = await damagedExtracts(home, locale);
  const lost = await lostBy(home);
  const broken = await brokenLaws(home);
  const held = await home.warehouse.all(`select 1 from extracts where status = 'held'`);
  const free = await freeBytes(home.path);
  return [
    tell('archive', damaged.length === 0, {
      extracts: (await manifestsOf(home)).length,
      problem: damaged[0] ?? ''
    }),
    tell('ledger', lost.length === 0, { extracts: lost.length }),
    tell('laws', broken.length === 0, { laws: home.library.of('check').length, broken: broken.join('; ') }),
    tell('decisions', held.length === 0, { extracts: held.length }),
    tell('room', free >= leastFree, { gigabytes: (free / 1e9).toFixed(1) })
  ];
}

async function damagedExtracts(home: Home, locale: Locale): Promise<string[]> {
  const problems: string[] = [];
  for (const manifest of await manifestsOf(home)) {
    await refuseDamaged(home, manifest).catch((problem: unknown) => {
      if (!(problem instanceof Refusal)) throw problem;
      problems.push(problem.told(locale).message);
    });
  }
  return problems;
}

/** Laws of sql/checks that do not hold. Before anything was built there is nothing that they could be held against. */
async function brokenLaws(home: Home): Promise<string[]> {
  if ((await home.published()).data_version === 0) return [];
  return home.warehouse.reading(async (session) => {
    const broken: string[] = [];
    for (const { name, sql } of home.library.of('check')) {
      const rows = await session.all(`select 1 from (${sql}) limit 1`, {}, { timeout_ms: Infinity });
      if (rows.length > 0) broken.push(name);
    }
    return broken;
  });
}
