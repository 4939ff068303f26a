import { plural } from './plural.ts';

/** The data page: files on their way into the numbers. */
export const intakeWords = {
  title: 'Data',
  reaches: (day: string) => `The data reaches ${day}: `,
  today: 'it is up to date.',
  ahead: 'it is up to date.',
  days_ago: (days: string, n: number) => `${days} ${plural(n, 'day', 'days')} before today.`,
  demo: 'What you see is a made-up demo retailer. The first file of your own replaces it completely.',
  waiting: 'Reading what was loaded…',
  none_yet: 'Nothing was loaded yet.',
  unknown_extract: (id: string) => `There is no extract ${id}. Choose one below.`,

  section: 'Load files',
  drop: 'Drop your files here',
  drop_note: 'Or anywhere on any page: order lines, or what else you know of customers.',
  choose_files: 'Choose files…',
  choose_folder: 'Choose a folder…',
  stays_here: 'Your files stay on this computer.',
  drop_now: 'Drop the files to look at them',
  drop_later: 'A file is being loaded: wait until it is done',
  other_files: 'Other files',
  more_files: (names: string, n: number) => `${names} and ${n} more`,

  sending: 'Handing the files over',
  looking: 'Looking at the files',
  begins: 'Waiting for its turn',
  steps: {
    archive: 'Keep the file',
    read: 'Read the lines',
    load: 'Write the lines',
    reconcile: 'Reconcile',
    build: 'Work out the numbers'
  },
  part: (done: string, of: string) => `${done} of ${of}`,
  a_moment: 'This takes a moment.',
  cancel: 'Cancel',
  cancel_note: 'Nothing of it is left when you cancel.',
  other_load: 'Being loaded right now',
  waits: 'waits for its turn',

  size: (lines: string, n: number, bytes: string) => `${lines} ${plural(n, 'line', 'lines')}, ${bytes}`,
  size_begun: (lines: string, bytes: string) => `${bytes}, of which the first ${lines} lines were looked at`,
  load_all: 'Load all lines',
  load: (lines: string, n: number) => `Load ${lines} ${plural(n, 'line', 'lines')}`,
  missing: (columns: string) => `Still needed: ${columns}. Choose below which column holds it.`,
  guesses: (count: string, n: number) =>
    `${count} ${plural(n, 'column was recognised by what it holds, not by its name', 'columns were recognised by what they hold, not by their names')}. Check what is marked, then load.`,

  columns: 'What the columns mean',
  column: 'Means',
  header: 'Column of the file',
  samples: 'For example',
  why: 'Why',
  not_used: '(not used)',
  not_found: 'Not found in the file.',
  column_from: (label: string) => `Column for ${label}`,
  check: 'please check',
  rivals: (headers: string) => `Also fitting: ${headers}.`,
  unmapped: (headers: string) => `Not used: ${headers}.`,
  attributes: (headers: string) => `Kept as attributes of the customer: ${headers}.`,
  more_columns: (count: string, n: number) =>
    `${count} more ${plural(n, 'column', 'columns')} that you may name`,

  options: 'How the file is read',
  kind: 'What it is',
  kinds: {
    order_lines: 'Order lines',
    customers: 'Customers',
    interactions: 'Interactions',
    feedback: 'Feedback',
    contacts: 'Contacts',
    returned_orders: 'List of returned orders',
    customer_sheet: 'Customer sheet'
  },
  yes: 'yes',
  no: 'no',
  option_names: {
    encoding: 'Encoding',
    delimiter: 'Between the cells',
    header: 'First line',
    date_order: 'Dates like 3/4/2026',
    decimal: 'Decimal sign',
    time_zone: 'Time zone of times with an offset',
    currency: 'Currency'
  },
  as_found: (value: string) => `as found: ${value}`,
  to_be_found: 'found out by itself',
  delimiters: { comma: 'comma', semicolon: 'semicolon', tab: 'tab', pipe: 'vertical bar', space: 'spaces' },
  date_orders: { month_first: 'month first', day_first: 'day first' },
  decimals: { point: 'decimal point', comma: 'decimal comma' },
  first_lines: { names: 'column names', data: 'data' },
  without_header: 'the first line is data',

  first_rows: 'The first lines, as they would be loaded',
  line: 'Line',
  would_be_rejected: 'Not loaded, because',

  undecided: 'These files are not loaded: decide below, or go back and change what the columns mean.',
  back: 'Back to the columns',

  extract: (files: string) => `Extract ${files}`,
  open_churn: 'Who has gone silent',
  open_overview: 'Open the overview',
  another: 'Load another file',
  states: {
    loaded: 'loaded',
    already_loaded: 'loaded',
    held: 'waits for you',
    rejected: 'not loaded',
    undone: 'undone'
  },
  is_demo: 'demo',
  is_loaded: (lines: string, amount: string, from: string, through: string) =>
    `${lines} lines are loaded, ${amount} together, from ${from} through ${through}.`,
  is_undone:
    'This extract was undone: none of its lines count. The file is kept; drop it again to load it again.',
  held_for_rejects: (rejected: string, lines: string) =>
    `Nothing is loaded yet: ${rejected} of ${lines} lines cannot be used, and that is more than slips of the pen. See why below, then mend the file and drop it again, or accept it without these lines.`,
  held_for_numbers: (undecided: string, lines: string) =>
    `Nothing is loaded yet: ${undecided} of ${lines} lines have a number like 1.234 or 1,234, and no line tells whether its sign parts thousands or decimals. Drop the file again and choose the decimal sign beside the preview, or accept it with the point as decimal sign.`,
  held_for_overlap: (overlap: string, compared: string) =>
    `Nothing is loaded yet: ${overlap} of ${compared} lines look as if they were loaded before (same customer, day and amount, no order number to tell). Accept it to add them all the same, replace the days they cover, or discard it.`,
  is_rejected: (lines: string) =>
    `Nothing was loaded: none of the ${lines} lines can be used. See why below; mostly a column means something else, or the dates are read the wrong way round.`,
  accept: (lines: string, n: number) => `Accept and load ${lines} ${plural(n, 'line', 'lines')}`,
  replace_days: (from: string, through: string) => `Replace everything from ${from} to ${through} with it`,
  accepting: 'Loading…',

  reconciliation: 'What came in and what became of it',
  came_in: { lines: 'Lines in', amount: 'Amount in' },
  parts: { loaded: 'loaded', usable: 'can be loaded', rejected: 'rejected', blank: 'blank' },
  nothing_lost: { lines: 'adds up to the line', amount: 'adds up to the cent' },
  something_lost: 'does not add up',
  equation: (whole: string, parts: string) => `${whole} in = ${parts}`,

  findings: 'Good to know',
  duplicates: (count: string, n: number) =>
    `${count} ${plural(n, 'line repeats', 'lines repeat')} another one exactly; they count.`,
  voids: (count: string, n: number) =>
    `${count} ${plural(n, 'line was', 'lines were')} cancelled by status and ${plural(n, 'counts', 'count')} 0.`,

  rejected: 'Rejected',
  rejected_lines: 'Rejected lines',
  waiting_rejects: 'Reading the rejected lines…',
  all_reasons: 'All reasons',
  place: 'Where',
  line_number: (line: string) => `line ${line}`,
  reason: 'Why',
  amount: 'Amount',
  as_it_stood: 'As it stands in the file',
  mend: 'Download the rejected lines, mend them and drop the file here: they are added to this extract. The file holds the cells exactly as they came, so mend it in a text editor if you do not trust its source.',
  mend_held:
    'Download the rejected lines to see all of them. The file holds the cells exactly as they came, so open it in a text editor if you do not trust its source.',
  download: 'Download the rejected lines',
  download_of: (file: string) => `Download the rejected lines of ${file}`,

  list: 'What was loaded',
  files: 'Files',
  state: 'State',
  days_covered: 'Days covered',
  when: 'Loaded at',
  undo: 'Undo',
  undo_of: (files: string) => `Undo ${files}`,
  undo_title: (files: string) => `Undo ${files}?`,
  undo_text: (lines: string, n: number) =>
    `${plural(n, 'Its line counts', `Its ${lines} lines count`)} no more, and every number will be as if it had never been loaded. Where it replaced earlier versions of orders, these count again. The file is kept: you can drop it again.`,
  undo_confirm: 'Undo',
  undoing: 'Undoing…',
  discard: 'Discard',
  discard_of: (files: string) => `Discard ${files}`,
  discard_title: (files: string) => `Discard ${files}?`,
  discard_text: 'Nothing of it is loaded, so no number changes. The file is kept: you can drop it again.',
  discard_confirm: 'Discard',
  keep: 'Keep it'
};
