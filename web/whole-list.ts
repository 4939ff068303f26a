/** As many rows as a server tells at once. */
const AT_ONCE = 1000;
/** As many as a spreadsheet is opened with gladly. */
export const AT_MOST = 20_000;

/** All rows of a list, or the first of a very long one, asked for page by page. */
export async function wholeList<Row>(
  ask: (page: number, page_size: number) => Promise<{ rows: Row[] }>,
  total: number
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let page = 1; rows.length < Math.min(total, AT_MOST); page += 1) {
    const more = await ask(page, AT_ONCE);
    if (more.rows.length === 0) break;
    rows.push(...more.rows);
  }
  return rows.slice(0, AT_MOST);
}
