import { refusal } from '../errors.ts';
import type { AskingOfData } from './question.ts';

/** The key of a customer, who must be known. */
export async function customerKey(
  { session }: Pick<AskingOfData, 'session'>,
  customer_id: string
): Promise<number> {
  const [customer] = await session.all<{ customer_key: number }>(
    'select customer_key from customers where customer_id = $customer_id',
    { customer_id }
  );
  if (!customer) throw refusal('unknown_customer', { customer_id });
  return customer.customer_key;
}
