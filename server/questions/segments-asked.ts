import type { AskedOfSegments } from '../features/asked.ts';
import {
  flowRelation,
  pathRelation,
  periodRelation,
  snapshotRelation,
  storedDates,
  storedFlows,
  storedPeriods,
  type DatedPeriod
} from '../build/calendar.ts';
import { same, type BuiltWith } from '../build/built-with.ts';
import { valuesOf, type BoundGiven } from '../db/relations.ts';
import type { SqlFile } from '../db/sql-file.ts';
import { comingOf } from '../db/unfold.ts';
import { refusal } from '../errors.ts';
import type { Parameters } from '../db/values.ts';
import { fitRelation, noAlive, noFits, noOrders, noValues, type ModelFit } from '../models/model-fit.ts';
import type { Day } from '../periods.ts';
import { compileNumbers, compileScheme } from '../schemes/compile.ts';
import type { CutPoints } from '../schemes/contract.ts';
import { schemeOf, type SchemeDefinition } from '../schemes/definition.ts';
import type { Input } from '../schemes/facts.ts';
import { formerBoundaries, hasMovingBoundaries, noFormerBoundaries } from '../schemes/former-boundaries.ts';
import {
  cutPointRelation,
  highCutRelation,
  rulesRelation,
  thirdCutRelation,
  type Rules
} from '../schemes/rules.ts';
import { ladderPlaces, schemeSegments } from '../schemes/scheme-segments.ts';
import { ladderOf, storedSchemes } from '../schemes/schemes.ts';
import { schemeInForce } from '../schemes/words-in-force.ts';
import { askedCustomers, refuseUnknownValues } from './asked-customers.ts';
import { composed } from '../db/composed.ts';
import { builtWithOf } from './built-with-of.ts';
import { inputsLoaded } from './inputs-loaded.ts';
import type { Filters, Scoring } from './parameters.ts';
import type { AskingOfData } from './question.ts';
import { presets, settle, unscoredBy, type AskedSegments, type Settled, type Unscored } from './settled.ts';

/** Customers are seen as they stood before a period, and at its end. */
export type DayOfPeriod = 'day_before' | 'read_on';

/** The times of one question. */
export interface Times {
  dates?: readonly Day[];
  /** a pair without an end: what follows is not known yet */
  flows?: readonly { from_date: Day; to_date: Day | null }[];
  periods?: readonly DatedPeriod[];
  /** of each period the days on which customers are seen, where not both are: each costs another look at everybody */
  seen_on?: readonly DayOfPeriod[];
  /** up to eight, in order */
  path?: readonly Day[];
  /** of all these the days that the answer is read from, where not all are */
  read_on?: readonly Day[];
}

/**
 * A question about segments, with its rules and cut points settled: knows which relations it brings, and whether
 * the stored marts answer it already.
 */
export class SegmentsAsked {
  readonly scheme: SchemeDefinition;
  readonly rules: Rules;
  readonly scoring: Scoring;
  readonly filters: Filters;
  /** null when each snapshot has its own (relative, presets) */
  readonly cutPoints: CutPoints | null;
  readonly #asking: AskingOfData;
  readonly #builtWith: BuiltWith;
  readonly #inputs: readonly Input[];

  private constructor(
    asking: AskingOfData,
    asked: AskedSegments,
    { scheme, rules, cuts }: Settled,
    built: BuiltWith,
    inputs: readonly Input[]
  ) {
    this.#asking = asking;
    this.scheme = scheme;
    this.rules = rules;
    this.scoring = asked.scoring ?? 'pinned';
    this.filters = asked.filter;
    this.cutPoints = cuts;
    this.#builtWith = built;
    this.#inputs = inputs;
  }

  static async of(asking: AskingOfData, asked: AskedSegments): Promise<SegmentsAsked> {
    const built = await builtWithOf(asking);
    const inputs = await inputsLoaded(asking);
    await refuseUnknownValues(asking, asked.filter);
    const settled = await settle(asking, asked, built);
    refuseUntold(settled.scheme, inputs);
    return new SegmentsAsked(asking, asked, settled, built, inputs);
  }

  /** The boundaries of segments are others on each day, so that people move because others did. Presets keep to their tables. */
  get hasMovingBoundaries(): boolean {
    return (
      !presets[this.scoring] && hasMovingBoundaries(this.#asking.home.library, this.scheme, this.cutPoints)
    );
  }

  /** Asks a query of sql/queries; with what was asked and how, for the answer's definition. */
  async rows<Row>(
    query: string,
    parameters: Parameters,
    times: Times,
    extra?: Record<string, BoundGiven>
  ): Promise<{ rows: Row[]; definition: AskedOfSegments }> {
    const { sql, bound } = await this.compose(query, parameters, times, extra);
    const rows = await this.#asking.session.all<Row>(sql, bound, { signal: this.#asking.signal });
    return { rows, definition: this.definition(sql, bound) };
  }

  /** The SQL of a query and the values it names. Relations in extra are given beside the usual ones, and never stored. */
  async compose(
    query: string,
    parameters: Parameters,
    times: Times,
    extra?: Record<string, BoundGiven>
  ): Promise<{ sql: string; bound: Parameters }> {
    const given = !extra && this.isStored(times) ? {} : { ...this.#given(times), ...extra };
    const { library } = this.#asking.home;
    let { sql, bound } = composed(library, query, given, parameters);
    // A fit takes its time: only of the days that are foretold, and only where anything is.
    if (sql.includes('model_fits') && !extra?.['model_fits']) {
      const fits = await this.fitsOn(times);
      const isByChance = fits.every(({ fit }) => fit.converged);
      const unasked = isByChance && asksOfWarningsWhoAlone.includes(query) ? noReasons : {};
      const model_fits = fitRelation(fits);
      ({ sql, bound } = composed(library, query, { ...given, model_fits, ...unasked }, parameters));
    }
    const preset = presets[this.scoring];
    if (preset && sql.includes(preset.model)) {
      const unscored = await unscoredBy(this.#asking, this.scoring, preset, given);
      const read = unscored.find(({ snapshot_date }) => times.read_on?.includes(snapshot_date) ?? true);
      if (read) throw read.refusal;
    }
    return { sql, bound };
  }

  /**
   * The same SQL over the customers of these keys alone, told by customers_in_sight; undefined where a customer's row
   * depends on those of others.
   */
  composeOf(
    keys: readonly number[],
    query: string,
    parameters: Parameters,
    times: Times,
    extra: Record<string, BoundGiven>
  ): { sql: string; bound: Parameters } | undefined {
    const { library } = this.#asking.home;
    const given: Record<string, BoundGiven> = {
      ...this.#given(times),
      ...extra,
      customers_in_sight: {
        sql: 'select cast(unnest($keys_in_sight) as integer) as customer_key',
        parameters: { keys_in_sight: keys.map(String) }
      }
    };
    const between = comingOf(library, library.query(query), given, 'customer_states');
    if (!between.every((name) => toldAlone.includes(name))) return undefined;
    return composed(
      library,
      query,
      {
        ...given,
        customer_states: {
          sql: `select *
from main.customer_states
where customer_key in (select customer_key from customers_in_sight)`,
          inputs: ['customers_in_sight'],
          parameters: {}
        }
      },
      parameters
    );
  }

  /** The models fitted to what was known on the days that are read. */
  async fitsOn({ dates = [], path = [], periods = [] }: Times): Promise<ModelFit[]> {
    const days = new Set([...dates, ...path, ...periods.map(({ read_on }) => read_on)]);
    const fits: ModelFit[] = [];
    for (const day of days) fits.push(await this.#asking.home.fits.on(this.#asking, day, this.rules));
    return fits;
  }

  /** Of these dates those that a preset cannot score: a series tells the others. */
  async unscored(dates: readonly Day[]): Promise<Unscored[]> {
    const preset = presets[this.scoring];
    return preset && this.scheme.is_scored
      ? unscoredBy(this.#asking, this.scoring, preset, this.#given({ dates }))
      : [];
  }

  definition(sql: string, parameters: Parameters): AskedOfSegments {
    return {
      scheme: schemeInForce(schemeOf(this.scheme, this.#inputs), this.rules),
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
  isStored({ dates = [], flows = [], periods = [], path = [] }: Times): boolean {
    const { coverage } = this.#asking;
    const days = storedDates(coverage);
    const pairs = storedFlows(coverage);
    const kept = storedPeriods(coverage);
    return (
      Object.keys(this.filters).length === 0 &&
      this.#isOfBuild() &&
      // Who was moved by boundaries is worked out only where they move.
      (flows.length === 0 || !this.hasMovingBoundaries) &&
      // The paths of a build are a view over all its dates: slower than the few that are asked about.
      path.length === 0 &&
      dates.every((date) => days.includes(date)) &&
      flows.every((flow) => pairs.some((pair) => same(pair, flow))) &&
      periods.every(({ period }) => kept.some((stored) => stored.period === period))
    );
  }

  /** The scheme as the build knows it, under the rules and cut points of the build. */
  #isOfBuild(): boolean {
    const { home } = this.#asking;
    return (
      storedSchemes.includes(this.scheme.scheme) &&
      this.scheme === home.schemes.find(this.scheme.scheme) &&
      same(this.rules, this.#builtWith.rules) &&
      (!this.scheme.is_scored ||
        (this.cutPoints !== null && same(this.cutPoints, this.#builtWith.cut_points)))
    );
  }

  #given({
    dates = [],
    flows = [],
    periods = [],
    seen_on = ['day_before', 'read_on'],
    path = []
  }: Times): Record<string, BoundGiven> {
    const all = new Set([
      ...dates,
      ...path,
      ...flows.flatMap(({ from_date, to_date }) => (to_date === null ? [from_date] : [from_date, to_date])),
      ...periods.flatMap((period) => seen_on.map((day) => period[day]))
    ]);
    const asked = ({ sql, inputs }: SqlFile): BoundGiven => ({ sql, inputs, parameters: {} });
    const preset = presets[this.scoring];
    return {
      snapshot_dates: snapshotRelation([...all].sort(), this.rules),
      flow_dates: flowRelation(flows),
      path_dates: pathRelation(path),
      ...(preset
        ? { numbers_by_former_boundaries: noFormerBoundaries }
        : formerBoundaries(this.#asking.home.library, this.scheme, this.cutPoints, flows)),
      // Of a year, the period before and the same period last year are one: given twice, it would count twice.
      periods: periodRelation([...new Map(periods.map((each) => [each.period, each])).values()]),
      rules_in_force: rulesRelation(this.rules),
      cut_points: this.cutPoints ? cutPointRelation(this.cutPoints) : of('rfm_cut_points'),
      third_cuts: this.cutPoints ? thirdCutRelation(this.cutPoints.thirds) : of('third_cut_points'),
      high_cuts: this.cutPoints ? highCutRelation(this.cutPoints.high) : of('high_cut_points'),
      ...(preset && { rfm_scores: of(preset.model) }),
      customer_segments: asked(compileScheme(this.scheme)),
      segments_by_number: asked(compileNumbers([this.scheme])),
      scheme_segments: schemeSegments([this.scheme]),
      asked_customers: askedCustomers(this.filters),
      model_fits: noFits,
      alive_told: noAlive,
      orders_to_come: noOrders,
      value_fits: noValues,
      ...ladderRelations(ladderOf(this.scheme))
    };
  }
}

/** Queries that ask of early warnings who is warned, and never why. */
const asksOfWarningsWhoAlone: readonly string[] = ['kpis', 'kpi_series', 'kpi_change', 'warning_record'];

/** Where models tell the score on all days, what only reasons are made of: nothing, for it takes longer than all the rest. */
const noReasons: Record<string, BoundGiven> = {
  customer_rhythms: valuesOf(
    'customer_rhythms',
    { customer_key: 'INTEGER', last_order_on: 'DATE', median_twice: 'BIGINT' },
    []
  ),
  recent_orders: valuesOf(
    'recent_orders',
    { snapshot_date: 'DATE', customer_key: 'INTEGER', recent: 'BIGINT', earlier: 'BIGINT' },
    []
  ),
  gap_medians: {
    sql: `select snapshot_date, cast(0 as bigint) as gaps, cast(null as bigint) as median_twice
from snapshot_dates`,
    inputs: ['snapshot_dates'],
    parameters: {}
  }
};

/** Models that tell a customer by their own states, whoever else there is: no ranks, no shares, no sizes. */
const toldAlone: readonly string[] = [
  'chosen_customers',
  'counted_states',
  'dated_states',
  'customer_snapshots',
  'rfm_scores',
  'customer_segments',
  'ladder_customers',
  'ladder_segments',
  'segments_by_number',
  'steps_by_number',
  'customer_steps',
  'customer_flows',
  'customer_changes',
  'customer_periods',
  'customer_standings',
  'customer_contributions'
];

/** The rungs of the ladder, and who stands on them. */
function ladderRelations(ladder: SchemeDefinition): Record<string, BoundGiven> {
  const { sql, inputs } = compileScheme(ladder);
  return {
    ladder_places: ladderPlaces(ladder),
    ladder_customers: { sql, inputs, parameters: {} },
    ladder_segments: {
      sql: `select climbers.scheme, climbers.snapshot_date, climbers.customer_key, climbers.segment, places.position
from ladder_customers as climbers
inner join ladder_places as places
    on places.segment = climbers.segment`,
      inputs: ['ladder_customers', 'ladder_places'],
      parameters: {}
    },
    // Of one question the ladder may be another scheme than the one that is numbered.
    period_moves: countedMoves
  };
}

/** period_moves, by the moves of each customer. */
export const countedMoves: BoundGiven = {
  sql: `select scheme, period, step, cast(count(*) as bigint) as customers
from customer_moves
group by scheme, period, step`,
  inputs: ['customer_moves'],
  parameters: {}
};

/** A model in the place of a relation. */
const of = (model: string): BoundGiven => ({
  sql: `select * from ${model}`,
  inputs: [model],
  parameters: {}
});

/** A scheme all of whose rules need tables that are not there says nothing of anybody. */
function refuseUntold(scheme: SchemeDefinition, inputs: readonly Input[]): void {
  const { not_computable } = schemeOf(scheme, inputs);
  const conditional = scheme.rules.filter(({ when }) => when).map(({ segment }) => segment);
  const untold = not_computable.filter(({ label }) => conditional.includes(label));
  if (
    conditional.length > 0 &&
    conditional.every((segment) => untold.some(({ label }) => label === segment))
  ) {
    const needs = [...new Set(untold.flatMap((each) => each.needs))];
    throw refusal('scheme_not_computable', { scheme: scheme.scheme, needs });
  }
}
