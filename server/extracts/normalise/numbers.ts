import { currencyPattern, moneyOf } from './money-shapes.ts';
import { hasShape, isWide, narrowedSql, shapeOf, type Shape } from './shapes.ts';

export interface NumberShape extends Shape {
  /** what stands behind an e: shapes hide its value */
  exponent: string | null;
  /** some begin with a zero: 0.250 is no separator of thousands */
  has_zero: boolean;
}

export type DecimalSign = '.' | ',';

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
  decimalSign: DecimalSign;
  /** lines like 1.234 or 1,234, when nothing in the column tells a decimal sign from a separator of thousands */
  ambiguous: number;
  /** shapes that name another currency than most lines do */
  foreign: string[];
}

interface Judged extends NumberShape {
  /** without currency, sign and brackets, in the signs of ASCII; null: no number */
  core: string | null;
  currency: string | undefined;
  isPlain: boolean;
}

const plain = /^[+-]?(?:9+\.?9*|\.9+)(?:[eE][+-]?9+)?$/;

/** Either sign may be the decimal one, either the separator of thousands; Indian groups are of two. */
const grammars = {
  '.': {
    digits: /^(?:9+\.?9*|\.9+)(?:[eE][+-]?9+)?$/,
    groups: /^(?:9{1,3}(?:([, '])9{3})(?:\1(?:9{3}))*|9{1,2}(?:,9{2})+,9{3})(?:\.9+)?$/
  },
  ',': {
    digits: /^(?:9+,?9*|,9+)(?:[eE][+-]?9+)?$/,
    groups: /^9{1,3}(?:([. '])9{3})(?:\1(?:9{3}))*(?:,9+)?$/
  }
} as const;

/**
 * Decides on the whole column which sign is the decimal one; what does not fit then cannot be read. Where the column
 * leaves it open, `usual` is what other columns of the file say.
 */
export function numberReading(
  name: string,
  text: string,
  shapes: readonly NumberShape[],
  { declared, usual }: { declared?: DecimalSign | undefined; usual?: DecimalSign | undefined } = {}
): NumberReading {
  const judged = shapes.map(judge);
  const found = declared ?? decimalSignOf(judged) ?? usual;
  const decimalSign = found ?? '.';
  const readable = judged.flatMap((each) => {
    const digits = digitsOf(each, decimalSign);
    return digits === undefined ? [] : [{ ...each, ...extent(digits, each.exponent) }];
  });

  const isPlain = (each: Judged) => each.isPlain && !(decimalSign === ',' && each.shape.includes('.'));
  const restyled = readable.find((each) => !isPlain(each))?.shape ?? null;
  const hasWide = readable.some(({ shape }) => isWide(shape));
  const cleaned = restyled === null ? text : cleanedSql(text, decimalSign, hasWide);
  const isWhole = readable.length === shapes.length;
  return {
    plain: isWhole ? cleaned : `case when ${hasShape(text, `${name}_shapes`)} then ${cleaned} end`,
    parameters: isWhole ? {} : { [`${name}_shapes`]: shapesOf(readable) },
    whole: Math.max(1, ...readable.map((each) => each.whole)),
    decimals: Math.max(0, ...readable.map((each) => each.decimals)),
    restyled,
    decimalSign,
    ambiguous: found ? 0 : linesOf(judged.filter(isOpen)),
    foreign: shapesOf(foreignOf(readable))
  };
}

/** Whether the shape tells all there is to know: no exponent, and no zero that 1.234 may have instead of its 1. */
export const isPlainNumber = (shape: string) =>
  plain.test(shape) && !/e/i.test(shape) && !isOpenText(shape.replace(/^[+-]/, ''));

/** Reads as a number by itself, whichever sign is the decimal one. */
export function isNumberText(text: string): boolean {
  const judged = judge({ shape: shapeOf(text), lines: 1, exponent: null, has_zero: false });
  return (digitsOf(judged, '.') ?? digitsOf(judged, ',')) !== undefined;
}

/** The decimal sign that a column gives away; undefined where it leaves it open. */
export const decimalSignIn = (shapes: readonly NumberShape[]) => decimalSignOf(shapes.map(judge));

function judge(given: NumberShape): Judged {
  if (plain.test(given.shape))
    return { ...given, core: given.shape.replace(/^[+-]/, ''), currency: undefined, isPlain: true };
  const money = moneyOf(given.shape);
  return { ...given, core: money?.core ?? null, currency: money?.currency, isPlain: false };
}

/** 1,234 and 1.234: a thousand or a thousandth. */
const isOpenText = (core: string) => /^9{1,3}[.,]9{3}$/.test(core);
const isOpen = ({ core }: Judged) => isOpenText(core ?? '');

const linesOf = (judged: readonly Judged[]) => judged.reduce((sum, { lines }) => sum + lines, 0);
const shapesOf = (judged: readonly Judged[]) => [...new Set(judged.map(({ shape }) => shape))];

/** What can only be read with one of the two signs decides, and where both occur the more frequent one. */
function decimalSignOf(judged: readonly Judged[]): DecimalSign | undefined {
  const only = (sign: DecimalSign, other: DecimalSign) =>
    linesOf(
      judged.filter(
        (each) =>
          /[.,]/.test(each.core ?? '') &&
          digitsOf(each, sign) !== undefined &&
          digitsOf(each, other) === undefined
      )
    );
  const point = only('.', ',');
  const comma = only(',', '.');
  if (point === comma) return point > 0 ? '.' : undefined;
  return point > comma ? '.' : ',';
}

/** Amounts that name no currency are in that of the others. */
function foreignOf(judged: readonly Judged[]): Judged[] {
  const lines = new Map<string, number>();
  for (const each of judged)
    if (each.currency) lines.set(each.currency, (lines.get(each.currency) ?? 0) + each.lines);
  const [usual] = [...lines].reduce((one, other) => (other[1] > one[1] ? other : one), ['', 0]);
  return judged.filter(({ currency }) => currency !== undefined && currency !== usual);
}

/** The number as shape with a point, or undefined. */
function digitsOf({ core, has_zero }: Judged, sign: DecimalSign): string | undefined {
  if (core === null) return undefined;
  const { digits, groups } = grammars[sign];
  if (digits.test(core)) return core.replace(',', '.');
  if (has_zero || !groups.test(core)) return undefined;
  return core.replace(sign === '.' ? /[, ']/g : /[. ']/g, '').replace(',', '.');
}

/** Digits before and behind the point once the exponent has moved it. */
function extent(digits: string, exponent: string | null): { whole: number; decimals: number } {
  const [mantissa = ''] = digits.toLowerCase().split('e');
  const [before = '', behind = ''] = mantissa.split('.');
  const moved = exponent === null ? 0 : Number(exponent);
  return { whole: Math.max(1, before.length + moved), decimals: Math.max(0, behind.length - moved) };
}

function cleanedSql(text: string, decimalSign: DecimalSign, hasWide: boolean): string {
  const bare = `regexp_replace(${hasWide ? narrowedSql(text) : text}, '(?i)${currencyPattern}|[''\\s]', '', 'g')`;
  // (12.50) and 12.50- are how ledgers write −12.50.
  const signed = `regexp_replace(regexp_replace(${bare}, '^\\((.*)\\)$', '-\\1'), '^(.*)-$', '-\\1')`;
  return decimalSign === ','
    ? `replace(replace(${signed}, '.', ''), ',', '.')`
    : `replace(${signed}, ',', '')`;
}
