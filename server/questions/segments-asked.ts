import type { AskedOfSegments } from '../features/asked.ts';
import {
  automaticReference,
  flowRelation,
  periodRelation,
  snapshotRelation,
  storedDates,
  storedFlows,
  storedPeriods,
  type DatedPeriod
} from '../build/calendar.ts';
import type { BuiltWith } from '../build/publish.ts';
import type { BoundGiven } from '../db/relations.ts';
import { unfold } from '../db/unfold.ts';
import type { Parameters } from '../db/values.ts';
import { refusal } from '../errors.ts';
import type { Day } from '../periods.ts';
import type { CutPoints, Scheme } from '../schemes/contract.ts';
import { cutPointsInForce, fitCutPoints, pinnedVersions } from '../schemes/cut-points.ts';
import { cutPointRelation, rulesOf, rulesRelation, type Rules } from '../schemes/rules.ts';
import { defaultScheme, modelOf } from '../schemes/schemes.ts';
import { dayToRead } from './dates.ts';
import type { Filters, segmentParameters } from './parameters.ts';
import type { AskingOfData, ReadBy } from './question.ts';

type Asked = ReadBy<typeof segmentParameters>;

/** The times of one question. */
export interface Times {
  dates?: readonly Day[];
  flows?: readonly { from_date: Day; to_date: Day }[];
  periods?: readonly DatedPeriod[];
}

/** Two objects of plain values in a fixed order are the same when their JSON is. */
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

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
    asked: Asked,
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

  static async of(asking: AskingOfData, asked: Asked): Promise<SegmentsAsked> {
    const [stored] = await asking.session.all<{ built_with: string }>('select built_with from built_with');
    const built = JSON.parse(stored?.built_with ?? '{}') as BuiltWith;
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
      scheme: this.scheme,
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

/** Which rules and which cut points: as asked, else as pinned, else as the settings say. */
async function settle(
  asking: AskingOfData,
  asked: Asked,
  built: BuiltWith
): Promise<{ rules: Rules; cuts: CutPoints | null }> {
  const { home, session, settings, coverage } = asking;
  const { scheme, version, reference, scoring } = asked;
  if (
    [version, reference, scoring === 'relative' || undefined].filter((choice) => choice !== undefined)
      .length > 1
  ) {
    throw refusal('reference_with_version');
  }
  if (!scheme.is_scored && (version !== undefined || reference)) {
    throw refusal('scheme_without_scores', { scheme: scheme.scheme });
  }

  const pinned = version === undefined ? undefined : await pinnedVersion(asking, scheme, version);
  const rules = rulesOf({
    ...settings,
    lookback_days: asked.lookback ?? pinned?.lookback_days ?? settings.lookback_days,
    ...(asked.lookback === null && { lookback_days: null }),
    returns: asked.returns ?? pinned?.returns ?? settings.returns
  });

  if (scoring === 'relative') return { rules, cuts: null };
  if (pinned) return { rules, cuts: pinned };
  if (reference) {
    const { day } = dayToRead(reference, coverage);
    return { rules, cuts: await fitCutPoints(home, session, day, rules, 'reference') };
  }
  if (same(rules, built.rules) && built.cut_points) return { rules, cuts: built.cut_points };
  const name = scheme.is_scored ? scheme.scheme : defaultScheme;
  return { rules, cuts: await cutPointsInForce(home, session, name, rules, automaticReference(coverage)) };
}

async function pinnedVersion(
  { home }: AskingOfData,
  { scheme }: Scheme,
  version: number
): Promise<CutPoints> {
  const versions = await pinnedVersions(home, scheme);
  const found = versions.find((pinned) => pinned.version === version);
  if (!found) {
    const known = versions.map((pinned) => pinned.version).join(', ') || '–';
    throw refusal('unknown_version', { scheme, version, known });
  }
  return found;
}

function askedCustomers(filters: Filters): BoundGiven {
  const parameters: Parameters = {};
  const conditions = Object.entries(filters).map(([dimension, values]) => {
    const named = values.filter((value) => value !== '');
    parameters[`filter_${dimension}`] = named;
    const isOneOf = `${dimension} = any($filter_${dimension})`;
    // Nobody (key 0) has no values either, but is no customer who could be chosen.
    return named.length === values.length
      ? isOneOf
      : `(${isOneOf} or (${dimension} is null and customer_key > 0))`;
  });
  const where = conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;
  return { sql: `select customer_key from customer_dimensions${where}`, parameters };
}
