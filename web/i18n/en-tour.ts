export const tourWords = {
  title: 'A short tour',
  step: (at: number, of: number) => `${at} of ${of}`,
  next: 'Next',
  done: 'Done',
  dismiss: 'Not now, and not again',
  steps: {
    overview: 'Eight figures of the quarter, each beside the quarter before and the year before.',
    open: 'Every number opens: its definition, what it is divided by, the SQL, and the customers behind it.',
    flow: 'Who moved from which segment to which, and whether by buying or by waiting.',
    customers: 'Every list ends in customers, and every customer in order lines with file and line.',
    data: 'Drop your own file on any page: it replaces the demo, and every line of it is accounted for.'
  }
};
