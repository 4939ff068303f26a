import { refusal } from '../errors.ts';
import type { AskingOfData } from './question.ts';

/** The key of a customer, who must be known; of an id that goes under another one, that of the other. */
export async function customerKey(
  { session }: Pick<AskingOfData, 'session'>,
  customer_id: string
): Promise<number> {
  const [customer] = await session.all<{ customer_key: number }>(
    `select coalesce(merged.into_key, customers.customer_key) as customer_key
    from customers
    left join merged_customers as merged
        on merged.customer_key = customers.customer_key
    where customers.customer_id = $customer_id`,
    { customer_id }
  );
  if (!customer) throw refusal('unknown_customer', { customer_id });
  return customer.customer_key;
}
