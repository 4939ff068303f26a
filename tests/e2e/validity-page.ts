import { TierflowPage } from './tierflow-page.ts';

const strategy = /reach its aim/;

/** The four questions of a review, each with its answer in a sentence. */
export class ValidityPage extends TierflowPage {
  #question(about: RegExp) {
    return this.page.getByRole('region', { name: about }).first();
  }

  /** What is answered, notes and numbers included. */
  async answer(about: RegExp): Promise<string> {
    await this.settled();
    await this.#question(about).getByRole('paragraph').first().waitFor();
    return this.#question(about).innerText();
  }

  /** The cells of a row of the table of a question. */
  async row(about: RegExp, name: string): Promise<string[]> {
    await this.settled();
    const row = this.#question(about)
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name, exact: true }) });
    return (await row.first().getByRole('cell').allInnerTexts()).map((text) =>
      text.replace(/\s+/g, ' ').trim()
    );
  }

  /** Opens a number by what it is called aloud. */
  async openNumber(name: string | RegExp): Promise<void> {
    await this.page.getByRole('link', { name }).first().click();
    await this.settled();
  }

  async explain(figure: string): Promise<string> {
    await this.page.getByRole('button', { name: new RegExp(figure) }).click();
    return this.panel().innerText();
  }

  async mark(what: string, on: string): Promise<void> {
    const question = this.#question(strategy);
    await question.getByLabel('What was done').fill(what);
    await question.getByLabel('On', { exact: true }).fill(on);
    await question.getByRole('button', { name: 'Mark it' }).click();
  }

  /** The text of a label that holds its choice goes on with what can be chosen. */
  get #event() {
    return this.#question(strategy).getByLabel(/^Event/);
  }

  /** Which of the marked events is looked at. */
  async event(): Promise<string> {
    return this.#event.evaluate((each: HTMLSelectElement) => each.selectedOptions[0]?.text ?? '');
  }

  async chooseEvent(label: string): Promise<void> {
    await this.#event.selectOption({ label });
  }

  async takeAway(): Promise<void> {
    await this.#question(strategy).getByRole('button', { name: 'Take the mark away' }).click();
  }

  async compareWith(scheme: string): Promise<void> {
    await this.page.getByText('What if: another scheme, another threshold').click();
    await this.page.getByLabel('Compare with').selectOption({ label: scheme });
    await this.settled();
  }
}
