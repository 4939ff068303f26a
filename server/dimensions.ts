import type { Target } from './build/target.ts';
import type { Session } from './db/session.ts';
import { comparable } from './extracts/headers.ts';
import type { Words } from './schemes/contract.ts';
import type { Texts } from './questions/ask.ts';

const named = {
  region: { en: 'Region', 'zh-CN': '地区' },
  customer_type: { en: 'Customer type', 'zh-CN': '客户类型' },
  relation: { en: 'Relation', 'zh-CN': '客户关系' },
  industry: { en: 'Industry', 'zh-CN': '行业' },
  company_size: { en: 'Company size', 'zh-CN': '企业规模' },
  gender: { en: 'Gender', 'zh-CN': '性别' },
  birth_decade: { en: 'Decade of birth', 'zh-CN': '出生年代' },
  occupation: { en: 'Occupation', 'zh-CN': '职业' },
  income_band: { en: 'Income band', 'zh-CN': '收入档' },
  acquisition_channel: { en: 'Acquisition channel', 'zh-CN': '获客渠道' },
  owner: { en: 'Owner', 'zh-CN': '负责人' },
  decision_role: { en: 'Decision role', 'zh-CN': '决策角色' },
  first_region: { en: 'Region of first order', 'zh-CN': '首单地区' },
  first_channel: { en: 'Channel of first order', 'zh-CN': '首单渠道' },
  first_category: { en: 'Category of first order', 'zh-CN': '首单类别' },
  cohort_year: { en: 'Year of first order', 'zh-CN': '首单年份' }
} as const satisfies Record<string, Words>;

/** Columns of customers extracts that their contract does not know; attributes_kept says what each is called. */
const attributes = [
  'attribute_1',
  'attribute_2',
  'attribute_3',
  'attribute_4',
  'attribute_5',
  'attribute_6',
  'attribute_7',
  'attribute_8',
  'attribute_9',
  'attribute_10',
  'attribute_11',
  'attribute_12'
] as const;

export type DimensionName = keyof typeof named | (typeof attributes)[number];

/** Of a customer or a group: a dimension that nobody has a value of is not there. */
export type DimensionValues = Partial<Record<DimensionName, string | null>>;

/** The columns of customer_dimensions, in the order in which they are shown: no other name is ever part of a statement. */
export const dimensions: readonly DimensionName[] = [
  ...(Object.keys(named) as (keyof typeof named)[]),
  ...attributes
];

/** A dimension that somebody has a value of. */
export interface DimensionHeld {
  dimension: DimensionName;
  label: Words;
}

/** What an order says of a customer: all else comes from other extracts. */
const toldByOrders: readonly DimensionName[] = [
  'first_region',
  'first_channel',
  'first_category',
  'cohort_year'
];

/**
 * Which dimensions anybody has a value of: worked out once, when the customers are built. Where orders have arrived, the
 * others are held as they were.
 */
export async function storeDimensionsHeld(target: Target, { afterOrders = false } = {}): Promise<void> {
  const asked = afterOrders ? toldByOrders : dimensions;
  const held = asked.map(
    (dimension) =>
      `select '${dimension}' as dimension where exists (select 1 from customer_dimensions where ${dimension} is not null)`
  );
  if (afterOrders)
    held.push(
      `select dimension from dimensions_held where dimension not in (${toldByOrders.map((name) => `'${name}'`).join(', ')})`
    );
  await target.table('dimensions_held', held.join('\nunion all\n'));
}

/** What they are called: an attribute is called as its header stands. */
export async function dimensionsHeld(session: Pick<Session, 'all'>): Promise<DimensionHeld[]> {
  const rows = await session.all<{ dimension: DimensionName; attribute: string | null }>(
    `select held.dimension, kept.attribute
    from dimensions_held as held
    left join attributes_kept as kept
        on held.dimension = 'attribute_' || kept.place`
  );
  return dimensions.flatMap((dimension) =>
    rows
      .filter((row) => row.dimension === dimension)
      .map(({ attribute }) => ({
        dimension,
        label:
          attribute === null ? named[dimension as keyof typeof named] : { en: attribute, 'zh-CN': attribute }
      }))
  );
}

/** An attribute may be asked for as its header stands: whoever writes a question knows no other name. */
export function withDimensionsNamed(texts: Texts, held: readonly DimensionHeld[]): Texts {
  const columnOf = (name: string) =>
    dimensions.some((known) => known === name)
      ? name
      : (held.find(({ label }) => Object.values(label).some((text) => comparable(text) === comparable(name)))
          ?.dimension ?? name);
  const filter = (text: string) => {
    const colon = text.indexOf(':');
    return colon < 0 ? text : `${columnOf(text.slice(0, colon))}${text.slice(colon)}`;
  };
  const list = (text: string) => text.split(',').map(columnOf).join(',');
  const ways: Record<string, (text: string) => string> = { filter, dimensions: list, by: columnOf };
  return Object.fromEntries(
    Object.entries(texts).map(([name, given]) => {
      const way = ways[name] ?? ((text: string) => text);
      const cell = name.startsWith('cell.') ? `cell.${columnOf(name.slice(5))}` : name;
      return [cell, typeof given === 'string' ? way(given) : given.map(way)];
    })
  );
}

/** The dimensions that stand beside a customer: those held, and those of the first order, which every row has. */
export const toldDimensions = (held: readonly DimensionHeld[]): DimensionName[] =>
  dimensions.filter((name) => name.startsWith('first_') || held.some(({ dimension }) => dimension === name));

/** SQL of the rows of a statement with the dimensions of each customer beside them. */
export const withDimensions = (sql: string, columns: readonly DimensionName[] = dimensions) =>
  columns.length === 0
    ? sql
    : `select told.*, ${columns.map((column) => `dimensions.${column}`).join(', ')}
from (

${sql}

) as told
left join customer_dimensions as dimensions
    on dimensions.customer_key = told.customer_key`;
