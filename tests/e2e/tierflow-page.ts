import type { Locator, Page } from 'playwright-core';

/** What every page has: the shell around it, in the words of whoever reads it. Finds things by role, never by class. */
export class TierflowPage {
  protected readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** For the next page model, when a link has led to another page. */
  get browserPage(): Page {
    return this.page;
  }

  /** How wide the page is, against the window: a reader must not scroll sideways. */
  width(): Promise<{ scrollWidth: number }> {
    return this.page.evaluate(() => ({ scrollWidth: document.documentElement.scrollWidth }));
  }

  /** Whether the tab key comes to a table, from where the arrow keys move it sideways. */
  async scrollsByKeyboard(name: string): Promise<boolean> {
    await this.settled();
    const region = this.page.getByRole('region', { name, exact: true });
    await region.focus();
    return region.evaluate((element) => element === document.activeElement);
  }

  /** Waits until nothing on the page is being asked any more. */
  async settled(): Promise<this> {
    await this.page.getByRole('heading', { level: 1 }).waitFor();
    await this.page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
    return this;
  }

  async title(): Promise<string> {
    await this.settled();
    return this.page.getByRole('heading', { level: 1 }).innerText();
  }

  /** The path and query that a colleague would be sent. */
  address(): string {
    const { pathname, search } = new URL(this.page.url());
    return decodeURIComponent(pathname + search);
  }

  async goTo(name: string): Promise<void> {
    await this.page.getByRole('navigation').first().getByRole('link', { name, exact: true }).click();
    await this.settled();
  }

  async goBack(): Promise<void> {
    await this.page.goBack();
    await this.settled();
  }

  async read(language: '中文' | 'EN'): Promise<void> {
    await this.page.getByRole('button', { name: language, exact: true }).click();
    await this.settled();
  }

  async makeDark(): Promise<void> {
    await this.page.getByRole('button', { name: /^(Dark|深色)$/ }).click();
  }

  theme(): Promise<string | null> {
    return this.page.locator('html').getAttribute('data-theme');
  }

  /** Things to know before reading on: demo data, an unfinished period, an address not understood. */
  async notes(): Promise<string[]> {
    await this.settled();
    return this.page.getByRole('note').allInnerTexts();
  }

  /** What went wrong and what to do, as the reader is told. */
  async problem(): Promise<string> {
    return this.page.getByRole('alert').first().innerText();
  }

  /** Takes the next step that is offered. */
  async leadOn(): Promise<void> {
    await this.page.getByRole('alert').getByRole('link').first().click();
    await this.page.getByRole('alert').waitFor({ state: 'detached' });
    await this.settled();
  }

  async tryAgain(): Promise<void> {
    await this.page.getByRole('button', { name: 'Try again' }).first().click();
  }

  /** The sentence that stands for the chart. */
  async summary(): Promise<string> {
    await this.settled();
    return (
      (await this.page
        .getByRole('img', { name: /.{20,}/ })
        .last()
        .getAttribute('aria-label')) ?? ''
    );
  }

  /** What is filtered, in words. */
  async filters(): Promise<string> {
    const texts = await this.page
      .getByRole('group', { name: /^(Filter|筛选)$/ })
      .getByRole('button')
      .allInnerTexts();
    return texts.join(' ');
  }

  async filterBy(dimension: string, value: string): Promise<void> {
    const chooser = this.page.getByRole('combobox', { name: dimension });
    const option = chooser.getByRole('option', { name: value });
    await chooser.selectOption((await option.getAttribute('value')) ?? '');
    await this.settled();
  }

  async removeFilter(value: string): Promise<void> {
    await this.page
      .getByRole('button', { name: new RegExp(`(Remove the filter|移除筛选).*${value}`) })
      .click();
    await this.settled();
  }

  /** The panel that says how a number is counted. */
  panel(): Locator {
    return this.page.getByRole('dialog');
  }

  async closePanel(): Promise<void> {
    await this.panel()
      .getByRole('button', { name: /^(Close|关闭)$/ })
      .click();
    await this.panel().waitFor({ state: 'detached' });
  }
}
