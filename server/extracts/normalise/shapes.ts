/**
 * The shape of a text is the text with every digit as 9: a column of millions of dates has a handful of shapes, and
 * these tell how to read it. The engine counts them, we judge them.
 */
export interface Shape {
  shape: string;
  lines: number;
}

/** More shapes than these are no column of dates or amounts: the rarest are unreadable then. */
export const mostShapes = 2000;

/**
 * Times that differ from line to line, so that telling each text once saves nothing; of these shapes nothing but the
 * shape is ever asked, and finding them costs a tenth of making them.
 */
const timeShapes = ['9999-99-99 99:99:99', '9999-99-99 99:99', '9999-99-99T99:99:99', '9999/99/99 99:99:99'];

/** SQL of a text, or of its shape where that is one of the usual ones of times. */
export const textOrTimeShape = (text: string) => `case
    ${timeShapes.map((shape) => `when regexp_full_match(${text}, '${shape.replaceAll('9', '[0-9]')}') then '${shape}'`).join(' ')}
    else ${text}
end`;

/** Full-width digits, as Chinese input methods write them, become the full-width nine. */
export const shapeSql = (text: string) =>
  ofAscii(
    text,
    `translate(${text}, '012345678', '999999999')`,
    `translate(${text}, '012345678${wideDigits}', '999999999${'\uFF19'.repeat(9)}')`
  );

/** Nearly every text is one of ASCII, and looking for forty signs in millions of them takes seconds. */
const ofAscii = (text: string, ascii: string, other: string) =>
  `case when strlen(${text}) = length(${text}) then ${ascii} else ${other} end`;

/** The same for a text at hand. */
export const shapeOf = (text: string) => text.replace(/[0-8]/g, '9').replace(/[\uFF10-\uFF18]/g, '\uFF19');

/** SQL that is true for texts of these shapes; where every text of the column is, nothing has to be asked. */
export const hasShape = (text: string, parameter: string) => `${shapeSql(text)} = any($${parameter})`;

const wideDigits = '\uFF10\uFF11\uFF12\uFF13\uFF14\uFF15\uFF16\uFF17\uFF18';

/** Signs that stand for one of ASCII: full-width ones, the minus of typesetters, spaces that do not break. */
const wide = `${wideDigits}\uFF19\uFF0C\uFF0E\uFF1A\uFF0F\uFF08\uFF09\uFF0B\uFF0D\u2212\u3000\u00A0\u202F\u2009\u2019\uFF07\uFFE5\uFF04`;
const narrow = `0123456789,.:/()+--    ''\u00A5$`;

/** Whether a shape has to be narrowed before it can be read. */
export const isWide = (shape: string) => [...shape].some((sign) => wide.includes(sign));

/** A shape in the signs of ASCII. */
export const narrowed = (shape: string) =>
  [...shape].map((sign) => (wide.includes(sign) ? narrow[wide.indexOf(sign)] : sign)).join('');

/** SQL of a text in the signs of ASCII. */
export const narrowedSql = (text: string) =>
  ofAscii(text, `trim(${text})`, `trim(translate(${text}, '${wide}', '${narrow.replaceAll("'", "''")}'))`);
