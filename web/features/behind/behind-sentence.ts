import type { CohortKind } from '../retention/cohort-measures.ts';
import type { Asked } from '../../address.ts';
import { cellValues } from '../../cell-address.ts';
import type { BehindWords } from '../../i18n/behind-words.svelte.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import { cameBack } from '../retention/cohort-words.ts';
import { bandText } from '../churn/rhythm-bands.ts';

interface Known {
  /** the day on which the list is read */
  as_of: string;
  /** name of a segment in the reader's language */
  segment: (segment: string) => string;
}

type Words = Dictionary & { behind: BehindWords };

type Sentence = (asked: Asked, known: Known, words: Words) => string | undefined;

/** By the question whose cell is opened. */
const sentences: Record<string, Sentence> = {
  'cohort-retention': (asked, _, words) => ofCohort(asked, words),
  'lifecycle-series': (asked, _, words) => ofLifecycle(asked, words),
  churn: ofChurn,
  validity: ofValidity,
  'before-after': ofBeforeAfter,
  prediction: ofPrediction,
  'early-warning-record': (asked, _, words) => ofRecord(asked, words)
};

/** Who stands behind the number that the address names, as one would say it. */
export function behindSentence(asked: Asked, known: Known, words: Words): string {
  const { of = '' } = asked;
  return pick(sentences, of)?.(asked, known, words) ?? words.behind.other(of);
}

function ofCohort({ cell, cohort: grain, kind, bracket, counts }: Asked, { behind, retention }: Words) {
  const { cohort = behind.complete_cohorts, period_offset = '' } = cellValues(cell ?? '');
  const from = Number(period_offset);
  const to = Number(bracket?.split('-')[1] ?? from);
  const when = cameBack({ from, to }, kindNamed(kind), grain === 'quarter' ? 'quarter' : 'month', retention);
  if (counts === 'orders' || counts === 'net_amount') return behind.cohort_all[counts](cohort, when);
  return from === 0 ? behind.cohort_own(cohort) : behind.cohort(cohort, when);
}

function kindNamed(text: string | undefined): CohortKind {
  return (['on', 'on_or_after', 'bracket', 'every'] as const).find((kind) => kind === text) ?? 'on';
}

function ofLifecycle({ cell, counts }: Asked, { behind }: Words) {
  const { period = '' } = cellValues(cell ?? '');
  return pick(behind.lifecycle, counts ?? 'buyers')?.(period);
}

function ofChurn({ cell, counts }: Asked, { as_of, segment }: Known, { behind, churn }: Words) {
  const { kind = '', key = '', snapshot_date = as_of } = cellValues(cell ?? '');
  const said =
    kind === 'status' || kind === 'status_series'
      ? pick(behind.status, key)?.(snapshot_date)
      : kind === 'quantile'
        ? behind.quantile(key, as_of)
        : kind === 'survival'
          ? behind.survival(key, as_of)
          : kind === 'threshold'
            ? pick(behind.threshold, key)?.(as_of)
            : kind === 'at_risk'
              ? behind.at_risk(segment(key), as_of)
              : kind === 'rhythm'
                ? behind.rhythm(bandText(key, churn.rhythm), as_of)
                : pick(behind.warning, key)?.(as_of);
  return said === undefined ? undefined : said + (counts === 'net_amount' ? behind.with_money : '');
}

function ofPrediction({ cell }: Asked, { as_of, segment }: Known, { behind }: Words) {
  const { kind = '', key = '' } = cellValues(cell ?? '');
  return kind === 'segment' ? behind.foretold_of(segment(key), as_of) : behind.foretold(as_of);
}

function ofRecord({ cell, counts }: Asked, { behind }: Words) {
  const { as_of = '' } = cellValues(cell ?? '');
  return pick(behind.record, counts ?? 'warned')?.(as_of);
}

function ofValidity({ cell, counts }: Asked, known: Known, { behind, marks }: Words) {
  const { segment, other_segment, period = '', measure } = cellValues(cell ?? '');
  // Where the address does not say which, the server opens the numerator.
  const part = measure === 'repurchase' ? 'bought' : 'brought';
  const of = segment ? known.segment(segment) : behind.every_segment;
  const who = other_segment
    ? behind.validity_moved(of, known.segment(other_segment), period)
    : behind.validity(of, period);
  return who + (counts === 'denominator' ? '' : behind.validity_parts[part](period)) + marks.stop;
}

function ofBeforeAfter({ cell, counts, days = '' }: Asked, known: Known, { behind, marks }: Words) {
  const { segment, side, day_before = known.as_of, measure } = cellValues(cell ?? '');
  const of = segment ? known.segment(segment) : behind.compared_segments;
  const when = counts === 'total_before' ? 'before' : counts === 'total_after' ? 'after' : undefined;
  const who = (pick(behind.sides, side ?? 'event') ?? behind.sides.event)(of, day_before);
  const what = when && behind.stretch[measure === 'sales_per_customer' ? 'brought' : 'bought'][when](days);
  return who + (what ?? '') + marks.stop;
}

function pick<Entry>(entries: Record<string, Entry>, key: string): Entry | undefined {
  return Object.hasOwn(entries, key) ? entries[key] : undefined;
}
