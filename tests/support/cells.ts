import { settingsInForce } from '../../server/settings.ts';
import type { Home } from '../../server/home.ts';
import type { Cell } from '../../server/questions/cell.ts';
import { activityParameters } from '../../server/questions/activity-asked.ts';
import { askedCustomers } from '../../server/questions/asked-customers.ts';
import type { AskingOfData, Readers } from '../../server/questions/question.ts';
import { questionNamed } from '../../server/questions/questions.ts';
import type { Texts } from '../../server/questions/ask.ts';
import { rulesOf, rulesRelation } from '../../server/schemes/rules.ts';
import { unfold } from '../../server/db/unfold.ts';

/** The customers behind one cell of a question about activity, and the sum of what they add to it. */
export async function behindCell(home: Home, name: string, texts: Texts, cell: Cell) {
  const { cells, parameters } = questionNamed(name);
  if (!cells) throw new Error(`${name} does not say how its cells open`);
  const readers: Readers = parameters;
  const asked = Object.fromEntries(
    Object.entries(readers).map(([parameter, reader]) => [
      parameter,
      reader.read([texts[parameter] ?? []].flat(), parameter)
    ])
  ) as Record<string, unknown> & { [Name in keyof typeof activityParameters]: never };
  const settings = await settingsInForce(home);

  return home.warehouse.reading(async (session) => {
    const published = await home.published(session);
    const { covers_from = '', data_through = '' } = published;
    const coverage = { covers_from: covers_from ?? '', data_through: data_through ?? '' };
    const asking: AskingOfData = {
      home,
      session,
      published,
      settings,
      coverage,
      signal: undefined,
      locale: 'en'
    };
    const { relation, given = {}, as_of } = await cells.behind(asking, asked, cell);
    const relations = {
      rules_in_force: rulesRelation(rulesOf({ ...settings, returns: asked['returns'] ?? settings.returns })),
      asked_customers: askedCustomers(asked['filter']),
      ...given
    };
    const sql = unfold(home.library, { sql: relation.sql, inputs: [...(relation.inputs ?? [])] }, relations);
    const all = Object.assign(
      {},
      ...Object.values(relations).map((each) => each.parameters),
      relation.parameters
    );
    const named = Object.entries(all).filter(([parameter]) => new RegExp(`\\$${parameter}\\b`).test(sql));
    const rows = await session.all<{ customer_key: number; contribution: number }>(
      sql,
      Object.fromEntries(named) as Record<string, string>
    );
    const sum = rows.reduce((total, { contribution }) => total + contribution, 0);
    if (new Set(rows.map(({ customer_key }) => customer_key)).size < rows.length)
      throw new Error('a customer stands behind a cell twice');
    return { rows, sum, as_of };
  });
}
