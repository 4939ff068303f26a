import { builtWith } from '../../server/build/built-with.ts';
import { cutPointsInForce } from '../../server/build/cut-points-in-force.ts';
import type { Session } from '../../server/db/session.ts';
import { unfold, type Given } from '../../server/db/unfold.ts';
import type { Home } from '../../server/home.ts';
import { compileNumbers } from '../../server/schemes/compile.ts';
import { highCutRelation, thirdCutRelation } from '../../server/schemes/rules.ts';
import { schemeSegments } from '../../server/schemes/scheme-segments.ts';
import type { Figures, Job } from './kinds.ts';
import { storeRelation } from './stored.ts';
import { timed } from './timed.ts';
import { withHome } from './with-home.ts';

/** Those that need nothing but order lines. */
export const furtherSchemes = ['rfm_8', 'rfm_6', 'value_tier', 'pyramid', 'vip', 'loyalty', 'eight_types'];

/** What a build would take longer, were the sizes and flows of one more scheme stored for all its dates. */
export const schemeJobs: readonly Job[] = [
  {
    name: 'schemes',
    rows: furtherSchemes.map((scheme) => ({
      name: `scheme_${scheme}`,
      title: `a build that stores ${scheme}, too: at most so much more`,
      floor: ['read_parquet', 'group']
    })),
    // Everybody on every stored date at once.
    most_lines: 10_000_000,
    run: (folder) =>
      withHome(folder, (home) =>
        home.warehouse.writing(async (session) => {
          const figures: Figures = {};
          for (const scheme of furtherSchemes)
            figures[`scheme_${scheme}`] = [await stored(home, session, scheme)];
          return figures;
        })
      )
  }
];

async function stored(home: Home, session: Session, name: string): Promise<number> {
  const scheme = home.schemes.named(name);
  const { covers_from, data_through } = await home.published(session);
  const built = await builtWith(session);
  const coverage = { covers_from: covers_from ?? '', data_through: data_through ?? '' };
  const cuts = await cutPointsInForce({ home, session, coverage }, scheme, built.rules, built);

  const given: Record<string, Given> = {
    segments_by_number: compileNumbers([scheme]),
    asked_customers: { sql: '', is_everybody: true }
  };
  for (const [relation, rows] of Object.entries({
    third_cuts: thirdCutRelation(cuts.thirds),
    high_cuts: highCutRelation(cuts.high),
    scheme_segments: schemeSegments([scheme])
  })) {
    await storeRelation(session, `bench_${relation}`, rows);
    given[relation] = { sql: `select * from bench_${relation}` };
  }
  const keep = (model: string) =>
    session.run(
      `create or replace temp table bench_${model} as
       ${unfold(home.library, { sql: `select * from ${model}`, inputs: [model] }, given)}`
    );
  const time = await timed(async () => {
    await keep('segments_by_number');
    given['segments_by_number'] = { sql: 'select * from bench_segments_by_number' };
    for (const model of ['segment_sizes', 'segment_flows']) await keep(model);
  });
  for (const model of ['segments_by_number', 'segment_sizes', 'segment_flows'])
    await session.run(`drop table bench_${model}`);
  return time;
}
