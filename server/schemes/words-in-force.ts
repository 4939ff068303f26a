import type { Metric } from '../../sql/metrics/metric.ts';
import type { HighRule, Locale, Scheme, Words } from './contract.ts';
import type { Rules } from './rules.ts';

const highRules: Record<HighRule, Words> = {
  score_mean: { en: 'the mean of the scores', 'zh-CN': '评分均值' },
  value_mean: { en: 'the mean of the values', 'zh-CN': '数值均值' },
  value_median: { en: 'the median of the values', 'zh-CN': '数值中位数' }
};

/** {dormant_days} in a sentence of the catalog or of a scheme: the rule in force, so that a definition says what was counted. */
const fill = (text: string, rules: Rules, locale: Locale): string =>
  text.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => {
    if (!Object.hasOwn(rules, name)) throw new Error(`"${text}" names ${placeholder}, which is not a rule`);
    return name === 'rfm_8_cut' ? highRules[rules.rfm_8_cut][locale] : String(rules[name as keyof Rules]);
  });

const filled = (words: Words, rules: Rules): Words => ({
  en: fill(words.en, rules, 'en'),
  'zh-CN': fill(words['zh-CN'], rules, 'zh-CN')
});

export const metricInForce = (metric: Metric, rules: Rules): Metric => ({
  ...metric,
  meaning: filled(metric.meaning, rules),
  formula: filled(metric.formula, rules)
});

export const schemeInForce = (scheme: Scheme, rules: Rules): Scheme => ({
  ...scheme,
  meaning: filled(scheme.meaning, rules),
  segments: scheme.segments.map((segment) => ({ ...segment, meaning: filled(segment.meaning, rules) }))
});
