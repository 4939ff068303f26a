import type { Condition, Operand } from './contract.ts';
import { facts, type Fact, type Input, type Scoring } from './facts.ts';
import { isPerCent } from './rules.ts';

/** Comparisons of numbers, by the words of a scheme file. */
const operators = { equals: '=', at_least: '>=', at_most: '<=', above: '>', below: '<' } as const;
export type Operator = keyof typeof operators;

export interface Comparison {
  fact: string;
  operator: Operator;
  operand: boolean | Operand;
}

export function comparisonOf(condition: Condition): Comparison | undefined {
  for (const operator of Object.keys(operators) as Operator[]) {
    if ('fact' in condition && operator in condition) {
      const operand = (condition as Record<string, unknown>)[operator] as Comparison['operand'];
      return { fact: condition.fact, operator, operand };
    }
  }
  return undefined;
}

/** Every condition of a tree, the tree itself first. */
export function walk(condition: Condition): Condition[] {
  const below =
    'all' in condition
      ? condition.all
      : 'any' in condition
        ? condition.any
        : 'not' in condition
          ? [condition.not]
          : [];
  return [condition, ...below.flatMap(walk)];
}

/** The facts a single condition names, those of its operand included. */
export function factsOf(condition: Condition): string[] {
  const named = 'fact' in condition ? [condition.fact] : [];
  const operand = comparisonOf(condition)?.operand;
  if (typeof operand !== 'object') return named;
  if ('of' in operand) return [...named, operand.of];
  return 'fact' in operand ? [...named, operand.fact] : named;
}

export const settingsOf = (condition: Condition): string[] => {
  const operand = comparisonOf(condition)?.operand;
  if (typeof operand !== 'object') return [];
  if ('setting' in operand) return [operand.setting];
  return 'percent' in operand && typeof operand.percent === 'object' ? [operand.percent.setting] : [];
};

/** Which tables a condition would need that are not there. Empty: it can be told, all of it. */
export function needsOf(condition: Condition, isLoaded: (input: Input) => boolean): Input[] {
  const missing = walk(condition)
    .flatMap(factsOf)
    .flatMap((name) => facts[name]?.needs ?? [])
    .filter((input) => !isLoaded(input));
  return [...new Set(missing)];
}

/**
 * The part of a condition that can be told: an alternative that cannot is left out, a requirement that cannot takes the
 * whole with it. Undefined: nothing is left, which is not the same as false.
 */
export function toldPart(condition: Condition, isTold: (fact: Fact) => boolean): Condition | undefined {
  if ('all' in condition) {
    const all = condition.all.map((each) => toldPart(each, isTold));
    return all.every((each) => each !== undefined) ? { all } : undefined;
  }
  if ('any' in condition) {
    const any = condition.any.flatMap((each) => toldPart(each, isTold) ?? []);
    return any.length > 0 ? { any } : undefined;
  }
  if ('not' in condition) {
    const not = toldPart(condition.not, isTold);
    return not && { not };
  }
  return factsOf(condition).every((name) => facts[name] && isTold(facts[name])) ? condition : undefined;
}

/** What the SQL of a condition reads. */
export interface Reads {
  marts: Set<string>;
  /** of value_cuts: a per cent as SQL, by the name of the column that has its cut */
  valueCuts: Map<string, string>;
  schemes: Set<string>;
  hasRules: boolean;
  hasInputs: boolean;
}

/** The facts of these stand in the row of the customer itself. */
const ownMarts: readonly string[] = ['customer_snapshots', 'rfm_scores'];

/** A condition that can be told, as SQL over the relations that `reads` collects. Unknown is not true. */
export function conditionSql(condition: Condition, reads: Reads): string {
  const each = (conditions: Condition[], word: string) =>
    `(${conditions.map((one) => conditionSql(one, reads)).join(` ${word} `)})`;
  if ('all' in condition) return each(condition.all, 'and');
  if ('any' in condition) return each(condition.any, 'or');
  if ('not' in condition) return `not coalesce(${conditionSql(condition.not, reads)}, false)`;
  if ('scheme' in condition) {
    reads.schemes.add(condition.scheme);
    return `${condition.scheme}_segments.segment in (${condition.in.map(literal).join(', ')})`;
  }
  if ('in' in condition)
    return `${columnSql(condition.fact, reads)} in (${condition.in.map(literal).join(', ')})`;
  const comparison = comparisonOf(condition);
  if (!comparison) throw new Error('a condition compares');
  return comparisonSql(comparison, reads);
}

function comparisonSql({ fact, operator, operand }: Comparison, reads: Reads): string {
  if (typeof operand === 'object' && 'of' in operand) return percentSql(fact, operator, operand, reads);
  const left = columnSql(fact, reads);
  if (typeof operand === 'boolean') return operand ? left : `not ${left}`;
  const sign = operators[operator];
  if (typeof operand === 'number') return `${left} ${sign} ${operand}`;
  if ('setting' in operand) return `${left} ${sign} ${settingSql(operand.setting, reads)}`;
  return `${left} ${sign} ${columnSql(operand.fact, reads)}`;
}

function percentSql(
  fact: string,
  operator: Operator,
  operand: Extract<Operand, { of: string }>,
  reads: Reads
): string {
  const { percent, of } = operand;
  if (fact === 'value_before' && operator === 'below' && of === 'value_total' && isWhole(percent))
    return amongFirstSql(percent, reads);
  const told = typeof percent === 'number' ? String(percent) : settingSql(percent.setting, reads);
  // In whole numbers: 80 % of a total is no amount of its own.
  return `100 * ${columnSql(fact, reads)} ${operators[operator]} ${told} * ${columnSql(of, reads)}`;
}

type Percent = number | { setting: string };

/** From 1 to 100: any other has no cut. */
const isWhole = (percent: Percent) =>
  typeof percent === 'number'
    ? Number.isInteger(percent) && percent >= 1 && percent <= 100
    : isPerCent(percent.setting);

/**
 * Who brings the first so many per cent, told by the value from which on somebody does: what stands before each customer
 * takes all of them sorted.
 */
function amongFirstSql(percent: Percent, reads: Reads): string {
  const isNumber = typeof percent === 'number';
  const cut = `cut_${isNumber ? percent : percent.setting}`;
  reads.valueCuts.set(cut, isNumber ? String(percent) : `rules.${percent.setting}`);
  return `${columnSql('standing', reads)} = 'scored' and ${columnSql('monetary_value', reads)} >= value_cuts.${cut}`;
}

/** The column that tells a fact. */
export function columnSql(name: string, reads: Reads): string {
  const fact = facts[name];
  if (!fact) throw new Error(`${name} is no fact`);
  const { mart, kind, needs, is_sparse } = fact;
  reads.hasInputs ||= mart === 'inputs_loaded' || (is_sparse === true && needs !== undefined);
  if (mart === 'inputs_loaded') return `inputs.${name}`;
  reads.marts.add(mart);
  const column = `${ownMarts.includes(mart) ? 'states' : mart}.${name}`;
  if (!is_sparse) return column;
  const told = kind === 'word' ? column : `coalesce(${column}, ${kind === 'flag' ? 'false' : '0'})`;
  return needs ? `case when inputs.has_${needs} then ${told} end` : told;
}

function settingSql(setting: string, reads: Reads): string {
  reads.hasRules = true;
  return `rules.${setting}`;
}

/** Only words from our own lists come here: validated when the file was read. */
const literal = (word: string) => `'${word}'`;

export const scoringOf = (condition: Condition): Scoring[] =>
  walk(condition)
    .flatMap(factsOf)
    .flatMap((name) => facts[name]?.scoring ?? []);
