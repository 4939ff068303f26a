import type { Mapping } from '../mapping.ts';
import { isMapped, isText, textOf, type Cells } from './cells.ts';
import { hasShape } from './shapes.ts';
import {
  decimalSignIn,
  numberReading,
  type DecimalSign,
  type NumberReading,
  type NumberShape
} from './numbers.ts';
import { trimmedSql } from './trimmed.ts';

/** How the amount of a line is found: printed, else quantity times unit price. All in decimals, rounded once. */
export interface AmountReading {
  /** SQL of the texts it needs, each followed by a comma */
  texts: string;
  /** SQL of the amount in currency units with two decimals; null where there is none */
  exact: string;
  /** SQL of the quantity that is kept beside it */
  quantity: string;
  /** SQL of WHEN branches */
  faults: string;
  parameters: Record<string, string[]>;
  restyled: { example: string; decimal: string } | null;
  /** the decimal sign that was found out */
  decimal: DecimalSign;
  /** lines that may be a thousand or a thousandth */
  ambiguous: number;
}

/** 9e15 minor units: sums of lines stay far inside 64 bits, and every amount is exact in JavaScript. */
const largest = '90000000000000';

const beyond = `exact is null or abs(exact) > ${largest}`;

/** SQL of minor units; beyond the largest they would not fit a machine word. */
export const minorUnits = (exact: string) =>
  `case when abs(${exact}) <= ${largest} then cast(${exact} * 100 as bigint) end`;

/**
 * SQL of the discount of a line, of its column discount_text: whether there was one is all that is asked of it, so what
 * cannot be read as a number is no fault of the line. It follows the decimal sign of the amounts.
 */
export const discountSql = (isThere: boolean, decimal: DecimalSign) => {
  if (!isThere) return 'cast(null as decimal(18, 2))';
  const digits = `regexp_replace(discount_text, '[^-0-9${decimal}]', '', 'g')`;
  return `try_cast(${decimal === '.' ? digits : `replace(${digits}, ',', '.')`} as decimal(18, 2))`;
};

/** The columns of an extract that tell amounts. */
export const amountColumns = (mapping: Mapping) =>
  ['amount', 'quantity', 'unit_price'].filter((name) => isMapped(mapping, name));

/** Decides by their shapes how they are read. */
export function amountReading(
  cells: Cells,
  mapping: Mapping,
  shapes: ReadonlyMap<string, readonly NumberShape[]>
): AmountReading {
  const names = amountColumns(mapping);
  // A file is written in one way: a column that leaves its decimal sign open follows one that does not.
  const texts = names.filter((name) => isText(cells, mapping, name));
  const usual = texts.map((name) => decimalSignIn(shapes.get(name) ?? [])).find((sign) => sign !== undefined);
  const reading = (name: string) =>
    numberReading(name, `${name}_text`, shapes.get(name) ?? [], {
      declared: texts.includes(name) ? mapping.options.decimal : '.',
      usual
    });
  const text = (name: string) => `coalesce(${trimmedSql(textOf(cells, mapping, name))}, '') as ${name}_text,`;

  const quantity = isMapped(mapping, 'quantity') ? reading('quantity') : undefined;
  const kept = quantity ? `try_cast(${quantity.plain} as decimal(18, 6))` : 'cast(null as decimal(18, 6))';
  const quantityText = quantity ? text('quantity') : '';

  if (isMapped(mapping, 'amount')) {
    const amount = reading('amount');
    return {
      texts: `${text('amount')} ${quantityText}`,
      // The cast rounds the decimal text itself, half away from zero.
      exact: `try_cast(${amount.plain} as decimal(18, 2))`,
      quantity: kept,
      faults: `${foreign('amount', amount)} ${unreadable('amount', amount)} when ${beyond} then 'amount_out_of_range:amount'`,
      parameters: { ...amount.parameters, ...quantity?.parameters, ...foreignShapes('amount', amount) },
      restyled: restyled([amount]),
      decimal: amount.decimalSign,
      ambiguous: amount.ambiguous
    };
  }

  const price = reading('unit_price');
  const count = quantity ?? reading('quantity');
  return {
    texts: `${text('quantity')} ${text('unit_price')}`,
    exact: `try_cast(${product(count, price)} as decimal(18, 2))`,
    quantity: kept,
    faults: `${foreign('unit_price', price)} ${unreadable('quantity', count)} ${unreadable('unit_price', price)} when ${beyond} then 'amount_out_of_range:unit_price'`,
    parameters: { ...count.parameters, ...price.parameters, ...foreignShapes('unit_price', price) },
    restyled: restyled([price, count]),
    decimal: price.decimalSign,
    ambiguous: Math.max(price.ambiguous, count.ambiguous)
  };
}

const unreadable = (name: string, { plain }: NumberReading) =>
  `when ${name}_text = '' then 'amount_missing:${name}' when ${plain} is null then 'amount_unreadable:${name}'`;

/** A dollar among yuan is no amount of ours, though its number can be read. */
const foreign = (name: string, reading: NumberReading) =>
  reading.foreign.length === 0
    ? ''
    : `when ${hasShape(`${name}_text`, `${name}_foreign`)} then 'other_currency:${name}'`;
const foreignShapes = (name: string, reading: NumberReading) =>
  reading.foreign.length === 0 ? {} : { [`${name}_foreign`]: reading.foreign };

/** Digits of a decimal that is a machine word: a wider one takes ten times as long to read from text. */
const word = 18;

/** Digits that the engine has for any decimal. */
const widest = 38;

/**
 * Multiplied with every digit that the columns have, so that the only rounding is the last one. Where a product needs
 * more than a word, one factor is widened first: the engine would multiply two words in 64 bits, and overflow. A number
 * that does not fit with all of its own digits is out of range rather than rounded twice.
 */
function product(count: NumberReading, price: NumberReading): string {
  const priceWhole = Math.min(price.whole, 12);
  const countWhole = Math.min(count.whole, 12);
  const countDecimals = Math.min(count.decimals, 9);
  const priceDecimals = Math.min(price.decimals, widest - countWhole - countDecimals - priceWhole);
  const priceWidth = priceWhole + priceDecimals;
  const countWidth = countWhole + countDecimals;
  const counted = exactly(count, countWidth, countDecimals);
  const widened =
    countWidth + priceWidth > word
      ? `cast(${counted} as decimal(${widest - priceWidth}, ${countDecimals}))`
      : counted;
  return `${widened} * ${exactly(price, priceWidth, priceDecimals)}`;
}

function exactly({ plain, decimals }: NumberReading, width: number, kept: number): string {
  const cast = `try_cast(${plain} as decimal(${width}, ${kept}))`;
  return kept >= decimals
    ? cast
    : `case when length(split_part(${plain}, '.', 2)) <= ${kept} and not contains(lower(${plain}), 'e') then ${cast} end`;
}

function restyled(readings: readonly NumberReading[]): AmountReading['restyled'] {
  const found = readings.find((each) => each.restyled !== null);
  return found?.restyled ? { example: found.restyled, decimal: found.decimalSign } : null;
}
