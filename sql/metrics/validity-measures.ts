import type { FlowMeasure } from './flow-measures.ts';

/** A measure of how true a scheme is, as people see it (metrics.md section 9). */
type ValidityMeasure = FlowMeasure;

/** What validity tells of the segments of a day against what came in the period after it. */
export const validityMeasures = [
  {
    id: 'repurchase',
    label: { en: 'Bought again', 'zh-CN': '再次购买率' },
    unit: 'rate',
    better: 'up',
    meaning: {
      en: 'Of the customers of the segment on the day before the period, the share who bought in it.',
      'zh-CN': '期前一日在该分层的客户中，本期有购买的比例。'
    }
  },
  {
    id: 'sales_per_customer',
    label: { en: 'Net sales per customer', 'zh-CN': '人均净销售额' },
    unit: 'money',
    better: 'up',
    meaning: {
      en: 'Net sales of the period ÷ all customers of the segment on the day before it; who bought nothing counts as 0.',
      'zh-CN': '本期净销售额 ÷ 期前一日该分层的全部客户；未购买者计为 0。'
    }
  },
  {
    id: 'sales_share',
    label: { en: 'Share of net sales', 'zh-CN': '净销售额占比' },
    unit: 'rate',
    better: 'neither',
    meaning: {
      en: 'Of the net sales of the period, the part that the customers of the segment on the day before it brought.',
      'zh-CN': '本期净销售额中，由期前一日该分层客户带来的部分。'
    }
  },
  {
    id: 'lift',
    label: { en: 'Lift', 'zh-CN': '提升倍数' },
    unit: 'ratio',
    better: 'neither',
    meaning: {
      en: 'Net sales per customer of the segment ÷ net sales per customer of all who had bought before. Without a segment: of the top segments together.',
      'zh-CN': '该分层人均净销售额 ÷ 全部老客户人均净销售额。不分层的一行为各顶端分层合计。'
    }
  },
  {
    id: 'rank_correlation',
    label: { en: 'Rank correlation', 'zh-CN': '等级相关' },
    unit: 'number',
    better: 'up',
    meaning: {
      en: 'Spearman, with ties, between the order of the segments and what each customer bought in the period: 1 the same order, 0 none. p value beside it.',
      'zh-CN':
        '分层次序与每位客户本期购买额之间的 Spearman 等级相关（含并列校正）：1 为次序一致，0 为无关。并列 p 值。'
    }
  },
  {
    id: 'concentration',
    label: { en: 'Gini of the segments', 'zh-CN': '分层基尼系数' },
    unit: 'number',
    better: 'up',
    meaning: {
      en: 'How far the net sales of the period stand with the first segments: 0 evenly, 1 all with the first few.',
      'zh-CN': '本期净销售额集中于靠前分层的程度：0 为均匀，1 为全部集中于最前。'
    }
  },
  {
    id: 'concentration_share',
    label: { en: 'Of the best order possible', 'zh-CN': '相当于最佳排序的' },
    unit: 'rate',
    better: 'up',
    meaning: {
      en: 'That Gini ÷ the Gini of the best order there could have been: every customer by what they then bought.',
      'zh-CN': '该基尼系数 ÷ 按每位客户事后实际购买额排序所得的基尼系数。'
    }
  },
  {
    id: 'outside_top',
    label: { en: 'Money outside the top', 'zh-CN': '顶端之外的金额' },
    unit: 'rate',
    better: 'neither',
    meaning: {
      en: 'Of the net sales of the period, the part that did not come from the top segments of the day before; new customers included.',
      'zh-CN': '本期净销售额中，不来自期前一日顶端分层的部分，含新客户。'
    }
  },
  {
    id: 'top_repurchase',
    label: { en: 'Top segments: bought again', 'zh-CN': '顶端分层再次购买率' },
    unit: 'rate',
    better: 'up',
    meaning: {
      en: 'Of the customers of the top segments on the day before the period, the share who bought in it.',
      'zh-CN': '期前一日处于顶端分层的客户中，本期有购买的比例。'
    }
  },
  {
    id: 'bottom_repurchase',
    label: { en: 'Bottom segments: won back', 'zh-CN': '底端分层挽回率' },
    unit: 'rate',
    better: 'up',
    meaning: {
      en: 'Of the customers of the bottom segments on the day before the period, the share who bought in it.',
      'zh-CN': '期前一日处于底端分层的客户中，本期有购买的比例。'
    }
  },
  {
    id: 'repurchase_out_of_order',
    label: { en: 'Neighbours out of order by repurchase', 'zh-CN': '再次购买率次序颠倒的相邻分层' },
    unit: 'number',
    better: 'down',
    meaning: {
      en: 'Of the pairs of neighbouring segments, those in which the lower bought again more often than the upper.',
      'zh-CN': '相邻分层中，下层再次购买率高于上层的对数。'
    }
  },
  {
    id: 'repurchase_surely_out_of_order',
    label: { en: 'Out of order by more than chance', 'zh-CN': '颠倒超出偶然的相邻分层' },
    unit: 'number',
    better: 'down',
    meaning: {
      en: 'Pairs out of order by more than chance explains: χ² test of the two, Holm-adjusted over the pairs, p < 0.05.',
      'zh-CN': '颠倒程度超出偶然的对数：两两 χ² 检验，按 Holm 方法校正，p < 0.05。'
    }
  },
  {
    id: 'sales_out_of_order',
    label: { en: 'Neighbours out of order by sales', 'zh-CN': '人均净销售额次序颠倒的相邻分层' },
    unit: 'number',
    better: 'down',
    meaning: {
      en: 'Of the pairs of neighbouring segments, those in which the lower brought more per customer than the upper.',
      'zh-CN': '相邻分层中，下层人均净销售额高于上层的对数。'
    }
  },
  {
    id: 'alike',
    label: { en: 'Neighbours that do not differ', 'zh-CN': '没有差别的相邻分层' },
    unit: 'number',
    better: 'down',
    meaning: {
      en: 'Of the pairs of neighbouring segments, those whose repurchase chance alone may have told apart: candidates to be merged.',
      'zh-CN': '相邻分层中，再次购买率之差可能只是偶然的对数：可考虑合并。'
    }
  },
  {
    id: 'small',
    label: { en: 'Segments below 30 customers', 'zh-CN': '不足 30 位客户的分层' },
    unit: 'number',
    better: 'down',
    meaning: {
      en: 'Too small to be told of, empty ones included; new customers apart.',
      'zh-CN': '客户太少而无法判断的分层数，含空分层，不含新客户。'
    }
  },
  {
    id: 'held',
    label: { en: 'Stayed in their segment', 'zh-CN': '留在原分层的比例' },
    unit: 'rate',
    better: 'neither',
    meaning: {
      en: 'Of the customers of the day before, the share in the same segment at the end of the period.',
      'zh-CN': '期前一日的客户中，期末仍在同一分层的比例。'
    }
  },
  {
    id: 'rank_stability',
    label: { en: 'Stability of the order', 'zh-CN': '次序稳定性' },
    unit: 'number',
    better: 'neither',
    meaning: {
      en: 'Spearman between the place of each customer on the day before and at the end of the period.',
      'zh-CN': '每位客户期前一日与期末所处次序之间的 Spearman 等级相关。'
    }
  }
] as const satisfies readonly ValidityMeasure[];

export type ValidityMeasureId = (typeof validityMeasures)[number]['id'];
