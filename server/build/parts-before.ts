import type { Session } from '../db/session.ts';

/** Of the transaction that loads the extract, as no other has the same. */
const tableOf = (extract_key: number) => `parts_before_${extract_key}`;

/**
 * The parts that the orders of an extract had before it came: a temporary table of customer_key, order_id and ordered_on. They
 * are looked for among all parts once, whoever asks first. Orders without an id are not among them.
 */
export async function partsBefore(session: Session, extract_key: number): Promise<string> {
  const name = tableOf(extract_key);
  await session.run(
    `create temp table if not exists ${name} as
     select parts.customer_key, parts.order_id, parts.ordered_on
     from order_parts as parts
     semi join (
       select distinct coalesce(merged.into_key, lines.customer_key) as customer_key, lines.order_id
       from order_lines as lines
       left join merged_customers as merged on merged.customer_key = lines.customer_key
       where lines.extract_key = ${extract_key}
         and lines.order_id is not null
     ) as arrived
       on arrived.customer_key = parts.customer_key
       and arrived.order_id = parts.order_id`
  );
  return name;
}

export async function forgetPartsBefore(session: Session, extract_key: number): Promise<void> {
  await session.run(`drop table if exists temp.${tableOf(extract_key)}`);
}
