import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seriousFaults } from '../support/axe.ts';
import { orderLines } from '../support/hard-retailer.ts';
import { siteOn } from '../support/site.ts';
import { wholeCustomer } from '../support/whole-customer.ts';
import { TierflowPage } from './tierflow-page.ts';

/** The page with what other extracts tell, in the words of whoever reads it. */
class WholePage extends TierflowPage {
  async region(name: string): Promise<string> {
    await this.settled();
    return this.page.getByRole('region', { name, exact: true }).first().innerText();
  }

  async press(name: string): Promise<void> {
    await this.settled();
    await this.page.getByRole('button', { name, exact: true }).first().click();
    await this.settled();
  }

  async follow(name: string): Promise<void> {
    await this.settled();
    await this.page.getByRole('link', { name, exact: true }).first().click();
    await this.settled();
  }
}

/** One more record has the phone of 007 under another id. */
const twice = join(import.meta.dirname, '../golden-data/whole_customer/twice.csv');
const site = siteOn([orderLines, ...wholeCustomer, twice]);
const at = async (...opening: Parameters<typeof site.open>) => new WholePage(await site.open(...opening));

describe('the data page', () => {
  it('opens a finding down to the line of the file, and takes nothing else for an error', async () => {
    const page = await at('/data');
    expect(await page.region('Worth a look')).toContain(
      'Phone numbers that can be none, such as "123456789": 1.'
    );
    await page.follow('Show');
    expect(page.address()).toMatch(/^\/data\?finding=/);
    expect(await (await at('/data?finding=phone_impossible')).region('Worth a look')).toContain(
      'customers.csv, line 8'
    );
  });

  it('says how far each source reaches, and how much is filled by whom', async () => {
    const page = await at('/data');
    expect(await page.region('Sources')).toMatch(/Interactions.*\s2025-06-29 – 2026-06-29\s+1 day/);
    expect(await page.region('How much is known of customers')).toContain('Chen');
  });

  it('merges two ids when a person says so, and takes it back', async () => {
    const page = await at('/data');
    const alike = () => page.region('The same customer under two ids?');
    expect(await alike()).toContain('Same Rooms');
    await page.press('One customer');
    await page.browserPage.getByRole('dialog').getByRole('button', { name: 'One customer' }).click();
    await page.browserPage.getByRole('button', { name: 'Take back', exact: true }).waitFor();
    expect(await alike()).toContain('Merged');
    expect(await (await at('/customers/007')).region('Who it is')).toContain('Name');
    await page.press('Take back');
    await page.browserPage.getByRole('button', { name: 'Two customers', exact: true }).waitFor();
  });
});

describe('a profile', () => {
  it('has everything on one line of time, and personal details only for whoever asks', async () => {
    const page = await at('/customers/007');
    expect(await page.region('Timeline')).toContain('asks for the spring list');
    expect(await page.region('Who it is')).toContain('139•••2222');
    await page.press('Show personal details');
    expect(await page.region('Who it is')).toContain('13911112222');
  });
});

it.each(['light', 'dark'] as const)('has nothing that axe finds serious, %s', async (theme) => {
  for (const path of ['/data?finding=phone_impossible', '/customers/007']) {
    const page = await at(path, { theme });
    await page.settled();
    expect(await seriousFaults(page.browserPage), path).toEqual([]);
  }
});

it.each([390, 1024, 1920])('fits a window of %i pixels', async (width) => {
  for (const path of ['/data', '/customers/007']) {
    const page = await at(path, { viewport: { width, height: 900 }, locale: 'zh-CN' });
    await page.settled();
    expect((await page.width()).scrollWidth, path).toBeLessThanOrEqual(width);
  }
});
