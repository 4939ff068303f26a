/** The column of lines that were rejected once and come back mended: it decides how they are added, and nothing else. */
export const mendsExtract = 'mends_extract';

/** What stands beside it for the person who mends them; once they come back it says nothing. */
export const rejectNotes = ['reject_reason', 'source_line'] as const;

/** Headers that the file had before its rejects were taken from it. */
export const ofTheFile = (headers: readonly string[]) =>
  headers.includes(mendsExtract)
    ? headers.filter((header) => ![mendsExtract, ...rejectNotes].includes(header))
    : headers;

/**
 * A header as it is compared: without case, accents, spaces, underscores and the like. NFKC first, which makes
 * full-width letters, brackets and colons narrow.
 */
export const comparable = (header: string) =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f\s_\-./()[\]:#°'’*,]/g, '')
    .normalize('NFC');

export const sameHeader = (one: string, other: string) => comparable(one) === comparable(other);

/** How a header was found among the names of a column. */
export type HeaderMatch = 'synonym' | 'synonym_unit' | 'synonym_prefix';

/** What a header may be called by, the surest first: as it stands, without its unit, without what the table is called. */
export function namesOf(header: string): { match: HeaderMatch; name: string }[] {
  const narrow = header.normalize('NFKC').trim();
  const bare = withoutUnit(narrow);
  const short = (bare ?? narrow).replace(tableName, '');
  return [
    { match: 'synonym', name: comparable(narrow) },
    ...(bare === undefined ? [] : [{ match: 'synonym_unit' as const, name: comparable(bare) }]),
    ...(short === (bare ?? narrow) ? [] : [{ match: 'synonym_prefix' as const, name: comparable(short) }])
  ];
}

/** 订单_下单时间, orders.amount: of the order and its lines only, since a customer may have a status too. */
const tableName =
  /^(?:订单|订单信息|订单明细|交易|交易明细|明细|销售|order|orders|order_?lines?|lines?|line_?items?|sales?|transactions?)[_\-./:|> ]+/i;

/** Units in which a number is not what it says: 金额(万元) is ten thousand times as much, and cents are a hundredth. */
const scaling = /^(?:[十百千万亿分角kK%‰]|thousand|million|mio|tsd|t?cents?|in k)/i;

/** 金额(元) is 金额; undefined where there is no unit, or one that would have to be reckoned with. */
function withoutUnit(narrow: string): string | undefined {
  const [, name, unit] = /^(.*?)\s*[([]([^)\]]*)[)\]]\s*$/.exec(narrow) ?? [];
  return name === undefined || unit === undefined || scaling.test(unit.trim()) ? undefined : name;
}
