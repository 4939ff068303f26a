import { percent, said } from '../../messages/filled.ts';
import { flowVerdicts } from '../../messages/flow-health.ts';
import { together } from '../../messages/list.ts';
import type { Locale, Scheme } from '../../schemes/contract.ts';
import { alpha } from '../../stats/believed.ts';
import { testOfTwoRows } from '../../stats/chi-square.ts';
import type { FlowHealth, FlowVerdict } from './contract.ts';

/** Whether the flow is healthier than before, as a sentence that can be read aloud: what leaks from the top, what feeds it. */
export function verdictOn(
  rows: readonly FlowHealth[],
  {
    from,
    to,
    locale,
    scheme
  }: { from: string; to: string; locale: Locale; scheme: Pick<Scheme, 'segments' | 'top' | 'feeder'> }
): FlowVerdict {
  const of = (measure: FlowHealth['measure']) =>
    rows.find((row) => row.measure === measure && row.segment === null && row.moved_by === 'all');
  const [leak, feeder] = [of('leak'), of('feeder')];
  const named = (segments: readonly string[]) =>
    together(
      scheme.segments
        .filter(({ segment }) => segments.includes(segment))
        .toSorted((one, other) => one.position - other.position)
        .map(({ label }) => label[locale]),
      locale
    );
  const details = {
    from,
    to,
    top: named(scheme.top),
    below: named(scheme.feeder),
    leak: percent(leak?.value),
    leak_before: percent(leak?.previous_value),
    feeder: percent(feeder?.value),
    feeder_before: percent(feeder?.previous_value)
  };
  const say = (code: keyof typeof flowVerdicts) => said(flowVerdicts, code, locale, details);
  if (!leak?.denominator || !feeder?.denominator) return say('nobody');
  if (!leak.previous_denominator || !feeder.previous_denominator) return say('no_previous');

  const [leaks, feeds] = [changeOf(leak), changeOf(feeder)];
  if (leaks === 0 && feeds === 0) return say('as_before');
  if (leaks <= 0 && feeds >= 0) return say('healthier');
  return say(leaks >= 0 && feeds <= 0 ? 'less_healthy' : 'mixed');
}

/** Up, down, or 0 where chance alone makes as large a difference. */
function changeOf(row: FlowHealth): number {
  const counts = (numerator: number | null, denominator: number | null) => [
    numerator ?? 0,
    (denominator ?? 0) - (numerator ?? 0)
  ];
  const test = testOfTwoRows(
    counts(row.numerator, row.denominator),
    counts(row.previous_numerator, row.previous_denominator)
  );
  return test && test.p_value < alpha ? Math.sign((row.value ?? 0) - (row.previous_value ?? 0)) : 0;
}
