import { TierflowPage } from './tierflow-page.ts';

/** Cohorts of first buyers, and who of them came back. */
export class RetentionPage extends TierflowPage {
  /** What a group of buttons offers: "Quarter", "in it or later", "Net sales". */
  async choose(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
    await this.settled();
  }

  async tellApartBy(dimension: string): Promise<void> {
    await this.page
      .getByRole('combobox', { name: /^(Tell apart by|拆分维度)$/ })
      .selectOption({ label: dimension });
    await this.settled();
  }

  /** A row of the triangle, its name first: size, then the cells that have begun. */
  async row(name: string): Promise<string[]> {
    await this.settled();
    const table = this.page.getByRole('region', { name: /^(Cohorts|同期群)/ });
    const row = table
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name, exact: true }) });
    return (await row.getByRole('cell').allInnerTexts()).filter((text) => text !== '');
  }

  /** Opens the number of a cell, by the keyboard as anybody can. */
  async openCell(name: RegExp): Promise<void> {
    const cell = this.page.getByRole('link', { name });
    await cell.focus();
    await this.page.keyboard.press('Enter');
    await this.settled();
  }

  async openGroup(name: string): Promise<void> {
    await this.page.getByRole('link', { name, exact: true }).click();
    await this.settled();
  }

  async openTable(): Promise<void> {
    await this.page.getByText('The same as a table').click();
  }

  /** A period of new, returning, back again and stayed away: buyers first, whether it is over last. */
  async lifecycle(period: string): Promise<string[]> {
    const region = this.page.getByRole('region', { name: /^New, returning/ });
    const row = region
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: period, exact: true }) });
    return row.getByRole('cell').allInnerTexts();
  }
}
