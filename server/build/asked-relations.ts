import { valuesOf, type BoundGiven } from '../db/relations.ts';
import type { Session } from '../db/session.ts';
import { noAlive, noFits, noOrders, noValues } from '../models/model-fit.ts';
import type { CutPoints } from '../schemes/contract.ts';
import { inputNames, type Input } from '../schemes/facts.ts';
import { noFormerBoundaries } from '../schemes/former-boundaries.ts';
import {
  cutPointRelation,
  highCutRelation,
  noCutPoints,
  rulesRelation,
  thirdCutRelation,
  type Rules
} from '../schemes/rules.ts';
import { askedByEveryBuild } from './asked-by-every-build.ts';
import type { Coverage } from './calendar.ts';
import { oneGroup } from './cohort-kinds.ts';
import type { Target } from './target.ts';

/** Marts are the same SQL as in a question; here the relations that say what is asked are tables. */
export async function storeAskedRelations(
  target: Target,
  rules: Rules,
  coverage: Coverage | null,
  cut_points: CutPoints | null,
  told: BoundGiven
): Promise<void> {
  await store(target, 'rules_in_force', rulesRelation(rules));
  for (const [name, asked] of Object.entries(askedByEveryBuild(coverage))) await store(target, name, asked);
  // What is stored is read by boundaries that stand still.
  await store(target, 'numbers_by_former_boundaries', noFormerBoundaries);
  // Cuts are a row for each date: of those that are stored now, not of those that stand until the build is done.
  const onStoredDates = (cuts: BoundGiven): BoundGiven => ({
    ...cuts,
    sql: `with snapshot_dates as (select * from ${target.whole('snapshot_dates')}) select * from (${cuts.sql})`
  });
  await store(target, 'cut_points', onStoredDates(cutPointRelation(cut_points ?? noCutPoints)));
  // Schemes that are told on the fly bring their own; here stands what the views of the models are written over.
  await store(target, 'third_cuts', onStoredDates(thirdCutRelation()));
  await store(target, 'high_cuts', onStoredDates(highCutRelation()));
  // So do questions that foretell.
  await store(target, 'model_fits', noFits);
  await store(target, 'alive_told', noAlive);
  await store(target, 'orders_to_come', noOrders);
  await store(target, 'value_fits', noValues);
  await store(target, 'inputs_loaded', told);
  await target.view('asked_customers', 'select customer_key from customer_dimensions');
  await target.view('customer_groups', oneGroup.sql);
}

/** Columns of order lines that may have nothing in them. */
const columnsOfLines = ['category', 'discount'] as const;

/** Which columns and tables have anything in them: what needs an empty one cannot be told. */
const filled: Record<Input, string> = {
  category: 'order_lines semi join loaded_extracts using (extract_key) where category is not null',
  discount: 'order_lines semi join loaded_extracts using (extract_key) where discount is not null',
  relation: 'customer_profiles where relation is not null',
  company: 'customer_profiles where customer_type is not null or company_size is not null',
  target: 'customer_profiles where is_target is not null',
  contract: 'customer_profiles where has_contract is not null',
  interactions: 'interactions_in_force',
  feedback: 'feedback_in_force',
  contacts: 'contacts_in_force',
  outcomes: 'contacts_in_force where outcome is not null',
  owners: 'contacts_in_force where owner is not null'
};

/** Where an extract of order lines has arrived, it alone can have brought what was not there. */
export async function inputsLoaded(session: Session, arrived?: number): Promise<BoundGiven> {
  const [has] = await session.all<Record<string, boolean>>(
    arrived === undefined
      ? `select ${inputNames.map((name) => `exists (select 1 from ${filled[name]}) as has_${name}`).join(',\n')}`
      : `select * replace (${columnsOfLines
          .map(
            (name) =>
              `has_${name} or exists (select 1 from ${filled[name]} and extract_key = ${arrived}) as has_${name}`
          )
          .join(',\n')})
         from inputs_loaded`
  );
  const columns = Object.fromEntries(inputNames.map((name) => [`has_${name}`, 'BOOLEAN' as const]));
  return valuesOf('inputs_loaded', columns, has ? [has] : []);
}

/** An empty table of the relation's columns, then its rows: CREATE TABLE AS takes no parameters. */
export async function store(
  target: Pick<Target, 'table' | 'insert'>,
  name: string,
  { sql, parameters }: BoundGiven
): Promise<void> {
  const columns = sql.replace(/\$\w+/g, 'null');
  await target.table(name, `select * from (${columns}) where false`);
  await target.insert(name, sql, parameters);
}
