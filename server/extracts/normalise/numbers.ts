import { hasShape, shapeOf, type Shape } from './shapes.ts';

export interface NumberShape extends Shape {
  /** what stands behind an e: shapes hide its value */
  exponent: string | null;
}

/** How a column of numbers is read. */
export interface NumberReading {
  /** SQL of the text as a plain decimal; null where it cannot be read as one */
  plain: string;
  parameters: Record<string, string[]>;
  /** digits that the longest number has before and behind the decimal sign */
  whole: number;
  decimals: number;
  /** a shape that is no plain decimal, when there is one: 1,234.50 */
  restyled: string | null;
  decimalSign: '.' | ',';
}

interface Judged {
  shape: string;
  exponent: string | null;
  /** without currency, sign and brackets */
  core: string;
  isPlain: boolean;
}

const plain = /^[+-]?(?:9+\.?9*|\.9+)(?:[eE][+-]?9+)?$/;
const core = /^(?:9+\.?9*|\.9+)(?:[eE][+-]?9+)?$/;
/** The signs of yen and yuan, ordinary and full-width: as escapes, for editors fold one into the other. */
const yuanSigns = '\u00A5\uFFE5';
const currencyNames = `RMB|CNY|US\\$|USD|GBP|EUR|HKD|JPY`;
const currencySigns = `${yuanSigns}$€£₩元`;
const currencies = new RegExp(`${currencyNames}|[${currencySigns}]`, 'gi');
const commaGroups = /^9{1,3}(?:,9{3})+(?:\.9+)?$/;
const dotGroups = /^9{1,3}(?:\.9{3})+(?:,9+)?$/;
const commaDecimals = /^9*,9+$/;

/** Decides on the whole column which sign is the decimal one; what does not fit then cannot be read. */
export function numberReading(name: string, text: string, shapes: readonly NumberShape[]): NumberReading {
  const judged = shapes.map(judge);
  const decimalSign = hasDecimalComma(judged) ? ',' : '.';
  const readable = judged.flatMap((each) => {
    const digits = decimalSign === ',' ? withDecimalComma(each) : withDecimalPoint(each);
    return digits === undefined ? [] : [{ ...each, ...extent(digits, each.exponent) }];
  });

  const restyled = readable.find(({ isPlain }) => !isPlain)?.shape ?? null;
  const cleaned = restyled === null ? text : cleanedSql(text, decimalSign);
  const isWhole = readable.length === shapes.length;
  return {
    plain: isWhole ? cleaned : `case when ${hasShape(text, `${name}_shapes`)} then ${cleaned} end`,
    parameters: isWhole ? {} : { [`${name}_shapes`]: readable.map(({ shape }) => shape) },
    whole: Math.max(1, ...readable.map((each) => each.whole)),
    decimals: Math.max(0, ...readable.map((each) => each.decimals)),
    restyled,
    decimalSign
  };
}

/** Reads as a number by itself, whichever sign is the decimal one. */
export function isNumberText(text: string): boolean {
  const judged = judge({ shape: shapeOf(text), lines: 1, exponent: null });
  return withDecimalPoint(judged) !== undefined || withDecimalComma(judged) !== undefined;
}

function judge({ shape, exponent }: NumberShape): Judged {
  if (plain.test(shape)) return { shape, exponent, core: shape.replace(/^[+-]/, ''), isPlain: true };
  let bare = shape.replace(currencies, '').replace(/[\s\u00a0']/g, '');
  bare = /^\((.*)\)$/.exec(bare)?.[1] ?? bare;
  return { shape, exponent, core: bare.replace(/^[+-]|-$/g, ''), isPlain: false };
}

/** A comma with one, two or four digits behind it decides; 1,234 alone does not, and is a thousand. */
function hasDecimalComma(judged: readonly Judged[]): boolean {
  const some = (test: (core: string) => boolean) => judged.some((each) => test(each.core));
  if (some((each) => each.includes(',') && each.includes('.') && commaGroups.test(each))) return false;
  return some(
    (each) =>
      (commaDecimals.test(each) && !commaGroups.test(each)) || (each.includes(',') && dotGroups.test(each))
  );
}

/** The number as shape with a point, or undefined. */
function withDecimalPoint(each: Judged): string | undefined {
  if (core.test(each.core)) return each.core;
  return commaGroups.test(each.core) ? each.core.replaceAll(',', '') : undefined;
}

function withDecimalComma(each: Judged): string | undefined {
  if (/^9+$/.test(each.core)) return each.core;
  if (dotGroups.test(each.core) || commaDecimals.test(each.core))
    return each.core.replaceAll('.', '').replace(',', '.');
  return undefined;
}

/** Digits before and behind the point once the exponent has moved it. */
function extent(digits: string, exponent: string | null): { whole: number; decimals: number } {
  const [mantissa = ''] = digits.toLowerCase().split('e');
  const [before = '', behind = ''] = mantissa.split('.');
  const moved = exponent === null ? 0 : Number(exponent);
  return { whole: Math.max(1, before.length + moved), decimals: Math.max(0, behind.length - moved) };
}

function cleanedSql(text: string, decimalSign: '.' | ','): string {
  const bare = `regexp_replace(${text}, '(?i)${currencyNames}|[${currencySigns}''\\s\\x{00a0}]', '', 'g')`;
  // (12.50) and 12.50- are how ledgers write −12.50.
  const signed = `regexp_replace(regexp_replace(${bare}, '^\\((.*)\\)$', '-\\1'), '^(.*)-$', '-\\1')`;
  return decimalSign === ','
    ? `replace(replace(${signed}, '.', ''), ',', '.')`
    : `replace(${signed}, ',', '')`;
}
