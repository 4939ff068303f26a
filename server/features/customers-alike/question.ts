import { identitiesInForce, isOfPair } from '../../identity/identity.ts';
import { question } from '../../questions/question.ts';
import type { CustomersAlike, CustomersAlikeAnswer } from './contract.ts';

export const customersAlike = question({
  name: 'customers-alike',
  purpose: 'Pairs of customers who may be the same person under two ids, and what people decided of them.',
  parameters: {},
  needs_no_orders: true,

  async answer({ home, session, published, signal }): Promise<CustomersAlikeAnswer> {
    const pairs = await session.all<Omit<CustomersAlike, 'state' | 'decided_at'>>(
      `select * from (${home.library.query('customers_alike').sql}) order by customer_id, other_id, shared`,
      {},
      { signal }
    );
    const decided = await identitiesInForce(home.decisions);
    const proposed = pairs.map((pair): CustomersAlike => {
      const decision = decided.find((each) => isOfPair(each, pair.customer_id, pair.other_id));
      return {
        ...pair,
        state: decision ? (decision.is_same ? 'merged' : 'apart') : 'proposed',
        decided_at: decision?.decided_at ?? null
      };
    });
    // Once they are one, nothing shows two of them any more.
    const merged = decided
      .filter(({ customer_id, other_id }) => !pairs.some((pair) => isOfPair(pair, customer_id, other_id)))
      .map(({ customer_id, other_id, is_same, decided_at }): CustomersAlike => ({
        customer_id,
        other_id,
        shared: null,
        value: null,
        name: null,
        other_name: null,
        orders: null,
        other_orders: null,
        state: is_same ? 'merged' : 'apart',
        decided_at
      }));
    const order = { proposed: 0, merged: 1, apart: 2 };
    return {
      data_version: published.data_version,
      data_through: published.data_through,
      definition: {},
      rows: [...proposed, ...merged].sort((one, other) => order[one.state] - order[other.state])
    };
  }
});
