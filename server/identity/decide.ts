import { manyLines, publish } from '../build/publish.ts';
import { refusal } from '../errors.ts';
import type { Home } from '../home.ts';
import { identitiesInForce, isOfPair, mergedIds, storeIdentity, type Identity } from './identity.ts';

/** same: from now on they count as one; apart: they are two, and are not proposed again; open: as if nobody had said anything. */
export type Decision = 'same' | 'apart' | 'open';

const said: Record<Decision, boolean | null> = { same: true, apart: false, open: null };

/**
 * Decides whether two ids are one customer, and builds the marts by it. Nothing that was loaded is changed: taken back,
 * every number is as it was.
 */
export async function decideIdentity(
  home: Home,
  { customer_id, other_id, decision }: { customer_id: string; other_id: string; decision: Decision },
  now: Date
): Promise<{ identities: Identity[]; data_version: number }> {
  return home.warehouse.writing(async (session) => {
    if (customer_id === other_id) throw refusal('same_id_twice', { customer_id });
    // What was said of ids that are not loaded any more can be taken back all the same.
    for (const id of decision === 'open' ? [] : [customer_id, other_id]) {
      const known = await session.all('select 1 from customers where customer_id = $id', { id });
      if (known.length === 0) throw refusal('unknown_customer', { customer_id: id });
    }
    const before = await identitiesInForce(home.decisions);
    const isPair = (each: Identity) => isOfPair(each, customer_id, other_id);
    const identity = { customer_id, other_id, is_same: said[decision] };
    const identities = [
      ...before.filter((each) => !isPair(each)),
      ...(identity.is_same === null ? [] : [{ ...identity, decided_at: now.toISOString() }])
    ];
    // By way of others, too: they are one already, and cannot be two while the others hold them together.
    const held = mergedIds(before.filter((each) => !isPair(each)));
    if (decision !== 'open' && (held.get(customer_id) ?? customer_id) === (held.get(other_id) ?? other_id))
      throw refusal('merged_already', { customer_id, other_id });
    const merged = mergedIds(identities);
    const { data_version } = await publish(home, session, now, {
      merged,
      aside_from: manyLines,
      only_decided: true
    });
    await home.decisions.writing((decisions) => storeIdentity(decisions, identity, now));
    return { identities, data_version };
  });
}
