import type { BoundGiven } from '../../db/relations.ts';
import { refusal } from '../../errors.ts';
import type { Parameters } from '../../db/values.ts';
import type { Period } from '../../periods.ts';
import type { AskingOfData } from '../../questions/question.ts';
import { SegmentsAsked } from '../../questions/segments-asked.ts';
import type { AskedSegments } from '../../questions/settled.ts';
import type { SchemeDefinition } from '../../schemes/definition.ts';
import type { TypedCuts } from '../../schemes/typed-cuts.ts';
import { readSetting } from '../../settings.ts';

/** Another way to part the same customers: another scheme, other cut points, or other thresholds. */
export interface OtherWay {
  against: SchemeDefinition | undefined;
  /** measures that are not named keep their cuts */
  against_cuts: Partial<TypedCuts> | undefined;
  against_reference: Period | undefined;
  /** dormant_days:120 */
  against_setting: readonly string[];
}

/** Settled like any question about segments; undefined where no other way is asked for. */
export async function otherWay(
  asking: AskingOfData,
  asked: AskedSegments & OtherWay
): Promise<SegmentsAsked | undefined> {
  const { against, against_cuts, against_reference, against_setting } = asked;
  if (!against && !against_cuts && !against_reference && against_setting.length === 0) return undefined;

  let { settings } = asking;
  for (const text of against_setting) {
    const colon = text.indexOf(':');
    if (colon < 0)
      throw refusal('setting_malformed', { name: 'against_setting', value: text }, { expected: asWritten });
    settings = { ...settings, ...readSetting(text.slice(0, colon), text.slice(colon + 1), settings) };
  }
  return SegmentsAsked.of(
    { ...asking, settings },
    {
      ...asked,
      scheme: against ?? asked.scheme,
      scoring: against_cuts ? 'fixed' : undefined,
      cuts: against_cuts,
      reference: against_reference,
      version: undefined
    }
  );
}

const asWritten = {
  en: 'Write KEY:VALUE, such as dormant_days:120.',
  'zh-CN': '请写成“键:值”，例如 dormant_days:120。'
};

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
