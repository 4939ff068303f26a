import { same } from '../build/built-with.ts';
import type { BoundGiven } from '../db/relations.ts';
import type { Parameters } from '../db/values.ts';
import type { ReturnsPolicy } from '../schemes/contract.ts';
import { rulesOf, rulesRelation, type Rules } from '../schemes/rules.ts';
import { askedCustomers, refuseUnknownValues } from './asked-customers.ts';
import { composed } from '../db/composed.ts';
import { builtWithOf } from './built-with-of.ts';
import { segmentParameters, type Filters } from './parameters.ts';
import type { AskingOfData, ReadBy } from './question.ts';

/** The parameters of every question about what customers did, where neither a scheme nor a look-back enters. */
export const activityParameters = {
  returns: segmentParameters.returns,
  filter: segmentParameters.filter
};

/** What such a question was answered with: enough to ask it again years later. */
export interface AskedOfActivity {
  returns: ReturnsPolicy;
  /** dimension → values, as filtered; absent dimension = everybody */
  filters: Filters;
  /** the SQL that was run, parameters by name */
  sql: string;
  parameters: Record<string, unknown>;
}

/**
 * Asks a query of sql/queries about the customers asked for, by the returns policy asked for. What is asked of everybody by
 * the rules of the build is read as it was stored, where the build keeps it.
 */
export async function activityRows<Row>(
  asking: AskingOfData,
  asked: ReadBy<typeof activityParameters>,
  query: string,
  parameters: Parameters,
  relations: Readonly<Record<string, BoundGiven>>,
  isKept: boolean
): Promise<{ rows: Row[]; definition: AskedOfActivity }> {
  const { home, session, settings, signal } = asking;
  await refuseUnknownValues(asking, asked.filter);
  const rules: Rules = rulesOf({ ...settings, returns: asked.returns ?? settings.returns });
  const isStored =
    isKept && Object.keys(asked.filter).length === 0 && same(rules, (await builtWithOf(asking)).rules);
  const given = isStored
    ? {}
    : {
        rules_in_force: rulesRelation(rules),
        asked_customers: askedCustomers(asked.filter),
        ...relations
      };
  const { sql, bound } = composed(home.library, query, given, parameters);
  const rows = await session.all<Row>(sql, bound, { signal });
  return { rows, definition: { returns: rules.returns, filters: asked.filter, sql, parameters: bound } };
}
