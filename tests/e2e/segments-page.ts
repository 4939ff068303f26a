import { TierflowPage } from './tierflow-page.ts';

/** The cube of recency, frequency and value, and who is in which segment. */
export class SegmentsPage extends TierflowPage {
  /** How many are in view of how many. */
  async inView(): Promise<string> {
    await this.settled();
    return this.page
      .getByRole('status')
      .filter({ hasText: /^(In view|当前范围)/ })
      .innerText();
  }

  /** The row of a segment, its name first. */
  async segment(name: string): Promise<string[]> {
    await this.settled();
    const table = this.page.getByRole('region', { name: /^(Segments|各分层)$/ });
    const row = table
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name, exact: true }) });
    const cells = await row.getByRole('cell').allInnerTexts();
    return cells.map((text) => text.replace(/\s+/g, ' ').trim());
  }

  /** The grid, best recency on top, without its sums. */
  async grid(): Promise<string[][]> {
    await this.settled();
    const rows = await this.heat().getByRole('row').all();
    const texts = await Promise.all(rows.map((row) => row.getByRole('cell').allInnerTexts()));
    return texts.slice(1, 6).map((cells) => cells.slice(0, 5));
  }

  /** Narrows everything to a value of a dimension, a segment or a score, or lets it go. */
  async press(name: string): Promise<void> {
    await this.page.getByRole('main').getByRole('button', { name, exact: true }).click();
  }

  async show(measure: string): Promise<void> {
    await this.press(measure);
    await this.settled();
  }

  async openCell(recency: number, frequency: number): Promise<void> {
    await this.heat()
      .getByRole('link', { name: new RegExp(`R ${recency}[,、] ?F ${frequency}[:：]`) })
      .click();
    await this.settled();
  }

  async openSegment(name: string): Promise<void> {
    const row = this.page
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name, exact: true }) });
    await row.getByRole('link').click();
    await this.settled();
  }

  private heat() {
    return this.page.getByRole('region', { name: /^(Recency by frequency|近度 × 频度)$/ });
  }
}
