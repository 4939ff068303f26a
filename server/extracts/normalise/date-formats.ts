export type DateOrder = 'month_first' | 'day_first';

const clock = '99?:99(?::99(?:\\.9+)?)?';

/** What the engine's own cast reads: 2026-3-14, 2026/03/14 08:26. */
export const yearFirst = new RegExp(`^9999([-/])99?(?:\\1)99?(?:[ T]${clock})?$`);

export const withOffset = new RegExp(
  `^9999([-/])99?(?:\\1)99?[ T]${clock} ?(?:Z|z|UTC|GMT|[+-]99(?::?99)?)$`
);

/** 3/14/2026, 3/14/26: the order of day and month is a question. */
export const yearLast = /^99?([-/.])99?(?:\1)(?:9999|99)(?!9|:)/;

/** 2026年3月14日, and any date with 上午, 下午, 时 or 点 behind it. */
export const chinese =
  /^9999(?:年99?月99?[日号]?|([-/.])99?\1(?:99?)(?= ?[上下]午)) ?(?:[(]?(?:星期|周)[一二三四五六日天][)]?)? ?(?:[上下]午)? ?(?:99?(?::99(?::99)?|[时点](?:99?(?:分(?:99?秒?)?)?)?))?$/;

export const epoch = /^(?:9{10}|9{13}|9{16})$/;

/** Days since the end of 1899, as spreadsheets count them. */
export const serial = /^9{5}(?:\.9+)?$/;

const months = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/i;
const monthNames = /^(?:january|february|march|april|june|july|august|september|october|november|december)$/i;
const weekdays = /^(?:mon|tue|wed|thu|fri|sat|sun)$/i;
const weekdayNames = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/i;

export interface FormatChoice {
  order: DateOrder;
  /** 26-03-14: the first number is above 31 somewhere in the column */
  isYearFirst: boolean;
}

/** The strptime format of a shape; undefined where it is no date. */
export function formatOf(shape: string, choice: FormatChoice): string | undefined {
  if (/^9{14}$/.test(shape)) return '%Y%m%d%H%M%S';
  if (/^9{12}$/.test(shape)) return '%Y%m%d%H%M';

  const [, day = '', gap = '', time] =
    /^(.*?)(,? ?)(99?:99(?::99(?:\.9+)?)?(?: ?[AaPp][Mm])?)?$/.exec(shape) ?? [];
  const dayFormat = dayFormatOf(day, choice);
  if (dayFormat === undefined || (time === undefined && gap !== '')) return undefined;
  return time === undefined ? dayFormat : `${dayFormat}${gap}${timeFormatOf(time)}`;
}

function dayFormatOf(day: string, { order, isYearFirst }: FormatChoice): string | undefined {
  if (day === '99999999') return '%Y%m%d';
  const [, gap, year] = /^99?([-/.])99?(?:\1)(9999|99)$/.exec(day) ?? [];
  if (gap !== undefined) {
    if (year === '99' && isYearFirst) return ['%y', '%m', '%d'].join(gap);
    const last = year === '99' ? '%y' : '%Y';
    return (order === 'month_first' ? ['%m', '%d', last] : ['%d', '%m', last]).join(gap);
  }
  const atStart = /^9999([-/.])99?(?:\1)99?$/.exec(day)?.[1];
  return atStart ? ['%Y', '%m', '%d'].join(atStart) : namedMonthFormatOf(day);
}

/** 14-Mar-2026, March 14, 2026, Sat 14 Mar 26: with the month in words nothing is left to decide. */
function namedMonthFormatOf(day: string): string | undefined {
  const tokens = day.match(/9+|[A-Za-z]+|[^9A-Za-z]+/g) ?? [];
  const numbers = tokens.filter((token) => /^9+$/.test(token));
  const hasFullYear = numbers.includes('9999');
  if (numbers.length !== 2 || tokens.filter(isMonth).length !== 1) return undefined;

  let numbersSeen = 0;
  const parts = tokens.map((token) => {
    if (months.test(token)) return '%b';
    if (monthNames.test(token)) return '%B';
    if (weekdays.test(token)) return '%a';
    if (weekdayNames.test(token)) return '%A';
    if (/^9+$/.test(token)) {
      numbersSeen++;
      if (token === '9999') return '%Y';
      if (token.length > 2) return undefined;
      return hasFullYear || numbersSeen === 1 ? '%d' : '%y';
    }
    return /^[-/., ]+$/.test(token) ? token : undefined;
  });
  return parts.every((part) => part !== undefined) ? parts.join('') : undefined;
}

const isMonth = (token: string) => months.test(token) || monthNames.test(token);

function timeFormatOf(time: string): string {
  const isHalfDay = /m$/i.test(time);
  const seconds = /:99(?::99)/.test(time) ? ':%S' : '';
  const fraction = time.includes('.') ? '.%f' : '';
  const half = isHalfDay ? `${time.includes(' ') ? ' ' : ''}%p` : '';
  return `${isHalfDay ? '%I' : '%H'}:%M${seconds}${fraction}${half}`;
}
