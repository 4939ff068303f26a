import type { BoundGiven } from '../../db/relations.ts';
import { refusal } from '../../errors.ts';
import type { Parameters } from '../../db/values.ts';
import { period } from '../../questions/parameters.ts';
import type { AskingOfData } from '../../questions/question.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import type { AskedSegments } from '../../questions/settled.ts';
import { cutMeasures, someCuts } from '../../schemes/typed-cuts.ts';
import { readSetting } from '../../settings.ts';

/**
 * Another way to part the same customers, undefined where none is asked for. Each text changes one thing: value_tier is
 * another scheme, recency:180,91,76,29 other cuts of a measure, dormant_days:120 another threshold, reference:2026Q1
 * another day to fit the cuts to.
 */
export async function otherWay(
  asking: AskingOfData,
  asked: AskedSegments & { against: readonly string[] }
): Promise<SegmentsAsked | undefined> {
  if (asked.against.length === 0) return undefined;
  const named = asked.against.map((text) => ({ text, key: text.slice(0, text.indexOf(':')) }));
  const of = (isOf: (key: string) => boolean) => named.filter(({ key }) => isOf(key)).map(({ text }) => text);
  const isCuts = (key: string) => cutMeasures.some((measure) => measure === key);
  const after = (text: string) => text.slice(text.indexOf(':') + 1);

  const [scheme, ...others] = named.filter(({ text }) => !text.includes(':')).map(({ text }) => text);
  const [reference, ...days] = of((key) => key === 'reference').map(after);
  if (others.length > 0 || days.length > 0) throw refusal('repeated_parameter', { name: 'against' });
  const cuts = someCuts.read(of(isCuts));

  let { settings } = asking;
  for (const { text, key } of named) {
    if (!text.includes(':') || key === 'reference' || isCuts(key)) continue;
    settings = { ...settings, ...readSetting(key, after(text), settings) };
  }
  return SegmentsAsked.of(
    { ...asking, settings },
    {
      ...asked,
      scheme: scheme === undefined ? asked.scheme : asking.home.schemes.named(scheme),
      scoring: cuts && 'fixed',
      cuts,
      reference: reference === undefined ? undefined : period.read([reference], 'against=reference'),
      version: undefined
    }
  );
}

/**
 * Who is where by the other way, as a relation: the whole statement stands inside it, so that its relations hide none of
 * those outside, and its values are named apart.
 */
export async function otherSegments(other: SegmentsAsked, day: string): Promise<BoundGiven> {
  const { sql, bound } = await other.compose(
    'segments_of_day',
    { scheme: other.scheme.scheme, as_of: day },
    { dates: [day] },
    {}
  );
  const parameters: Parameters = Object.fromEntries(
    Object.entries(bound).map(([name, value]) => [`other_${name}`, value])
  );
  return { sql: sql.replace(/\$(\w+)/g, '$$other_$1'), parameters };
}
