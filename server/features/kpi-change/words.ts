import type { Words } from '../../schemes/contract.ts';

type Reason = 'holds_nobody' | 'is_median' | 'told_by_segment';

/** Why a metric has no reading by segment. */
export const reasons: Record<Reason, Words> = {
  holds_nobody: {
    en: 'it holds lines without a customer, and those are in no segment',
    'zh-CN': '它包含没有客户的明细，而这些明细不属于任何分层'
  },
  is_median: {
    en: 'it is a median, and medians of segments do not add up to one',
    'zh-CN': '它是中位数，各分层的中位数不能相加'
  },
  told_by_segment: {
    en: 'it is made of the segments themselves, so it moves by nothing but them',
    'zh-CN': '它本身就由分层构成'
  }
};

export const instead: Record<Reason, Words> = {
  holds_nobody: {
    en: 'Ask for net_sales, which is of customers alone.',
    'zh-CN': '可改查 net_sales，它只含已识别客户。'
  },
  is_median: {
    en: 'Ask kpis for it with by=segment.',
    'zh-CN': '可用 kpis 加 by=segment 查询各分层的值。'
  },
  told_by_segment: {
    en: 'Ask kpis for it in both periods, or for the change of net_sales.',
    'zh-CN': '可用 kpis 查询两期的值，或查询 net_sales 的变化。'
  }
};
