import type { Address, PageName } from './address.ts';

/** The pages that one goes to by name, in the order of the masthead; their names are t().nav. */
export const navigated = [
  'overview',
  'segments',
  'flow',
  'retention',
  'churn',
  'prediction',
  'validity',
  'customers',
  'data',
  'definitions'
] as const satisfies PageName[];

/** A page that one comes to from another belongs to it; a number that is opened to the page of its question. */
const belongsTo: Partial<Record<string, PageName>> = {
  churn: 'churn',
  prediction: 'prediction',
  'early-warning-record': 'churn',
  'early-warning': 'churn',
  validity: 'validity',
  metric: 'overview',
  customer: 'customers',
  behind: 'retention'
};

export const roomOf = ({ page, asked }: Pick<Address, 'page' | 'asked'>): PageName =>
  belongsTo[asked.of ?? page] ?? belongsTo[page] ?? page;
