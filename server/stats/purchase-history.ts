/** How often and when somebody bought, as the models of repeat buying see it: in whole days or any other unit of time. */
export interface PurchaseHistory {
  /** x: days with a purchase, without the first; several purchases of a day are one */
  repeat_orders: number;
  /** t_x: from the first such day to the last, 0 without a repeat. The literature says recency; our recency_days is another thing. */
  first_to_last: number;
  /** T: from the first such day to today */
  age: number;
}

/** A history and how many customers have exactly this one. */
export interface WeighedHistory extends PurchaseHistory {
  customers: number;
}

/** Fewer, and the parameters say more about these customers than about any others. */
const least = { customers: 100, repeaters: 30 };

/** The rows that are no histories, by their place. */
const impossible = (histories: readonly WeighedHistory[]): number[] =>
  histories.flatMap(({ repeat_orders: x, first_to_last, age, customers }, at) =>
    Number.isInteger(x) &&
    x >= 0 &&
    (x === 0) === (first_to_last === 0) &&
    first_to_last >= 0 &&
    first_to_last <= age &&
    Number.isFinite(age) &&
    customers > 0
      ? []
      : [at]
  );

/** Throws with the rows named: a model fitted to the others would be of somebody else. */
export function refuseImpossible(histories: readonly WeighedHistory[]): void {
  const rows = impossible(histories);
  if (rows.length > 0) throw new RangeError(`no purchase history: row ${rows.slice(0, 10).join(', ')}`);
}

/** Why these histories are too little to fit a model to; undefined when they are enough. */
export function tooLittle(histories: readonly WeighedHistory[]) {
  const count = (counts: (history: WeighedHistory) => boolean) =>
    histories.filter(counts).reduce((sum, { customers }) => sum + customers, 0);
  const repeaters = count(({ repeat_orders }) => repeat_orders > 0);
  if (count(() => true) < least.customers) return 'too_few_customers';
  if (repeaters === 0) return 'single_purchases_only';
  return repeaters < least.repeaters ? 'too_few_repeaters' : undefined;
}

/**
 * The same histories as columns, each distinct length of time once: a likelihood, which is asked for hundreds of times,
 * then takes as many logarithms as there are lengths, not as there are histories.
 */
export interface HistoryColumns {
  n: number;
  mean_age: number;
  /** distinct repeat_orders, and the customers that have so many */
  repeats: { x: number; customers: number }[];
  /** distinct lengths of time */
  times: Float64Array;
  /** visits each distinct history; last and age are places in times */
  visit(each: (x: number, last: number, age: number, customers: number) => void): void;
}

export function columnsOf(histories: readonly WeighedHistory[]): HistoryColumns {
  const repeats = new Map<number, number>();
  const places = new Map<number, number>();
  const placeOf = (time: number) => {
    const place = places.get(time) ?? places.size;
    places.set(time, place);
    return place;
  };
  let [n, ages] = [0, 0];
  const size = histories.length;
  const [x, weights] = [new Float64Array(size), new Float64Array(size)];
  const [last, age] = [new Int32Array(size), new Int32Array(size)];
  histories.forEach((history, at) => {
    const { repeat_orders, customers } = history;
    repeats.set(repeat_orders, (repeats.get(repeat_orders) ?? 0) + customers);
    n += customers;
    ages += history.age * customers;
    x[at] = repeat_orders;
    weights[at] = customers;
    last[at] = placeOf(history.first_to_last);
    age[at] = placeOf(history.age);
  });
  return {
    n,
    mean_age: ages / n,
    repeats: [...repeats].map(([x, customers]) => ({ x, customers })),
    times: Float64Array.from(places.keys()),
    visit(each) {
      for (let at = 0; at < size; at += 1)
        each(x[at] as number, last[at] as number, age[at] as number, weights[at] as number);
    }
  };
}
