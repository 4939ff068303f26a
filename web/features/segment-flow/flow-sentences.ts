import type { SegmentFlow } from '../../../server/features/segment-flow/contract.ts';
import type { Locale, Scheme } from '../../../server/schemes/contract.ts';
import { count, rate, signedCount } from '../../format.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import { ENTRANT, flowFigures, ladder, moves, segmentChanges, sum } from './flow-figures.ts';

/** The main moves as a manager would tell them, the most important first. */
export function flowSentences(
  flows: SegmentFlow[],
  scheme: Pick<Scheme, 'segments' | 'is_ordered'>,
  words: Dictionary['flow']['say'],
  locale: Locale
): string[] {
  const figures = flowFigures(flows);
  const changes = segmentChanges(flows, scheme);
  const label = (segment: string) =>
    scheme.segments.find((one) => one.segment === segment)?.label[locale] ?? segment;
  const n = (customers: number) => count(customers, locale);
  const share = (part: number, whole: number) => rate(whole > 0 ? part / whole : null, locale);
  const said: string[] = [];

  if (figures.at_start > 0) {
    said.push(words.stayed(n(figures.stayed), n(figures.at_start), share(figures.stayed, figures.at_start)));
  }
  if (figures.moved > 0) {
    said.push(words.moved(n(figures.moved), n(figures.moved_by_purchase), n(figures.moved_by_waiting)));
  }
  if (scheme.is_ordered && figures.moved > 0) {
    const { up, down } = ladder(flows, scheme);
    said.push(words.ladder(n(up), n(down)));
  }

  const [largest] = moves(flows);
  if (largest) {
    const left = changes.find(({ segment }) => segment === largest.from_segment)?.before ?? 0;
    said.push(
      words.largest(
        n(largest.customers),
        label(largest.from_segment),
        label(largest.to_segment),
        share(largest.customers, left)
      )
    );
  }

  const byChange = [...changes].sort((one, other) => other.after - other.before - (one.after - one.before));
  const [grown] = byChange;
  const shrunk = byChange.at(-1);
  if (grown && grown.after > grown.before) said.push(words.grew(...changeWords(grown)));
  if (shrunk && shrunk.after < shrunk.before) said.push(words.shrank(...changeWords(shrunk)));

  const entrants = flows.filter(({ from_segment }) => from_segment === ENTRANT);
  const [main] = [...entrants].sort((one, other) => other.customers - one.customers);
  if (main) {
    const entered = sum(entrants, 'customers');
    said.push(words.entered(n(entered), label(main.to_segment), share(main.customers, entered)));
  }
  return said;

  function changeWords(change: { segment: string; before: number; after: number }) {
    const by = signedCount(change.after - change.before, locale);
    return [label(change.segment), by, n(change.before), n(change.after)] as const;
  }
}
