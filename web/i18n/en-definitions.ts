import { plural } from './plural.ts';

/** What every number means. */
export const definitionsWords = {
  title: 'Definitions',
  lead: 'Every figure and every segment that is shown, once. What stands here is what is counted.',
  metrics: 'Figures',
  metrics_note: 'A rate is a ratio of sums; with nobody in the denominator it is blank.',
  schemes: 'Segments',
  settings: 'Settings in force',
  settings_note: 'Change one with “npx tierflow settings KEY VALUE”.',
  label: 'Figure',
  meaning: 'Meaning',
  formula: 'Formula',
  unit: 'Unit',
  better: 'Good is',
  betters: { up: 'more', down: 'less', neither: 'neither' },
  units: {
    customers: 'customers',
    orders: 'orders',
    money: 'money',
    rate: '% of customers',
    share: '% of the whole',
    days: 'days',
    points: 'points, −100 to 100',
    score: 'score, 1 to 5'
  },
  segment: 'Segment',
  who: 'Who is in it',
  cuts: 'Cut points',
  versions: (count: number) => `${count} stored ${plural(count, 'version', 'versions')}`,
  ladder: 'A ladder: up and down mean something.',
  also_called: (name: string) => `Also called ${name}.`,
  flags: 'Marks beside the segment',
  not_computable: (needs: string) => `Not computable: needs ${needs}.`,
  partly_computable: (needs: string) => `Told without ${needs}.`,
  inputs: {
    category: 'categories of products',
    discount: 'discounts',
    relation: 'customer data that says who they are to us',
    company: 'customer data that says who is a company',
    target: 'customer data that says who is a target',
    contract: 'customer data that says who has a contract',
    interactions: 'interactions',
    feedback: 'feedback'
  } as Record<string, string>,
  setting: 'Setting',
  value: 'Value',
  dimensions: 'Filters',
  dimensions_note: 'A customer has one value of each, taken from the first order, so it never changes.',
  dimension: 'Dimension',
  values: 'Values',
  source: 'Decided in'
};
