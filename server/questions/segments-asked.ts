import type { AskedOfSegments } from '../features/asked.ts';
import {
  flowRelation,
  periodRelation,
  snapshotRelation,
  storedDates,
  storedFlows,
  storedPeriods,
  type DatedPeriod
} from '../build/calendar.ts';
import { builtWith, same, type BuiltWith } from '../build/built-with.ts';
import type { BoundGiven } from '../db/relations.ts';
import { unfold } from '../db/unfold.ts';
import type { Parameters } from '../db/values.ts';
import type { Day } from '../periods.ts';
import type { CutPoints, Scheme } from '../schemes/contract.ts';
import { cutPointRelation, rulesRelation, type Rules } from '../schemes/rules.ts';
import { modelOf } from '../schemes/schemes.ts';
import { schemeInForce } from '../schemes/words-in-force.ts';
import { askedCustomers } from './asked-customers.ts';
import type { Filters } from './parameters.ts';
import type { AskingOfData } from './question.ts';
import { settle, type AskedSegments } from './settled.ts';

/** The times of one question. */
export interface Times {
  dates?: readonly Day[];
  flows?: readonly { from_date: Day; to_date: Day }[];
  periods?: readonly DatedPeriod[];
}

/**
 * A question about segments, with its rules and cut points settled: knows which relations it brings, and whether
 * the stored marts answer it already.
 */
export class SegmentsAsked {
  readonly scheme: Scheme;
  readonly rules: Rules;
  readonly scoring: 'pinned' | 'relative';
  readonly filters: Filters;
  /** null when each snapshot has its own (relative) */
  readonly cutPoints: CutPoints | null;
  readonly #asking: AskingOfData;
  readonly #builtWith: BuiltWith;

  private constructor(
    asking: AskingOfData,
    asked: AskedSegments,
    rules: Rules,
    cutPoints: CutPoints | null,
    built: BuiltWith
  ) {
    this.#asking = asking;
    this.scheme = asked.scheme;
    this.rules = rules;
    this.scoring = asked.scoring ?? 'pinned';
    this.filters = asked.filter;
    this.cutPoints = cutPoints;
    this.#builtWith = built;
  }

  static async of(asking: AskingOfData, asked: AskedSegments): Promise<SegmentsAsked> {
    const built = await builtWith(asking.session);
    const { rules, cuts } = await settle(asking, asked, built);
    return new SegmentsAsked(asking, asked, rules, cuts, built);
  }

  /** Asks a query of sql/queries; with what was asked and how, for the answer's definition. */
  async rows<Row>(
    query: string,
    parameters: Parameters,
    times: Times
  ): Promise<{ rows: Row[]; definition: AskedOfSegments }> {
    const { sql, bound } = this.compose(query, parameters, times);
    const rows = await this.#asking.session.all<Row>(sql, bound, { signal: this.#asking.signal });
    return { rows, definition: this.definition(sql, bound) };
  }

  /** The SQL of a query and the values it names. Relations in extra are given beside the usual ones, and never stored. */
  compose(
    query: string,
    parameters: Parameters,
    times: Times,
    extra?: Record<string, BoundGiven>
  ): { sql: string; bound: Parameters } {
    const given = !extra && this.#isStored(times) ? {} : { ...this.#given(times), ...extra };
    const sql = unfold(this.#asking.home.library, this.#asking.home.library.query(query), given);
    const all: Parameters = Object.assign(
      {},
      ...Object.values(given).map((each) => each.parameters),
      parameters
    );
    const named = new Set([...sql.matchAll(/\$(\w+)/g)].map(([, name]) => name));
    return { sql, bound: Object.fromEntries(Object.entries(all).filter(([name]) => named.has(name))) };
  }

  definition(sql: string, parameters: Parameters): AskedOfSegments {
    return {
      scheme: schemeInForce(this.scheme, this.rules),
      lookback_days: this.rules.lookback_days,
      returns: this.rules.returns,
      scoring: this.scoring,
      cut_points: this.scheme.is_scored ? this.cutPoints : null,
      filters: this.filters,
      sql,
      parameters
    };
  }

  /** Stored: the default rules and cut points, everybody, and times that a build keeps. */
  #isStored({ dates = [], flows = [], periods = [] }: Times): boolean {
    const { coverage } = this.#asking;
    const days = storedDates(coverage);
    const pairs = storedFlows(coverage);
    const kept = storedPeriods(coverage);
    return (
      Object.keys(this.filters).length === 0 &&
      same(this.rules, this.#builtWith.rules) &&
      (!this.scheme.is_scored ||
        (this.cutPoints !== null && same(this.cutPoints, this.#builtWith.cut_points))) &&
      dates.every((date) => days.includes(date)) &&
      flows.every((flow) => pairs.some((pair) => same(pair, flow))) &&
      periods.every(({ period }) => kept.some((stored) => stored.period === period))
    );
  }

  #given({ dates = [], flows = [], periods = [] }: Times): Record<string, BoundGiven> {
    const all = new Set([
      ...dates,
      ...flows.flatMap(({ from_date, to_date }) => [from_date, to_date]),
      ...periods.flatMap(({ read_on, day_before, day_before_previous }) => [
        read_on,
        day_before,
        day_before_previous
      ])
    ]);
    const model = modelOf(this.scheme);
    return {
      snapshot_dates: snapshotRelation([...all].sort()),
      flow_dates: flowRelation(flows),
      // Of a year, the period before and the same period last year are one: given twice, it would count twice.
      periods: periodRelation([...new Map(periods.map((each) => [each.period, each])).values()]),
      rules_in_force: rulesRelation(this.rules),
      cut_points: this.cutPoints
        ? cutPointRelation(this.cutPoints)
        : { sql: 'select * from rfm_cut_points', inputs: ['rfm_cut_points'], parameters: {} },
      customer_segments: { sql: `select * from ${model}`, inputs: [model], parameters: {} },
      scheme_segments: {
        sql: 'select * from main.scheme_segments where scheme = $scheme',
        parameters: { scheme: this.scheme.scheme }
      },
      asked_customers: askedCustomers(this.filters)
    };
  }
}
