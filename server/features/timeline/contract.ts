import type { Answer } from '../../answer.ts';

/** GET /api/timeline?customer_id=…: everything that is known of one customer, newest first, and who they are. */
export interface TimelineEvent {
  happened_on: string;
  what:
    | 'sale'
    | 'return'
    | 'gift'
    | 'interaction'
    | 'nps'
    | 'satisfaction'
    | 'complaint'
    | 'contact'
    | 'contact_due';
  /** which interaction or contact, a code of its contract; of an order its id, null where it has none */
  word: string | null;
  /** the same in the reader's language */
  word_text: string | null;
  detail: string | null;
  channel: string | null;
  owner: string | null;
  /** of a contact its code, of an interaction its sentiment */
  outcome: string | null;
  outcome_text: string | null;
  score: number | null;
  /** minor units, of an order */
  net_amount: number | null;
  /** a complaint: when it was resolved; null while it is open */
  ends_on: string | null;
  extract_id: string | null;
  source_file: string | null;
  source_line: number | null;
}

/** What the extracts of customers say of them, in words and in the order of their contract. */
export interface CustomerAttribute {
  /** of the contract, or the header of a column that it does not know */
  attribute: string;
  label: string;
  value: string;
  /** a person and not a class: shown only when somebody asks for it */
  is_personal: boolean;
}

export interface TimelineDefinition {
  customer_id: string;
  /** every id that goes under this one */
  also_known_as: string[];
}

export type TimelineAnswer = Answer<TimelineDefinition, TimelineEvent> & { attributes: CustomerAttribute[] };
