/** The column of lines that were rejected once and come back mended: it decides how they are added, and nothing else. */
export const mendsExtract = 'mends_extract';

/**
 * A header as it is compared: without case, spaces, underscores and the like. NFKC first, which makes full-width letters,
 * brackets and colons narrow.
 */
export const comparable = (header: string) =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-./()[\]:]/g, '');

/** Without what follows in brackets: 金额(元) is 金额. */
export const withoutUnit = (header: string) =>
  comparable(header.normalize('NFKC').replace(/[([][^)\]]*[)\]]\s*$/, ''));

export const sameHeader = (one: string, other: string) => comparable(one) === comparable(other);
