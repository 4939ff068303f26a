import type { Locale } from '../../../server/schemes/contract.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import type { Asked, PageName } from '../../address.ts';
import type { MetricDefinition, SchemeDefinition } from '../../definitions.svelte.ts';
import { navigated } from '../../navigation.ts';
import { isDay, isPeriod } from '../../periods.ts';

/** Something one can go to, and the words by which it is found. */
export interface Entry {
  label: string;
  note?: string;
  /** beside the label: ids, what others call it, the other language */
  also: string[];
  page: PageName;
  id?: string;
  asked?: Asked;
}

export interface Group {
  title: string;
  entries: Entry[];
}

const most = 8;

/** What the words of the reader may mean, without asking the server: pages, dates, figures, segments. */
export function groupsFor(
  search: string,
  { metrics, scheme }: { metrics: readonly MetricDefinition[]; scheme: SchemeDefinition | undefined },
  words: Dictionary,
  locale: Locale
): Group[] {
  const { nav, finder } = words;
  const pages = navigated.map((page): Entry => ({ label: nav[page], also: [page], page }));
  const figures = metrics.map(({ id, label }): Entry => ({
    label: label[locale],
    also: [id, ...Object.values(label)],
    page: 'metric',
    id
  }));
  const segments = (scheme?.segments ?? []).map(({ segment, label, also_called }): Entry => ({
    label: label[locale],
    ...(scheme && { note: scheme.label[locale] }),
    also: [segment, ...Object.values(label), ...(also_called ? Object.values(also_called) : [])],
    page: 'customers',
    asked: { segment }
  }));
  return [
    { title: finder.pages, entries: found(pages, search) },
    { title: finder.dates, entries: datesIn(search, finder) },
    { title: finder.metrics, entries: found(figures, search) },
    { title: finder.segments, entries: found(segments, search) }
  ].filter(({ entries }) => entries.length > 0);
}

/** A date is no name to be found: what is typed is one, or not yet. */
function datesIn(search: string, words: Dictionary['finder']): Entry[] {
  const moment = search.trim().toUpperCase();
  if (!isPeriod(moment) && !isDay(moment)) return [];
  const entry = (label: string, page: PageName, asked: Asked): Entry => ({ label, also: [], page, asked });
  return [
    ...(isPeriod(moment) ? [entry(words.overview_of(moment), 'overview', { period: moment })] : []),
    entry(words.segments_of(moment), 'segments', { as_of: moment }),
    entry(words.flow_to(moment), 'flow', { to: moment })
  ];
}

/** Those whose name begins with what is typed, then those that hold it. */
function found(entries: readonly Entry[], search: string): Entry[] {
  const wanted = folded(search);
  const rank = ({ label, also }: Entry) => {
    const names = [label, ...also].map(folded);
    if (names.some((name) => name.startsWith(wanted))) return 0;
    return names.some((name) => name.includes(wanted)) ? 1 : 2;
  };
  return entries
    .map((entry) => ({ entry, at: rank(entry) }))
    .filter(({ at }) => at < 2)
    .sort((one, other) => one.at - other.at)
    .slice(0, most)
    .map(({ entry }) => entry);
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll('_', ' ').trim();
