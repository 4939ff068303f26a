import { plural } from './plural.ts';

/** The list of customers: what narrows it, and where one is in it. */
export const customerListWords = {
  narrow: 'Narrow the list',
  narrowed_by: 'Narrowed by',
  any_status: 'Any status',
  any_score: (letter: string) => `${letter}: any`,
  score: (letter: string, score: string) => `${letter} = ${score}`,
  search_hint: 'Id, name, or end of the phone',
  remove: (what: string) => `Remove: ${what}`,
  chips: {
    is: (what: string, value: string) => `${what}: ${value}`,
    status: 'Status',
    numerator: (metric: string, period: string) => `${metric} ${period}: numerator`,
    denominator: (metric: string, period: string) => `${metric} ${period}: denominator`,
    between: (from: string, to: string) => `${from} → ${to}`,
    moved: 'Changed segment',
    as_of: (moment: string) => `As of ${moment}`,
    score: (letter: string, score: string) => `${letter} = ${score}`,
    search: (text: string) => `Id, name or phone: “${text}”`
  },
  sort_by: (column: string) => `Sort by ${column}`,
  place: (first: string, last: string, total: string) => `Customers ${first} to ${last} of ${total}`,
  coming: 'More is being read…',
  printed: (shown: string, total: string) => `The first ${shown} of ${total} customers.`,
  csv: (count: string) => `CSV, ${count} customers`,
  first_csv: (count: string) => `CSV, the first ${count}`,
  sums: (count: string, n: number) => `${plural(n, 'The one', `All ${count}`)}`
};
