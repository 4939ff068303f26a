/** Taking things along, finding them, and the tour. */
export const takeAwayWords = {
  label: 'Take along',
  workbook: 'Workbook (XLSX)',
  print: 'Print or PDF',
  picture: (kind: string) => `Save this picture as ${kind}`,
  about: 'About these numbers',
  address: 'Address',
  made_at: 'Taken along at',
  data_through: 'Data through',
  data_version: 'Data version',
  currency: 'Currency',
  failed: 'The file could not be made. Try again, or take the tables one by one as CSV.',
  copy: 'Copy with its sentence',
  copied: 'Copied.',
  copy_failed: 'The browser does not allow copying. Select the text and copy it yourself.'
};

export const finderWords = {
  open: 'Find',
  title: 'Find a page, a figure, a segment, a customer or a date',
  hint: 'Type a name, an id or a date such as 2026Q2',
  close: 'Close',
  nothing: 'Nothing is called that.',
  searching: 'Looking for customers…',
  pages: 'Pages',
  dates: 'Dates',
  metrics: 'Figures',
  segments: 'Segments',
  customers: 'Customers',
  overview_of: (period: string) => `Overview of ${period}`,
  segments_of: (moment: string) => `Segments on ${moment}`,
  flow_to: (moment: string) => `Flow up to ${moment}`
};

export const whatChangedWords = {
  heading: 'What changed, and why',
  of: 'Figure whose change is told',
  title: (period: string) => `What changed since ${period}`,
  waiting: 'Taking the change apart…',
  mix: 'By size',
  rate: 'By behaviour',
  together: 'Together',
  customers: (period: string) => `Customers at the start of ${period}`,
  points: (text: string) => `${text} points`,
  whole: (metric: string, before: string, from: string, now: string, to: string, change: string) =>
    `${metric} went from ${from} in ${before} to ${to} in ${now}: ${change}.`,
  parts: (mix: string, rate: string) =>
    `${mix} because segments are of another size, ${rate} because customers in them did something else.`,
  largest: (segment: string, effect: string) => `The largest part came from ${segment}: ${effect}.`,
  untold: (metric: string, before: string, now: string) =>
    `${metric} has no value in ${before} or in ${now}, so there is no change to take apart.`,
  note: 'Customers stand in the segment they were in on the day before each period. The parts add up to the change without a remainder.'
};
