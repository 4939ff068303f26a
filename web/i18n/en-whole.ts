import { plural } from './plural.ts';

/** What is known of customers beside their orders, and how good it is. */
export const wholeWords = {
  quality: {
    title: 'Worth a look',
    waiting: 'Looking through what is loaded…',
    none: 'Nothing stands out in what is loaded.',
    note: 'None of this changes a number.',
    show: 'Show',
    hide: 'Hide',
    columns: { place: 'Where', customer: 'Customer', column: 'Column', value: 'As it stands' },
    of_all: 'All extracts'
  },
  sources: {
    title: 'Sources',
    source: 'Source',
    extracts: 'Extracts',
    lines: 'Lines',
    days: 'Days told of',
    behind: 'Behind the orders',
    behind_days: (days: string, n: number) => `${days} ${plural(n, 'day', 'days')}`,
    up_to_date: 'as far as the orders',
    last: 'Last loaded'
  },
  completeness: {
    title: 'How much is known of customers',
    note: 'Of the customers in the customers extract, the share of filled cells.',
    owner: 'Owner',
    nobody: 'Nobody',
    customers: 'Customers'
  },
  alike: {
    title: 'The same customer under two ids?',
    note: 'Nothing is merged unless you say so, and it can be taken back.',
    stays: 'Stays',
    other: 'Goes under it',
    why: 'What both have',
    shared: { phone: 'phone', email: 'e-mail', name_address: 'name and address' },
    orders: (count: string, n: number) => `${count} ${plural(n, 'order', 'orders')}`,
    same: 'One customer',
    apart: 'Two customers',
    open: 'Take back',
    merged: 'Merged',
    kept_apart: 'Two customers',
    working: 'Working out the numbers…',
    confirm: (one: string, other: string) => `Count ${other} as ${one}?`,
    confirm_text:
      'All orders, interactions and complaints of both count as those of one customer, on every page and every date. Nothing that was loaded is changed, and you can take it back here.',
    cancel: 'Cancel'
  },
  sheet: {
    title: 'Your customers at a glance',
    waiting: 'Reading your customers…',
    sentence: (customers: string, green: string, amber: string, red: string, day: string) =>
      `As of ${day}, ${green} of ${customers} customers have bought lately, ${amber} are going quiet, and ${red} have been silent for long.`,
    undated: (n: string) => `${n} have no day of a last purchase.`,
    lights: { green: 'Bought lately', amber: 'Going quiet', red: 'Silent for long', none: 'No day known' },
    rules: {
      green: (days: string) => `last purchase within ${days} days`,
      amber: (from: string, to: string) => `${from} to ${to} days ago`,
      red: (days: string) => `more than ${days} days ago`
    },
    spend: 'Spent in all',
    first: (shown: string, total: string) => `The ${shown} who spent most, of ${total}.`,
    all: 'All customers',
    only: (what: string) => `Only: ${what}`,
    columns: {
      customer: 'Customer',
      light: 'Light',
      last: 'Last purchase',
      days: 'Days since',
      spend: 'Spent in all',
      r: 'R',
      m: 'M',
      contact: 'Contact',
      category: 'Category',
      note: 'Note'
    },
    scores:
      'R and M from 1 to 5, 5 is best. F (how often) is not computable: a sheet does not tell single orders.',
    more: 'Load your order lines to see how often they buy, who moves where, and what each segment brings.',
    load: 'Load order lines',
    csv: 'Download CSV'
  },
  timeline: {
    title: 'Timeline',
    waiting: 'Reading what is known of this customer…',
    attributes: 'Who it is',
    show_personal: 'Show personal details',
    hide_personal: 'Hide personal details',
    also: (ids: string) => `Also known as ${ids}.`,
    none: 'Beside the orders nothing is known of this customer.',
    all: (count: string) => `Show all ${count}`,
    fewer: 'Show fewer',
    what: {
      sale: 'Order',
      return: 'Return',
      gift: 'Gift',
      interaction: 'Interaction',
      nps: 'Would recommend',
      satisfaction: 'Satisfaction',
      complaint: 'Complaint',
      contact: 'Contact',
      contact_due: 'Contact due, not made'
    },
    open_complaint: 'open',
    resolved: (day: string) => `resolved ${day}`,
    out_of: (score: string, most: string) => `${score} of ${most}`,
    by: (owner: string) => `by ${owner}`,
    day: 'Day',
    event: 'What',
    detail: 'Details'
  }
};
