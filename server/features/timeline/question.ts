import { refusal } from '../../errors.ts';
import { columnContract, type Kind } from '../../extracts/column-contract.ts';
import { customerKey } from '../../questions/customer-key.ts';
import { text } from '../../questions/parameters.ts';
import { question, type AskingOfData } from '../../questions/question.ts';
import type { Locale } from '../../schemes/contract.ts';
import type { CustomerAttribute, TimelineAnswer, TimelineEvent } from './contract.ts';

/** Whoever reads over a shoulder need not know them. */
const personal = ['name', 'phone', 'email', 'address', 'birth_year'];

export const timeline = question({
  name: 'timeline',
  purpose:
    'Everything that is known of one customer in the order of time, and what the customers extract says of them.',
  parameters: { customer_id: text },

  async answer(asking, { customer_id }): Promise<TimelineAnswer> {
    if (customer_id === undefined) {
      const example = 'customer_id=17850';
      throw refusal('missing_parameter', { query: 'timeline', name: 'customer_id', example });
    }
    const { home, session, published, signal, locale } = asking;
    const customer_key = await customerKey(asking, customer_id);
    const rows = await session.all<Omit<TimelineEvent, 'word_text' | 'outcome_text'>>(
      home.library.query('timeline').sql,
      { customer_key },
      { signal }
    );
    const also = await session.all<{ customer_id: string }>(
      `select customers.customer_id
      from merged_customers as merged
      inner join customers
          on customers.customer_key = merged.customer_key
      where merged.into_key = $customer_key
      order by customers.customer_id`,
      { customer_key }
    );
    const { data_version, data_through } = published;
    return {
      data_version,
      data_through,
      definition: { customer_id, also_known_as: also.map((each) => each.customer_id) },
      rows: rows.map((row) => ({ ...row, ...wordsOf(row, locale) })),
      attributes: await attributesOf(asking, customer_key)
    };
  }
});

/** Where the codes of an event are worded: its kind of extract, and the columns of word and outcome there. */
const codes: Partial<Record<TimelineEvent['what'], readonly [Kind, word: string, outcome: string]>> = {
  interaction: ['interactions', 'interaction_type', 'sentiment'],
  contact: ['contacts', 'contact_type', 'outcome'],
  contact_due: ['contacts', 'contact_type', 'outcome']
};

function wordsOf(
  { what, word, outcome }: Pick<TimelineEvent, 'what' | 'word' | 'outcome'>,
  locale: Locale
): Pick<TimelineEvent, 'word_text' | 'outcome_text'> {
  const [kind, ofWord = '', ofOutcome = ''] = codes[what] ?? [];
  if (kind === undefined) return { word_text: word, outcome_text: outcome };
  const { columns } = columnContract(kind);
  const worded = (column: string, code: string | null) =>
    code && (columns.find(({ name }) => name === column)?.words?.[code]?.[locale] ?? code);
  return { word_text: worded(ofWord, word), outcome_text: worded(ofOutcome, outcome) };
}

/** The columns of the contract that are filled, then those that it does not know. */
async function attributesOf(
  { session, locale }: AskingOfData,
  customer_key: number
): Promise<CustomerAttribute[]> {
  const { columns } = columnContract('customers');
  const [profile] = await session.all<Record<string, string | number | boolean | null>>(
    'select * from customer_profiles where customer_key = $customer_key',
    { customer_key }
  );
  const own = await session.all<{ attribute: string; value: string; is_kept: boolean }>(
    `select attribute, attribute in (select attribute from attributes_kept) as is_kept, arg_max(value, (extract_key, file_no, source_line)) as value
    from customer_attributes
    semi join extracts
        on extracts.extract_key = customer_attributes.extract_key
        and extracts.status = 'loaded'
    where customer_key = $customer_key
        or customer_key in (select customer_key from merged_customers where into_key = $customer_key)
    group by attribute
    order by attribute`,
    { customer_key }
  );
  const told = columns.flatMap(({ name, label, words }) => {
    const value = profile?.[name] ?? null;
    if (value === null || name === 'customer_id') return [];
    return [
      {
        attribute: name,
        label: label[locale],
        value: typeof value === 'string' ? (words?.[value]?.[locale] ?? value) : yesOrNo(value, locale),
        is_personal: personal.includes(name)
      }
    ];
  });
  return [
    ...told,
    // What is no class of customers may tell who it is.
    ...own.map(({ attribute, value, is_kept }) => ({
      attribute,
      label: attribute,
      value,
      is_personal: !is_kept
    }))
  ];
}

const flags = { true: { en: 'yes', 'zh-CN': '是' }, false: { en: 'no', 'zh-CN': '否' } };

const yesOrNo = (value: number | boolean, locale: Locale) =>
  typeof value === 'boolean' ? flags[`${value}`][locale] : String(value);
