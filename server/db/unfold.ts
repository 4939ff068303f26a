import type { SqlFile } from './sql-file.ts';
import type { SqlLibrary } from './sql-library.ts';

/** A relation that the question brings with it, in place of the table or model of that name. */
export interface Given {
  sql: string;
  /** models that the sql reads */
  inputs?: readonly string[];
  /** of asked_customers: nobody is left out, as in a build */
  is_everybody?: boolean;
  known?: Known;
}

/**
 * What models ask of a relation, in these words, and how it may be asked by those who know its rows: the answer itself, or
 * less to look at. So it is not worked out for every row of theirs.
 */
export type Known = Readonly<Record<string, string>>;

export type GivenRelations = Readonly<Record<string, Given>>;

/**
 * The SQL of one question. Marts take no parameters: they read snapshot_dates and the other relations that say
 * what is asked. Where a question gives such a relation, every model between it and the query is unfolded as a CTE
 * above the query; what does not depend on it is read from the warehouse as built. One definition, any date.
 */
export function unfold(
  library: SqlLibrary,
  query: Pick<SqlFile, 'sql' | 'inputs'>,
  given: GivenRelations
): string {
  const { asked_customers, ...others } = given;
  if (asked_customers?.is_everybody) return asEverybody(unfold(library, query, others));
  const ctes = new Map<string, string>();
  const depends = new Map<string, boolean>();

  const inputsOf = (name: string) =>
    given[name]?.inputs ?? (given[name] ? [] : (library.model(name)?.inputs ?? []));

  const isInline = (name: string) => !given[name] && library.model(name)?.kept === 'inline';

  const dependsOnGiven = (name: string): boolean => {
    let answer = depends.get(name);
    if (answer === undefined) {
      answer = name in given || inputsOf(name).some(dependsOnGiven);
      depends.set(name, answer);
    }
    return answer;
  };

  const add = (name: string) => {
    if (ctes.has(name) || !dependsOnGiven(name)) return;
    for (const input of inputsOf(name)) add(input);
    const sql = given[name]?.sql ?? library.model(name)?.sql;
    if (sql !== undefined) ctes.set(name, sql);
  };
  for (const input of query.inputs) add(input);

  const known = Object.fromEntries(Object.values(given).flatMap((each) => Object.entries(each.known ?? {})));
  const told = asKnown(known);
  const asked = told(query.sql);
  let above = '';
  // From the query upwards: what is known of a relation may be all that was asked of it. One that is only spoken of is kept.
  for (const [name, sql] of [...ctes].toReversed()) {
    if (!new RegExp(`\\b${name}\\b`).test(above + asked)) continue;
    const cte = `${name} as ${isInline(name) ? 'not materialized ' : ''}(\n\n${indent(told(sql))}\n\n)`;
    above = above === '' ? cte : `${cte},\n\n${above}`;
  }
  if (above === '') return asked;
  const body = /^with\s+/i.exec(asked);
  const whole = body ? `with\n\n${above},\n\n${asked.slice(body[0].length)}` : `with\n\n${above}\n\n${asked}`;
  // It is shown to people: without the lines on which a relation was named that nobody reads.
  return whole.replace(/^ +$/gm, '').replace(/\n{3,}/g, '\n\n');
}

/**
 * Tells SQL as those ask it who know the rows of what it asks. Only whole words are found, and of phrases that begin alike the
 * longest; what is put in is not looked at again.
 */
export function asKnown(known: Known): (sql: string) => string {
  const words = Object.keys(known).sort((one, other) => other.length - one.length);
  if (words.length === 0) return (sql) => sql;
  const said = words.map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const phrases = new RegExp(`(?<![\\w.])(?:${said})(?!\\w)`, 'g');
  return (sql) => sql.replace(phrases, (asked) => known[asked] ?? asked);
}

/**
 * The same SQL where nobody is left out. That a customer is asked about is written alike everywhere, and everyone who is
 * known stands in customer_dimensions: looking each of them up there would cost a third of many a question.
 */
export const asEverybody = (sql: string): string =>
  sql.replace(/(?:\w+\.)?customer_key in \(select customer_key from asked_customers\)/g, 'true');

/** Of the relations that a query reads, those whose rows come of a stored one, that one and the query aside. */
export function comingOf(
  library: SqlLibrary,
  query: Pick<SqlFile, 'inputs'>,
  given: GivenRelations,
  stored: string
): string[] {
  const found = new Map<string, boolean>();
  const comes = (name: string): boolean => {
    const known = found.get(name);
    if (known !== undefined) return known;
    const inputs = given[name] ? (given[name].inputs ?? []) : (library.model(name)?.inputs ?? []);
    // All of them are gone through, not only as far as the first.
    const answer = inputs.map((input) => input === stored || comes(input)).some(Boolean);
    found.set(name, answer);
    return answer;
  };
  query.inputs.forEach(comes);
  return [...found].filter(([, is_of_it]) => is_of_it).map(([name]) => name);
}

const indent = (sql: string) => sql.replace(/^(?=.)/gm, '    ');
