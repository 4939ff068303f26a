import { TierflowPage } from './tierflow-page.ts';

/** One customer, down to the lines of the files. */
export class CustomerPage extends TierflowPage {
  /** Every order line as it stands in the table. */
  async lines(): Promise<string[][]> {
    await this.settled();
    const rows = await this.page.getByRole('region').getByRole('row').all();
    const cells = await Promise.all(rows.map((row) => row.getByRole('cell').allInnerTexts()));
    return cells.filter((texts) => texts.length > 2);
  }
}
