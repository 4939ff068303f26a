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

export const shapeSql = (text: string) => `translate(${text}, '012345678', '999999999')`;

/** SQL that is true for texts of these shapes; where every text of the column is, nothing has to be asked. */
export const hasShape = (text: string, parameter: string) => `${shapeSql(text)} = any($${parameter})`;

/** The same for a text at hand. */
export const shapeOf = (text: string) => text.replace(/[0-8]/g, '9');
