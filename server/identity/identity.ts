import type { BoundGiven } from '../db/relations.ts';
import { valuesOf } from '../db/relations.ts';
import type { Session } from '../db/session.ts';

/** What a person said of two ids: that they are one customer, or two, or (null) that it is open again. */
export interface Identity {
  /** the id that stays */
  customer_id: string;
  other_id: string;
  is_same: boolean | null;
  decided_at: string;
}

/** True where it is said of these two ids, whichever of them stays. */
export const isOfPair = (
  { customer_id, other_id }: Pick<Identity, 'customer_id' | 'other_id'>,
  one: string,
  other: string
) => (customer_id === one && other_id === other) || (customer_id === other && other_id === one);

/** Of each pair what was said last; what is open again is not told. */
export async function identitiesInForce(decisions: Pick<Session, 'all'>): Promise<Identity[]> {
  const rows = await decisions.all<Identity>(
    `select customer_id, other_id, is_same, decided_at
    from (
        select
            *,
            row_number() over (
                partition by least(customer_id, other_id), greatest(customer_id, other_id)
                order by nth desc
            ) as place
        from identities
    )
    where place = 1
        and is_same is not null
    order by nth`
  );
  return rows;
}

/**
 * Which id goes under which other one. Whoever is the same as somebody is the same as all who are: of such a group the
 * id that stayed at the last decision stays.
 */
export function mergedIds(identities: readonly Identity[]): Map<string, string> {
  const above = new Map<string, string>();
  const stays = (id: string): string => {
    const next = above.get(id);
    return next === undefined ? id : stays(next);
  };
  for (const { customer_id, other_id, is_same } of identities) {
    const [one, other] = [stays(customer_id), stays(other_id)];
    if (is_same && one !== other) above.set(other, one);
  }
  return new Map([...above.keys()].map((id) => [id, stays(id)]));
}

/** The merges as keys, for the models: an id that nothing loaded names is left out. */
export async function mergedRelation(
  session: Session,
  merged: ReadonlyMap<string, string>
): Promise<BoundGiven> {
  const ids = [...new Set([...merged.keys(), ...merged.values()])];
  const known =
    ids.length === 0
      ? []
      : await session.all<{ customer_key: number; customer_id: string }>(
          'select customer_key, customer_id from customers where customer_id = any($ids)',
          { ids }
        );
  const keyOf = new Map(known.map(({ customer_id, customer_key }) => [customer_id, customer_key]));
  return valuesOf(
    'merged_customers',
    { customer_key: 'INTEGER', into_key: 'INTEGER' },
    [...merged].flatMap(([other, customer]) => {
      const [customer_key, into_key] = [keyOf.get(other), keyOf.get(customer)];
      return customer_key === undefined || into_key === undefined ? [] : [{ customer_key, into_key }];
    })
  );
}

/** Puts down what a person said. */
export async function storeIdentity(
  decisions: Session,
  identity: Omit<Identity, 'decided_at'>,
  now: Date
): Promise<void> {
  await decisions.run(
    `insert into identities
    select coalesce(max(nth), 0) + 1, $customer_id, $other_id, $is_same, cast($at as timestamp)
    from identities`,
    { ...identity, at: now.toISOString().replace('Z', '') }
  );
}
