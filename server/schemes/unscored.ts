import type { SegmentLabel } from './contract.ts';

/** Who is not scored has a segment of the name of their standing, in every scheme of codes. */
const unscored: readonly Omit<SegmentLabel, 'position'>[] = [
  {
    segment: 'lapsed',
    label: { en: 'Lapsed', 'zh-CN': '已失活' },
    meaning: {
      en: 'Bought before, but not within the look-back.',
      'zh-CN': '曾经购买，但回看期内没有购买。'
    },
    tone: 'lapsed'
  },
  {
    segment: 'not_yet_customer',
    label: { en: 'Not yet a customer', 'zh-CN': '未成交' },
    meaning: { en: 'Known, but without a sale order so far.', 'zh-CN': '已知但尚无销售订单。' },
    tone: 'not_yet_customer'
  }
];

export const unscoredNames: readonly string[] = unscored.map(({ segment }) => segment);

/** The segments of a scheme of codes: those its file names, and below them those of the unscored that it does not. */
export function withUnscored(named: readonly SegmentLabel[]): SegmentLabel[] {
  const last = Math.max(...named.map(({ position }) => position));
  const missing = unscored.filter(({ segment }) => !named.some((each) => each.segment === segment));
  return [...named, ...missing.map((each, at) => ({ ...each, position: last + 1 + at }))];
}
