import { TierflowPage } from './tierflow-page.ts';

/** The customers behind a number. */
export class CustomersPage extends TierflowPage {
  /** How many, which and why. */
  async sentence(): Promise<string> {
    await this.settled();
    return this.page
      .getByRole('main')
      .getByRole('paragraph')
      .filter({ has: this.page.getByRole('strong') })
      .first()
      .innerText();
  }

  /** Name and amount of each sum over all customers of the list. */
  async sums(): Promise<Record<string, string>> {
    await this.settled();
    const names = await this.page.getByRole('main').getByRole('term').allInnerTexts();
    const amounts = await this.page.getByRole('main').getByRole('definition').allInnerTexts();
    return Object.fromEntries(names.map((name, at) => [name, amounts[at] ?? '']));
  }

  async ids(): Promise<string[]> {
    await this.settled();
    return this.page.getByRole('rowheader').allInnerTexts();
  }

  async sortBy(column: string): Promise<void> {
    await this.page.getByRole('columnheader').getByRole('link', { name: column, exact: true }).click();
    await this.settled();
  }

  async find(text: string): Promise<void> {
    await this.page.getByRole('searchbox').fill(text);
    await this.page.keyboard.press('Enter');
    await this.settled();
  }

  async open(customer_id: string): Promise<void> {
    await this.page.getByRole('link', { name: customer_id, exact: true }).click();
    await this.settled();
  }
}
