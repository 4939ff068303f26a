import type { Locator } from 'playwright-core';
import { TierflowPage } from './tierflow-page.ts';

export interface GivenFile {
  name: string;
  text: string;
}

/** Where files become numbers. */
export class DataPage extends TierflowPage {
  /** Drags files onto whatever page is open, and lets them go. */
  async drop(...files: GivenFile[]): Promise<void> {
    await this.page.evaluate((given) => {
      const dataTransfer = new DataTransfer();
      for (const { name, text } of given) dataTransfer.items.add(new File([text], name));
      for (const type of ['dragenter', 'dragover', 'drop'])
        window.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }, files);
  }

  async choose(...files: GivenFile[]): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: /^(Choose files|选择文件…)/ }).click();
    await (
      await chooser
    ).setFiles(files.map(({ name, text }) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })));
  }

  private loadButton(): Locator {
    return this.page.getByRole('button', { name: /^(Load|载入) ?(all|全部|[\d,]+)/ });
  }

  /** What the files are taken for, once they were looked at. */
  async recognised(): Promise<string> {
    await this.loadButton().waitFor();
    await this.settled();
    return this.page.getByRole('region', { name: /^(Load files|载入文件)$/ }).innerText();
  }

  canLoad(): Promise<boolean> {
    return this.loadButton().isEnabled();
  }

  async chooseColumn(meaning: string, header: string): Promise<void> {
    await this.page.getByRole('combobox', { name: `Column for ${meaning}` }).selectOption(header);
    await this.settled();
  }

  columnOf(meaning: string): Promise<string> {
    return this.page.getByRole('combobox', { name: `Column for ${meaning}` }).inputValue();
  }

  /** Presses the one button, and waits for what came of it. */
  async load(file: string): Promise<void> {
    await this.loadButton().click();
    await this.extract(file).waitFor();
    await this.settled();
  }

  private extract(file: string): Locator {
    return this.page.getByRole('region', { name: `Extract ${file}` });
  }

  /** All that is told of the extract that is looked at. */
  async told(file: string): Promise<string> {
    await this.settled();
    return (await this.extract(file).innerText()).replace(/\s+/g, ' ');
  }

  /** The sentences that stand for the picture: lines, then amounts. */
  async reconciliation(file: string): Promise<string[]> {
    const bars = await this.extract(file).getByRole('img').all();
    return Promise.all(bars.map(async (bar) => (await bar.getAttribute('aria-label')) ?? ''));
  }

  /** The cells of one line of the list. */
  async listed(file: string): Promise<string> {
    await this.settled();
    const row = this.page
      .getByRole('region', { name: 'What was loaded' })
      .getByRole('row')
      .filter({ hasText: file });
    return (await row.first().innerText()).replace(/\s+/g, ' ');
  }

  async accept(): Promise<void> {
    await this.page.getByRole('button', { name: /^Accept and load/ }).click();
    await this.page.getByText('lines are loaded', { exact: false }).waitFor();
    await this.settled();
  }

  async backToColumns(): Promise<void> {
    await this.page.getByRole('button', { name: 'Back to the columns' }).click();
    await this.loadButton().waitFor();
  }

  /** Asks to undo; answers what is said before it is done. */
  async askToUndo(file: string): Promise<string> {
    await this.page.getByRole('button', { name: `Undo ${file}` }).click();
    return this.panel().innerText();
  }

  async answer(button: 'Undo' | 'Keep it'): Promise<void> {
    await this.panel().getByRole('button', { name: button, exact: true }).click();
    await this.panel().waitFor({ state: 'detached' });
    await this.settled();
  }

  async openOverview(): Promise<void> {
    await this.page.getByRole('link', { name: 'Open the overview' }).click();
    await this.settled();
  }
}
