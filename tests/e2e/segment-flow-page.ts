import { TierflowPage } from './tierflow-page.ts';

/** Where customers went between two dates. */
export class SegmentFlowPage extends TierflowPage {
  /** The sentence that stands for the picture between the two dates. */
  override async summary(): Promise<string> {
    await this.settled();
    return (
      (await this.page
        .getByRole('img', { name: /.{20,}/ })
        .first()
        .getAttribute('aria-label')) ?? ''
    );
  }

  /** The sentence that stands for the picture over several dates. */
  severalSummary(): Promise<string> {
    return super.summary();
  }

  /** The first picture as it stands on paper, or after it was printed: its width and the colour of its names. */
  async pictureFor(event: 'beforeprint' | 'afterprint'): Promise<{ width: number; names: string }> {
    const picture = this.page
      .getByRole('img', { name: /.{20,}/ })
      .first()
      .locator('svg');
    await picture.getByText('Champions').first().waitFor();
    return picture.evaluate(async (svg, event) => {
      dispatchEvent(new Event(event));
      await new Promise((done) => setTimeout(done, 200));
      const names = svg.querySelector('text[fill]:not([fill="none"])')?.getAttribute('fill') ?? '';
      return { width: svg.viewBox.baseVal.width, names };
    }, event);
  }

  async chooseFrom(moment: string): Promise<void> {
    await this.choose(/^(From the end of|起点（期末）)$/, moment);
  }

  async chooseTo(moment: string): Promise<void> {
    await this.choose(/^(To the end of|终点（期末）)$/, moment);
  }

  private async choose(end: RegExp, moment: string): Promise<void> {
    const picker = this.page.getByRole('group', { name: end });
    await picker.getByRole('combobox', { name: /^(Period|期间)$/ }).selectOption(moment);
    await this.settled();
  }

  async chooseScheme(name: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Segments by' }).selectOption({ label: name });
    await this.settled();
  }

  async show(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  /** What a manager would say. */
  async sentences(): Promise<string[]> {
    await this.settled();
    return this.page.getByRole('main').getByRole('listitem').allInnerTexts();
  }

  /** The cells of a row of the matrix, its sum last. */
  async matrixRow(name: string): Promise<string[]> {
    await this.settled();
    const matrix = this.page.getByRole('region', { name: /^(Matrix|流转矩阵)$/ });
    const row = matrix
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name, exact: true }) });
    return row.getByRole('cell').allInnerTexts();
  }

  /** Opens the customers of a cell, by the keyboard as anybody can. */
  async openCell(from: string, to: string): Promise<void> {
    const cell = this.page.getByRole('link', { name: new RegExp(`^${from}( to |到)${to}[:：]`) });
    await cell.focus();
    await this.page.keyboard.press('Enter');
    await this.settled();
  }

  /** Opens those who left a segment, whichever they went to. */
  async openWhoLeft(segment: string): Promise<void> {
    const balances = this.page.getByRole('region', {
      name: /^(What each segment gained and lost|各分层的得与失)$/
    });
    const row = balances
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: segment, exact: true }) });
    await row.getByRole('cell').nth(1).getByRole('link').click();
    await this.settled();
  }

  /** Follows the customers over so many dates. */
  async overDates(many: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Dates', exact: true }).selectOption(many);
    await this.settled();
  }

  /** Opens the customers of a band of several dates, by its row in the table. */
  async openBand(...cells: string[]): Promise<void> {
    await this.page.getByText('The same as a table').click();
    const row = this.page
      .getByRole('region', { name: 'Over several dates' })
      .getByRole('row', { name: cells.join(' ') });
    await row.getByRole('link').click();
    await this.settled();
  }

  async openRibbon(from: string, to: string): Promise<void> {
    await this.page.getByRole('link', { name: `${from} → ${to}` }).click();
    await this.settled();
  }
}
