import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedData } from '../../support/shared-data.ts';
import { LoadingPlace } from './loading-place.ts';

const data = sharedData('online_retail/online_retail_2010_12_to_2011_12.parquet');

describe.skipIf(data.isMissing)(`Online Retail${data.skipped}`, () => {
  let place: LoadingPlace;

  beforeAll(async () => {
    place = await LoadingPlace.open();
  });
  afterAll(() => place.close());

  it('accounts for every line and every penny', async () => {
    expect(await place.load(data.path, { profile: 'online_retail' })).toMatchObject({
      status: 'loaded',
      profile: 'online_retail',
      lines_in: 541_909,
      lines_loaded: 541_909,
      lines_rejected: 0,
      lines_duplicate: 5268,
      amount_in: '9747747.93',
      amount_loaded: '9747747.93',
      data_from: '2010-12-01',
      data_through: '2011-12-09'
    });
  });

  it('prints a customer that came as a double as the whole number it is', async () => {
    const [seen] = await place.rows(
      `select count(*) filter (where customer_id = '17850') as whole,
              count(*) filter (where customer_id like '%.%') as with_point,
              count(*) filter (where customer_key > 0) as customers
       from customers`
    );
    expect(seen).toEqual({ whole: 1, with_point: 0, customers: 4372 });
  });

  it('is recognised without being named, and not loaded twice', async () => {
    expect(await place.load(data.path)).toMatchObject({ status: 'already_loaded', profile: 'online_retail' });
  });
});
