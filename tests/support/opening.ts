import type { Home } from '../../server/home.ts';
import type { Texts } from '../../server/questions/ask.ts';
import { SegmentsAsked } from '../../server/questions/segments-asked.ts';
import type { AskedSegments } from '../../server/questions/settled.ts';
import { questionNamed } from '../../server/questions/questions.ts';
import { settingsInForce } from '../../server/settings.ts';

/** What stands behind a cell: how many customers, each once, and what they add up to. */
export interface Opened {
  customers: number;
  distinct_customers: number;
  sum: number;
}

/** Opens a cell of an answer down to the customers behind it, as its question says how. */
export async function opened(
  home: Home,
  name: string,
  texts: Texts,
  values: Record<string, string>,
  measure: string
): Promise<Opened> {
  const { parameters, cells } = questionNamed(name);
  if (!cells) throw new Error(`${name} does not say how its cells open`);
  const asked = Object.fromEntries(
    Object.entries(parameters).map(([parameter, reader]) => {
      const given = texts[parameter] ?? [];
      return [parameter, reader.read(typeof given === 'string' ? [given] : given, parameter)];
    })
  );
  const settings = await settingsInForce(home);
  return home.warehouse.reading(async (session) => {
    const published = await home.published(session);
    const { covers_from, data_through } = published;
    const coverage = { covers_from: covers_from ?? '', data_through: data_through ?? '' };
    const asking = { home, session, published, settings, coverage, signal: undefined, locale: 'en' as const };

    const { relation, times, as_of } = await cells.behind(asking, asked, { values, measure });
    const segmentsAsked = await SegmentsAsked.of(asking, asked as AskedSegments);
    const anybody = {
      segment: null,
      r_score: null,
      f_score: null,
      m_score: null,
      status: null,
      search: null
    };
    const { sql, bound } = segmentsAsked.compose('customers', { as_of, ...anybody }, times, {
      behind: relation,
      chosen_customers: { sql: `select ${columns} from behind`, inputs: ['behind'], parameters: {} }
    });
    const [row] = await session.all<Opened>(
      `select count(*) as customers, count(distinct customer_key) as distinct_customers,
              cast(coalesce(sum(contribution), 0) as bigint) as sum from (${sql})`,
      bound
    );
    if (!row) throw new Error('an aggregate is one row');
    return row;
  });
}

/** The columns that the list of customers tells of whom it is about. */
const columns = `customer_key, contribution, cast(null as varchar) as from_segment, cast(null as varchar) as to_segment,
  cast(null as varchar) as moved_by, cast(null as bigint) as net_amount_from, cast(null as bigint) as net_amount_to`;
