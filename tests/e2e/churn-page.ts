import { TierflowPage } from './tierflow-page.ts';

/** Who goes silent, and since when. */
export class ChurnPage extends TierflowPage {
  /** What stands in a tile: its name, its number, of whom. */
  async tile(name: string): Promise<string[]> {
    await this.settled();
    const tile = this.page.getByRole('article', { name, exact: true });
    return (await tile.innerText()).split('\n').filter((text) => text !== '' && text !== 'i');
  }

  async openTile(name: string): Promise<void> {
    await this.page.getByRole('article', { name, exact: true }).getByRole('link').click();
    await this.settled();
  }

  async explainTile(name: string): Promise<string> {
    await this.page.getByRole('article', { name, exact: true }).getByRole('button').click();
    return this.panel().innerText();
  }

  /** The cells of a row of a table, by the name of both. */
  async row(table: string, name: string): Promise<string[]> {
    await this.settled();
    const region = this.page.getByRole('region', { name: table, exact: true });
    const row = region
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name, exact: true }) });
    return row.getByRole('cell').allInnerTexts();
  }

  async text(): Promise<string> {
    await this.settled();
    return this.page.getByRole('main').innerText();
  }
}
