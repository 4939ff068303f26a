import type { Partial as PartialTime } from '../../answer.ts';
import { same } from '../../build/built-with.ts';
import { periodRelation, periodsOfGrain, type Coverage } from '../../build/calendar.ts';
import {
  cohortGrains,
  cohortKindRelation,
  defaultBrackets,
  groupsBy,
  oneGroup,
  type Bracket,
  type CohortGrain,
  type CohortKind
} from '../../build/cohort-kinds.ts';
import type { BoundGiven } from '../../db/relations.ts';
import { refusal } from '../../errors.ts';
import { parsePeriod, type Day, type Period } from '../../periods.ts';
import { dayToRead } from '../../questions/dates.ts';
import type { DimensionName } from '../../dimensions.ts';
import type { Reader } from '../../questions/parameters.ts';
import type { Words } from '../../schemes/contract.ts';

/** 1-3, repeated: the bounds of the brackets, each after the one before. */
export const bracket: Reader<Bracket[]> = {
  shape: { type: 'string', examples: ['1-3', '4-6', '7-12'] },
  repeats: true,
  read: (texts) => {
    const brackets = texts.map(readBracket);
    brackets.forEach((later, at) => {
      const before = brackets[at - 1];
      if (before && later.period_offset <= before.period_offset_to) {
        throw refusal('brackets_overlap', { one: texts[at - 1] ?? '', other: texts[at] ?? '' });
      }
    });
    return brackets;
  }
};

function readBracket(value: string): Bracket {
  const [, first, last] = /^(\d{1,4})-(\d{1,4})$/.exec(value) ?? [];
  const read = { period_offset: Number(first), period_offset_to: Number(last) };
  if (first === undefined || read.period_offset < 1 || read.period_offset > read.period_offset_to) {
    throw refusal('bracket_malformed', { value });
  }
  return read;
}

/** Who a question about cohorts looks at, and how. */
export interface CohortsAsked {
  grain: CohortGrain;
  kind: CohortKind;
  brackets?: readonly Bracket[];
  by?: DimensionName | undefined;
}

/** The relations of a question about cohorts: the calendar of its grain, the one kind, and how customers are grouped. */
export function cohortRelations(
  { grain, kind, brackets = defaultBrackets, by }: CohortsAsked,
  coverage: Coverage
): Record<string, BoundGiven> {
  const model = `${kind}_cohort_customers`;
  return {
    periods: periodRelation(periodsOfGrain(grain, coverage)),
    cohort_kinds: cohortKindRelation([kind], brackets),
    customer_groups: by ? groupsBy(by) : oneGroup,
    cohort_customers: { sql: `select * from ${model}`, inputs: [model], parameters: {} }
  };
}

/** A build keeps everybody's cohorts, told apart by nothing, and the usual brackets. */
export const isStored = ({ brackets = defaultBrackets, by }: CohortsAsked): boolean =>
  by === undefined && same(brackets, defaultBrackets);

const grainWords: Record<CohortGrain, { word: Words; example: string; other: CohortGrain }> = {
  month: { word: { en: 'month', 'zh-CN': '月' }, example: '2011-09', other: 'quarter' },
  quarter: { word: { en: 'quarter', 'zh-CN': '季度' }, example: '2011Q3', other: 'month' }
};

/** The period of a cohort. Refuses what is none, and one of the other grain. */
export function knownCohort(value: string, grain: CohortGrain): Period {
  const cohort = parsePeriod(value);
  if (cohort?.grain === grain) return cohort;
  if (!cohortGrains.some((known) => known === cohort?.grain)) throw refusal('cohort_malformed', { value });
  const { word, example, other } = grainWords[grain];
  throw refusal('cohort_of_other_grain', { value, example, other }, { grain: word });
}

/** One cell as it is named: the cohort, how many periods later, and how many customers are counted. */
export interface CohortCellAsked {
  cohort: Period;
  period_offset: number;
  period_offset_to?: number | undefined;
  kind: CohortKind;
  brackets?: readonly Bracket[];
}

/** The last day that a cell looks at, and what the cohorts must be asked by to hold it. Refuses a cell that is not there. */
export function cohortCell(
  { cohort, period_offset, period_offset_to, kind, brackets = defaultBrackets }: CohortCellAsked,
  coverage: Coverage
): { asked: CohortsAsked; as_of: Day; days: { from: Day; through: Day }; partial: PartialTime | undefined } {
  const grain = cohortGrains.find((known) => known === cohort.grain);
  if (!grain) throw refusal('cohort_malformed', { value: cohort.period });
  dayToRead(cohort, coverage);

  const periods = periodsOfGrain(grain, coverage).filter(({ starts_on }) => starts_on >= cohort.starts_on);
  const latest_offset = periods.length - 1;
  if (period_offset > latest_offset) {
    const { data_through } = coverage;
    throw refusal('cohort_cell_not_begun', {
      cohort: cohort.period,
      period_offset,
      data_through,
      latest_offset
    });
  }
  const asked = { grain, kind, brackets: bracketsHolding(kind, period_offset, period_offset_to, brackets) };
  const ofBracket = asked.brackets.find((each) => each.period_offset === period_offset)?.period_offset_to;
  const lasts = { on: period_offset, every: period_offset, on_or_after: latest_offset, bracket: ofBracket };
  const last = periods[Math.min(lasts[kind] ?? latest_offset, latest_offset)];
  if (!last) throw new Error('a cohort that has begun has a period');
  const { period, ends_on, read_on } = last;
  // every: from the period after the cohort's on; at offset 0 the cohort itself.
  const first = periods[kind === 'every' ? Math.min(1, period_offset) : period_offset];
  const days = { from: first?.starts_on ?? cohort.starts_on, through: ends_on };
  return { asked, as_of: read_on, days, partial: read_on < ends_on ? { period, ends_on } : undefined };
}

function bracketsHolding(
  kind: CohortKind,
  period_offset: number,
  period_offset_to: number | undefined,
  brackets: readonly Bracket[]
): readonly Bracket[] {
  if (kind !== 'bracket') return brackets;
  if (period_offset_to !== undefined) {
    const own = `${period_offset}-${period_offset_to}`;
    return [readBracket(own)];
  }
  if (brackets.some((each) => each.period_offset === period_offset)) return brackets;
  const known = brackets.map((each) => each.period_offset);
  throw refusal('no_such_bracket', { period_offset, known });
}
