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
    const names = await this.#list().getByRole('columnheader').allInnerTexts();
    const row = this.#list()
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: /^(All .*|The one|合计.*)$/ }) });
    // The first column holds how many they are.
    const amounts = ['', ...(await row.getByRole('cell').allInnerTexts())];
    return Object.fromEntries(
      names.flatMap((name, at): [string, string][] => {
        const [amount = '', ...others] = (amounts[at] ?? '').split('\n');
        const column = name.replace(/ [▲▼]$/, '');
        if (others.length === 0) return [[column, amount]];
        // By purchase and by waiting, each with its number.
        return [amount, ...others].map((text) => {
          const [by = '', number = ''] = text.split(' ');
          return [`${column}: ${by}`, number];
        });
      })
    );
  }

  /** Those in sight. */
  async ids(): Promise<string[]> {
    await this.settled();
    return this.#list().getByRole('rowheader').getByRole('link').allInnerTexts();
  }

  /** What the column says of those in sight. */
  async column(name: string): Promise<string[]> {
    await this.settled();
    const names = await this.#list().getByRole('columnheader').allInnerTexts();
    const at = names.findIndex((one) => one.replace(/ [▲▼]$/, '') === name);
    const rows = this.#list()
      .getByRole('row')
      .filter({ has: this.page.getByRole('link') });
    return Promise.all(
      (await rows.all()).map((row) =>
        row
          .getByRole('cell')
          .nth(at - 1)
          .innerText()
      )
    );
  }

  /** By which column the list is sorted, and how. */
  async sorting(): Promise<string> {
    await this.settled();
    const sorted = this.#list().locator('[aria-sort]');
    return `${(await sorted.innerText()).replace(/ [▲▼]$/, '')} ${(await sorted.getAttribute('aria-sort')) ?? ''}`;
  }

  async sortBy(column: string): Promise<void> {
    await this.page.getByRole('columnheader').getByRole('button', { name: column, exact: true }).click();
    await this.settled();
  }

  async find(text: string): Promise<void> {
    await this.page.getByRole('searchbox').fill(text);
    await this.page.keyboard.press('Enter');
    await this.settled();
  }

  /** Writes without pressing a key to send it off. */
  async write(text: string): Promise<void> {
    await this.page.getByRole('searchbox').pressSequentially(text);
    await this.page.waitForURL((url) => url.searchParams.get('search') === text);
    await this.settled();
  }

  async choose(name: string, value: string): Promise<void> {
    await this.page.getByRole('combobox', { name, exact: true }).selectOption({ label: value });
    await this.settled();
  }

  /** What the list is narrowed by, in words. */
  async chips(): Promise<string[]> {
    await this.settled();
    const chips = this.page.getByRole('group', { name: /^(Narrowed by|当前条件)$/ }).getByRole('button');
    return (await chips.allInnerTexts()).map((text) => text.replace(/\s*×$/, ''));
  }

  async takeAway(chip: string): Promise<void> {
    await this.page.getByRole('button', { name: `Remove: ${chip}`, exact: true }).click();
    await this.settled();
  }

  /** Where one is in the list. */
  async place(): Promise<string> {
    await this.settled();
    return this.page
      .getByRole('status')
      .filter({ hasText: /^(Customers \d|第)/ })
      .innerText();
  }

  /** Goes on by the keyboard, from the list itself. */
  async press(key: 'End' | 'Home' | 'PageDown'): Promise<void> {
    await this.#list().focus();
    await this.page.keyboard.press(key);
    await this.settled();
  }

  async open(customer_id: string): Promise<void> {
    await this.page.getByRole('link', { name: customer_id, exact: true }).click();
    await this.settled();
  }

  #list() {
    return this.page.getByRole('region', { name: /^(Customers|客户)$/ });
  }
}
