import type { Answer } from '../../answer.ts';

/** GET /api/customers-alike: pairs of ids that may be one person, and those that somebody has said are. */
export interface CustomersAlike {
  /** the one who would stay, or has stayed */
  customer_id: string;
  other_id: string;
  /** what both have: phone, email, name_address; null where a person has merged them without */
  shared: 'phone' | 'email' | 'name_address' | null;
  value: string | null;
  name: string | null;
  other_name: string | null;
  orders: number | null;
  other_orders: number | null;
  /** proposed: nobody has decided; merged: they count as one; apart: somebody said that they are two */
  state: 'proposed' | 'merged' | 'apart';
  /** an instant, UTC; null while it is proposed */
  decided_at: string | null;
}

export type CustomersAlikeAnswer = Answer<object, CustomersAlike>;
