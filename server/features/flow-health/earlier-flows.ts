import type { Coverage } from '../../build/calendar.ts';
import { addDays, monthEnd, monthsBetween, daysBetween, type Day } from '../../periods.ts';
import type { Flow } from '../segment-flow/flow-cells.ts';

/**
 * The flow asked for and those before it, the latest first: each as long, each ending where the next begins. Between two
 * month ends length is told in months, so that quarters stay quarters; else in days. Where the state of customers at
 * its beginning is not known a flow is left out, and with it all that come before.
 */
export function flowsBack({ from_date, to_date }: Flow, many: number, { covers_from }: Coverage): Flow[] {
  const months = monthsBetween(from_date, to_date);
  const days = daysBetween(from_date, to_date);
  const back = (day: Day) => (months === undefined ? addDays(day, -days) : monthEnd(day, -months));

  const flows = [{ from_date, to_date }];
  for (let flow = { from_date, to_date }; flows.length < many;) {
    flow = { from_date: back(flow.from_date), to_date: flow.from_date };
    if (flow.from_date < covers_from) break;
    flows.push(flow);
  }
  return flows;
}
