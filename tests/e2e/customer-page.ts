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

  async text(): Promise<string> {
    await this.settled();
    return this.page.getByRole('main').innerText();
  }

  /** Each end of a period: in which segment, when, with which scores. */
  async path(): Promise<string[]> {
    await this.settled();
    const steps = this.page
      .getByRole('region', { name: 'Path through the segments', exact: true })
      .getByRole('link');
    return (await steps.allInnerTexts()).map((text) => text.trim().replace(/\s+/g, ' '));
  }

  async openStep(name: string): Promise<void> {
    await this.page
      .getByRole('region', { name: 'Path through the segments', exact: true })
      .getByRole('link', { name })
      .click();
    await this.settled();
  }

  /** A day of the table of orders. */
  async openDay(day: string): Promise<void> {
    await this.page.getByText('The same as a table').last().click();
    await this.page
      .getByRole('region', { name: 'Orders over time', exact: true })
      .getByRole('link', { name: day, exact: true })
      .click();
    await this.page.waitForURL((url) => url.searchParams.get('from') === day);
    await this.settled();
  }

  async chooseScheme(name: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Scheme' }).selectOption({ label: name });
    await this.settled();
  }
}
