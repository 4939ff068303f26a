import type { PageName } from './address.ts';

/** The pages that one goes to by name, in the order of the masthead; their names are t().nav. */
export const navigated = [
  'overview',
  'segments',
  'flow',
  'retention',
  'churn',
  'validity',
  'customers',
  'data',
  'definitions'
] as const satisfies PageName[];

/** A page that one comes to from another belongs to it. */
export const belongsTo: Partial<Record<PageName, PageName>> = { metric: 'overview', customer: 'customers' };
