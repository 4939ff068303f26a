import type { Locator } from 'playwright-core';
import { TierflowPage } from './tierflow-page.ts';

/** The first page of a review: the key figures of a period. */
export class OverviewPage extends TierflowPage {
  private tile(figure: string): Locator {
    return this.page.getByRole('article', { name: figure, exact: true });
  }

  /** All that a tile says, line by line. */
  async figure(name: string): Promise<string[]> {
    await this.settled();
    const text = await this.tile(name).innerText();
    return text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && line !== 'i');
  }

  async figures(): Promise<string[]> {
    await this.settled();
    return this.page
      .getByRole('article')
      .getByRole('heading', { level: 2 })
      .getByRole('link')
      .allInnerTexts();
  }

  async openFigureOverTime(name: string): Promise<void> {
    await this.tile(name).getByRole('link', { name, exact: true }).click();
    await this.settled();
  }

  /** On the page of a figure: the customers behind its numerator or denominator, by the number itself. */
  async openPart(number: string): Promise<void> {
    await this.page.getByRole('table').first().getByRole('link', { name: number, exact: true }).click();
    await this.settled();
  }

  async explain(name: string): Promise<string> {
    await this.tile(name).getByRole('button').click();
    return this.panel().innerText();
  }

  async choosePeriod(period: string): Promise<void> {
    await this.page.getByRole('combobox', { name: /^(Period|期间)$/ }).selectOption(period);
    await this.settled();
  }

  async stepBack(): Promise<void> {
    await this.page.getByRole('button', { name: /^(Earlier|上一期)$/ }).click();
    await this.settled();
  }

  private row(figure: string): Locator {
    return this.page
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: figure, exact: true }) });
  }

  /** One line of the table of all figures. */
  async line(figure: string): Promise<string[]> {
    await this.settled();
    return this.lineSoFar(figure);
  }

  /** The same while others are still awaited. */
  async lineSoFar(figure: string): Promise<string[]> {
    await this.row(figure).waitFor();
    return this.row(figure).getByRole('cell').allInnerTexts();
  }

  placeOf(figure: string) {
    return this.row(figure).boundingBox();
  }
}
