import type { Answer } from '../answer.ts';
import { refusal } from '../errors.ts';
import type { Home } from '../home.ts';
import type { Locale } from '../schemes/contract.ts';
import { settingsInForce } from '../settings.ts';
import type { AskingOfData, Question, ReadBy, Readers } from './question.ts';
import { dimensionsHeld, withDimensionsNamed } from '../dimensions.ts';
import { oncePerPublication } from './once.ts';
import { questionNamed } from './questions.ts';

/** Parameters as they arrive: each name with the texts it was given. */
export type Texts = Record<string, string | readonly string[]>;

/** Asks a question by its name. The whole answer is read from one state of the data, which its data_version names. */
export async function ask(
  home: Home,
  name: string,
  texts: Texts = {},
  signal?: AbortSignal,
  locale: Locale = 'en'
): Promise<Answer> {
  return readAs(
    home,
    name,
    texts,
    (asked, asking, parameters) => asked.answer(asking, parameters),
    signal,
    locale
  );
}

const dimensionsOf = oncePerPublication(dimensionsHeld);

/** Reads the parameters of a question by its name, and does something with it on one state of the data. */
async function readAs<T>(
  home: Home,
  name: string,
  texts: Texts,
  work: (asked: Question, asking: AskingOfData, parameters: ReadBy<Readers>) => Promise<T>,
  signal?: AbortSignal,
  locale: Locale = 'en'
): Promise<T> {
  const asked = questionNamed(name);
  const settings = await settingsInForce(home);

  return home.warehouse.reading(async (session) => {
    const published = await home.published(session);
    const dimensions =
      published.data_through === null ? [] : await dimensionsOf({ home, session, published });
    const parameters = readParameters(home, asked, withDimensionsNamed(texts, dimensions));
    const { covers_from, data_through } = published;
    const isEnough =
      (covers_from && data_through) ||
      asked.needs_no_data ||
      (asked.needs_no_orders && published.data_version > 0);
    if (!isEnough) throw refusal('nothing_loaded');
    const coverage = { covers_from: covers_from ?? '', data_through: data_through ?? '' };
    const asking = { home, session, published, settings, coverage, dimensions, signal, locale };
    return work(asked, asking, parameters);
  });
}

function readParameters({ schemes }: Home, asked: Question, texts: Texts): Record<string, unknown> {
  const readers: Readers = asked.readersFor?.(texts) ?? asked.parameters;
  for (const [name, value] of Object.entries(texts)) {
    const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
    if (!reader) {
      throw refusal('unknown_parameter', {
        name,
        query: asked.name,
        known: Object.keys(readers)
      });
    }
    if (!reader.repeats && listOf(value).length > 1) throw refusal('repeated_parameter', { name });
  }
  return Object.fromEntries(
    Object.entries(readers).map(([name, reader]) => [
      name,
      reader.read(listOf(texts[name] ?? []), name, schemes)
    ])
  );
}

const listOf = (value: string | readonly string[]) => (typeof value === 'string' ? [value] : value);
