import { refusal } from '../../errors.ts';
import { oneOf, paging, period, text } from '../../questions/parameters.ts';
import { question, type Asking } from '../../questions/question.ts';
import type { CustomerSheetAnswer, Light, LightSum, SheetCustomer } from './contract.ts';

const sortable = [
  'customer_id',
  'name',
  'last_purchase_on',
  'recency_days',
  'total_spend',
  'r_score',
  'm_score',
  'category'
];

export const customerSheet = question({
  name: 'customer-sheet',
  purpose: 'The customers of a sheet without transactions: recency, spend, their scores and a traffic light.',
  parameters: { as_of: period, light: oneOf<Light>(['green', 'amber', 'red']), sort: text, ...paging },
  needs_no_data: true,

  async answer(asking, asked): Promise<CustomerSheetAnswer> {
    const { home, session, published, settings, signal } = asking;
    const { light = null, sort = '-total_spend', page = 1, page_size = 100 } = asked;
    const column = sortable.find((known) => known === sort.replace(/^-/, ''));
    if (!column) throw refusal('value_not_known', { name: 'sort', value: sort, known: sortable });
    const as_of = asked.as_of?.ends_on ?? (await dayOfSheet(asking));
    const { dormant_days, lost_days } = settings;
    const { sql } = home.library.query('customer_sheet');
    const asOf = { as_of, dormant_days, lost_days };

    const lights = await session.all<LightSum>(
      `select light, count(*) as customers, cast(coalesce(sum(total_spend), 0) as bigint) as total_spend
      from (${sql})
      group by light
      order by case light when 'green' then 1 when 'amber' then 2 when 'red' then 3 else 4 end`,
      asOf,
      { signal }
    );
    const rows = await session.all<Omit<SheetCustomer, 'f_score'>>(
      `select * from (${sql})
      where $light is null or light = $light
      order by ${column} ${sort.startsWith('-') ? 'desc' : 'asc'} nulls last, customer_id
      limit $limit offset $offset`,
      { ...asOf, light, limit: page_size, offset: (page - 1) * page_size },
      { signal }
    );
    const counted = lights.filter((each) => light === null || each.light === light);
    return {
      data_version: published.data_version,
      data_through: published.data_through,
      definition: { as_of, dormant_days, lost_days, light, sort, page, page_size },
      rows: rows.map((row) => ({ ...row, f_score: null })),
      total: counted.reduce((sum, { customers }) => sum + customers, 0),
      lights
    };
  }
});

/** A sheet is of the day on which it was loaded: nothing in it says another one. */
async function dayOfSheet({ session, settings }: Asking): Promise<string> {
  const [row] = await session.all<{ loaded_on: string | null }>(
    `select cast(cast(((max(loaded_at) at time zone 'UTC') at time zone $zone) as date) as varchar) as loaded_on
    from extracts
    where status = 'loaded'
        and kind = 'customer_sheet'`,
    { zone: settings.business_time_zone }
  );
  if (!row?.loaded_on) throw refusal('no_sheet_loaded');
  return row.loaded_on;
}
