import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCsv } from '../../support/csv.ts';
import { Normaliser, text } from './normaliser.ts';

let normaliser: Normaliser;
beforeAll(async () => {
  normaliser = await Normaliser.open();
});
afterAll(() => normaliser.close());

const table = parseCsv(readFileSync(new URL('amounts.csv', import.meta.url), 'utf8'));

it.each(table)('$written is $minor_units $reason', async ({ written = '', minor_units, reason }) => {
  const [line] = (await normaliser.amounts([written])).lines;
  expect([line?.reason ? '' : String(line?.amount), line?.reason ?? '']).toEqual([minor_units, reason]);
});

const minor = async (values: string[], options = {}) =>
  (await normaliser.amounts(values, options)).lines.map(({ amount, reason }) => reason ?? amount);

describe('the whole column decides which sign is the decimal one', () => {
  it('by what can only be read in one way', async () => {
    expect(await minor(['1.234', '12,50'])).toEqual([123_400, 1250]);
    expect(await minor(['1,234', '12.50'])).toEqual([123_400, 1250]);
    expect(await minor(['1.234', '0,250'])).toEqual([123_400, 25]);
    expect(await minor(['1,234', '0.250'])).toEqual([123_400, 25]);
  });

  it('and by most of it where both occur', async () => {
    expect(await minor(['1,5', '2,5', '3.25'])).toEqual([150, 250, 'amount_unreadable']);
  });

  it('and the other columns of the file where it leaves that open', async () => {
    const columns = { customer_id: text, ordered_at: text, quantity: text, unit_price: text };
    const { lines } = await normaliser.read(columns, [['c', '2026-01-02', '1,500', '2,00']]);
    expect(lines).toMatchObject([{ amount: 300, quantity: '1.500000' }]);
  });

  it('and what is open after all is said', async () => {
    expect((await normaliser.amounts(['1.234', '2.500', '7'])).said.numbers_ambiguous).toBe(2);
    expect((await normaliser.amounts(['1.234', '0.500', '7'])).said.numbers_ambiguous).toBe(0);
  });

  it('unless a person does', async () => {
    expect(await minor(['1.234', '5'], { decimal: ',' })).toEqual([123_400, 500]);
    expect(await minor(['1,234', '5'], { decimal: ',' })).toEqual([123, 500]);
    expect(await minor(['1,234', '5'], { decimal: '.' })).toEqual([123_400, 500]);
    expect((await normaliser.amounts(['1.234'], { decimal: '.' })).said.numbers_ambiguous).toBe(0);
  });

  it('but a number that never was text has a point, whatever a person says of texts', async () => {
    const { lines, said } = await normaliser.amounts(['1.234', '2.5'], { decimal: ',' }, 'DOUBLE');
    expect(lines.map(({ amount }) => amount)).toEqual([123, 250]);
    expect(said.numbers_ambiguous).toBe(0);
  });
});

it('rejects amounts that name another currency than most', async () => {
  expect(await minor(['¥5', '6元', '$7', '8'])).toEqual([500, 600, 'other_currency', 800]);
});

describe('any amount in any way of writing', () => {
  const spaces = [' ', '\u00a0', '\u202f'];
  const styles: { name: string; print: (digits: Printed) => string }[] = [
    { name: 'plain', print: ({ minus, whole, cents }) => `${minus}${whole}.${cents}` },
    { name: 'comma', print: ({ minus, whole, cents }) => `${minus}${whole},${cents}` },
    { name: 'English', print: ({ minus, whole, cents }) => `${minus}${grouped(whole, ',')}.${cents}` },
    { name: 'German', print: ({ minus, whole, cents }) => `${minus}${grouped(whole, '.')},${cents} €` },
    { name: 'Swiss', print: ({ minus, whole, cents }) => `CHF ${minus}${grouped(whole, "'")}.${cents}` },
    { name: 'Indian', print: ({ minus, whole, cents }) => `₹${minus}${indian(whole)}.${cents}` },
    {
      name: 'ledger',
      print: ({ minus, whole, cents }) => (minus ? `(${whole}.${cents})` : `${whole}.${cents}`)
    },
    { name: 'SAP', print: ({ minus, whole, cents }) => `${grouped(whole, '.')},${cents}${minus}` },
    { name: 'yuan', print: ({ minus, whole, cents }) => `${minus}\uffe5${grouped(whole, ',')}.${cents}` },
    { name: 'wide', print: (printed) => wide(`${printed.minus}${printed.whole}.${printed.cents}`) },
    ...spaces.map((space) => ({
      name: `French ${space.codePointAt(0)}`,
      print: ({ minus, whole, cents }: Printed) => `${minus}${grouped(whole, space)},${cents}`
    }))
  ];

  it.each(styles)('comes back to the cent: $name', async ({ print }) => {
    let seed = 11;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const amounts = Array.from({ length: 300 }, () => (random(2) ? -1 : 1) * (random(10 ** random(10)) + 1));
    expect(await minor(amounts.map((amount) => print(printed(amount))))).toEqual(amounts);
  });
});

interface Printed {
  minus: string;
  whole: string;
  cents: string;
}

function printed(minor: number): Printed {
  const digits = String(Math.abs(minor)).padStart(3, '0');
  return { minus: minor < 0 ? '-' : '', whole: digits.slice(0, -2), cents: digits.slice(-2) };
}

/** Three by three from the end. */
const grouped = (whole: string, separator: string): string =>
  whole.length <= 3 ? whole : `${grouped(whole.slice(0, -3), separator)}${separator}${whole.slice(-3)}`;

/** The last three, and two by two before them. */
function indian(whole: string): string {
  const pairs = (rest: string): string =>
    rest.length <= 2 ? rest : `${pairs(rest.slice(0, -2))},${rest.slice(-2)}`;
  return whole.length <= 3 ? whole : `${pairs(whole.slice(0, -3))},${whole.slice(-3)}`;
}

/** ASCII signs have their full-width twins 0xFEE0 further on. */
const wide = (text: string) =>
  [...text].map((sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)).join('');
