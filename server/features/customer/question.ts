import { periodsOfGrain } from '../../build/calendar.ts';
import { refusal } from '../../errors.ts';
import { customerKey } from '../../questions/customer-key.ts';
import { grain, segmentParameters, text } from '../../questions/parameters.ts';
import { question } from '../../questions/question.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import type { Customer } from '../customers/contract.ts';
import { customers } from '../customers/question.ts';
import type { CustomerAnswer, CustomerState, CustomerStep } from './contract.ts';

/** Whom it is about is said already: no filter. */
const { scheme, lookback, returns, scoring, cuts, reference, version } = segmentParameters;

export const customer = question({
  name: 'customer',
  purpose: 'One customer: who it is today, the path through the segments, and every state so far.',
  parameters: { customer_id: text, grain, scheme, lookback, returns, scoring, cuts, reference, version },

  async answer(asking, asked): Promise<CustomerAnswer> {
    const { customer_id } = asked;
    if (customer_id === undefined) {
      throw refusal('missing_parameter', {
        query: 'customer',
        name: 'customer_id',
        example: 'customer_id=17850'
      });
    }
    const customer_key = await customerKey(asking, customer_id);
    const { home, session, signal, published, coverage } = asking;
    const everybody = { ...asked, filter: {} };
    const segmentsAsked = await SegmentsAsked.of(asking, everybody);
    const { rows, definition } = await segmentsAsked.rows<CustomerStep>(
      'customer_path',
      { customer_key, scheme: asked.scheme.scheme },
      { periods: periodsOfGrain(asked.grain, coverage) },
      {}
    );
    const states = await session.all<CustomerState>(
      home.library.query('states_of_customer').sql,
      { customer_key },
      { signal }
    );
    const { data_version, data_through } = published;
    return {
      data_version,
      data_through,
      definition: { ...definition, customer_id, grain: asked.grain },
      rows,
      profile: await profileOf(customer_id),
      states
    };

    async function profileOf(id: string): Promise<Customer> {
      const nothing = Object.fromEntries(Object.keys(customers.parameters).map((name) => [name, undefined]));
      const list = await customers.answer(asking, {
        ...(nothing as unknown as Parameters<typeof customers.answer>[1]),
        ...everybody,
        as_of: {
          period: coverage.data_through,
          grain: 'span',
          starts_on: coverage.data_through,
          ends_on: coverage.data_through
        },
        search: id,
        page_size: 1000
      });
      const profile = list.rows.find((row) => row.customer_id === id);
      if (!profile) throw new Error('a known customer is in the list of everybody');
      return profile;
    }
  }
});
