import { TierflowPage } from './tierflow-page.ts';

/** The customers and the lines behind one number. */
export class BehindPage extends TierflowPage {
  /** The number, and who makes it. */
  async sentence(): Promise<string> {
    await this.settled();
    return (await this.page.getByRole('main').getByRole('paragraph').allInnerTexts()).join(' ');
  }

  /** Each customer with what they add to the number; the last row is the sum. */
  async contributions(): Promise<[string, string][]> {
    await this.settled();
    const rows = await this.page.getByRole('row').all();
    const told = rows
      .slice(1)
      .map(async (row): Promise<[string, string]> => [
        await row.getByRole('rowheader').innerText(),
        (await row.getByRole('cell').allInnerTexts())[0] ?? ''
      ]);
    return Promise.all(told);
  }

  async showLines(): Promise<void> {
    await this.page.getByRole('button', { name: /^(Order lines|订单明细)$/ }).click();
    await this.page.getByRole('region', { name: /^(Order lines|订单明细)$/ }).waitFor();
    await this.settled();
  }

  /** Where each line stands in its file. */
  async sources(): Promise<string[]> {
    const rows = await this.page.getByRole('row').all();
    return Promise.all(
      rows.slice(1).map(async (row) => (await row.getByRole('cell').allInnerTexts()).at(-1) ?? '')
    );
  }
}
