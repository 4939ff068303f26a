import { TierflowPage } from './tierflow-page.ts';

/** One customer, down to the lines of the files. */
export class CustomerPage extends TierflowPage {
  /** Every order line, told by the names of its columns: which there are depends on what the lines fill. */
  async lines(): Promise<Record<string, string>[]> {
    await this.settled();
    const table = this.page.getByRole('region', { name: /^(Order lines|订单明细)$/ });
    const columns = await table.getByRole('columnheader').allInnerTexts();
    const rows = await table.getByRole('row').all();
    const cells = await Promise.all(rows.map((row) => row.getByRole('cell').allInnerTexts()));
    return cells
      .filter((texts) => texts.length === columns.length)
      .map((texts) => Object.fromEntries(columns.map((column, at) => [column, texts[at] ?? ''])));
  }
}
