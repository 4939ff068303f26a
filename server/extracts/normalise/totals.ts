/** What a cell of a total row says: a regular expression of the whole text, in lower case, that we and the engine read alike. */
export const totals =
  '(grand |sub-?)?total:?|sum(me)?:?|gesamt(summe)?:?|suma:?|totaal:?|(合\\s*计|总\\s*计|小\\s*计|汇\\s*总)[:\uFF1A]?';

const whole = new RegExp(`^(?:${totals})$`);

export const isTotalText = (text: string) => whole.test(text.trim().toLowerCase());
