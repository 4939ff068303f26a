import { cutPointsInForce } from '../../build/cut-points-in-force.ts';
import { latestPeriod } from '../../build/calendar.ts';
import { question, type AskingOfData } from '../../questions/question.ts';
import { pinnedVersions } from '../../schemes/cut-points.ts';
import type { Input } from '../../schemes/facts.ts';
import { rulesOf, type Rules } from '../../schemes/rules.ts';
import { schemeOf, type SchemeDefinition } from '../../schemes/definition.ts';
import { builtWithOf } from '../../questions/built-with-of.ts';
import { inputsLoaded } from '../../questions/inputs-loaded.ts';
import { catalog, isComputable } from '../kpis/catalog.ts';
import { metricInForce, schemeInForce } from '../../schemes/words-in-force.ts';
import type { Definition, DefinitionsAnswer, Dimension } from './contract.ts';

/** Values a person can choose from; a longer list is said, not shown. */
const mostValues = 200;

export const definitions = question({
  name: 'definitions',
  purpose: 'Metrics, schemes, cut points, dimensions and settings in force.',
  parameters: {},
  needs_no_data: true,

  async answer(asking): Promise<DefinitionsAnswer> {
    const { published, settings, coverage } = asking;
    const { data_version, data_through, covers_from, has_demo, published_at } = published;
    const rules = rulesOf(settings);
    const inputs = data_through ? await inputsLoaded(asking) : [];
    const rows = catalog
      .filter(isComputable(inputs))
      .map((metric): Definition => ({ kind: 'metric', ...metricInForce(metric, rules) }));
    for (const scheme of asking.home.schemes.all) rows.push(await schemeRow(asking, scheme, rules, inputs));
    return {
      data_version,
      data_through,
      definition: {
        currency: settings.currency ?? (await currencyOfExtracts(asking)),
        business_time_zone: settings.business_time_zone,
        covers_from,
        latest_period: data_through ? latestPeriod(coverage).period : null,
        has_demo,
        has_sheet: await hasSheet(asking),
        published_at,
        settings,
        dimensions: data_through ? await dimensionValues(asking) : []
      },
      rows
    };
  }
});

async function schemeRow(
  asking: AskingOfData,
  definition: SchemeDefinition,
  rules: Rules,
  inputs: readonly Input[]
): Promise<Definition> {
  const { scheme, is_scored, file } = definition;
  const row = {
    kind: 'scheme' as const,
    ...schemeInForce(schemeOf(definition, inputs), rules),
    assign: file.assign
  };
  if (!is_scored) return { ...row, cut_points: null, versions: [] };
  const cut_points = asking.published.data_through
    ? await cutPointsInForce(asking, definition, rules, await builtWithOf(asking))
    : null;
  return { ...row, cut_points, versions: await pinnedVersions(asking.home, scheme) };
}

async function hasSheet({ session }: AskingOfData): Promise<boolean> {
  const found = await session.all(
    `select 1 from extracts where status = 'loaded' and kind = 'customer_sheet' limit 1`
  );
  return found.length > 0;
}

async function currencyOfExtracts({ session }: AskingOfData): Promise<string | null> {
  const [row] = await session.all<{ currency: string | null }>(
    `select max(currency) as currency from extracts where status = 'loaded'`
  );
  return row?.currency ?? null;
}

/** What each dimension holds, and for how many customers. */
async function dimensionValues({ dimensions, session, signal }: AskingOfData): Promise<Dimension[]> {
  if (dimensions.length === 0) return [];
  const counted = dimensions.map(
    ({ dimension }) => `select '${dimension}' as dimension, ${dimension} as value, count(*) as customers
from customer_dimensions
where customer_key > 0
group by ${dimension}`
  );
  const rows = await session.all<{ dimension: string; value: string | null; customers: number }>(
    `${counted.join('\nunion all\n')}
order by dimension, customers desc, value`,
    {},
    { signal }
  );
  return dimensions.map(({ dimension, label }) => {
    const values = rows
      .filter((row) => row.dimension === dimension)
      .map(({ value, customers }) => ({ value, customers }));
    return {
      dimension,
      label,
      values: values.slice(0, mostValues),
      more_values: Math.max(0, values.length - mostValues)
    };
  });
}
