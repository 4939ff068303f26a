import type { Words } from '../../server/schemes/contract.ts';

/** A measure of a flow, as people see it (metrics.md section 6). */
export interface FlowMeasure {
  id: string;
  label: Words;
  unit: 'rate' | 'customers' | 'money' | 'periods' | 'ratio' | 'number' | 'flag';
  better: 'up' | 'down' | 'neither';
  meaning: Words;
}

/**
 * What flow-health tells of the flow between two dates. The rates are those of the matrix P[i,j] = N[i,j] / N[i,·];
 * told for purchase and for waiting they are those of the matrix of only these customers.
 */
export const flowMeasures = [
  {
    id: 'hold',
    label: { en: 'Hold', 'zh-CN': '保持率' },
    unit: 'rate',
    better: 'neither',
    meaning: {
      en: 'Of the customers of the segment at the first date, the share still in it at the second.',
      'zh-CN': '起始日在该分层的客户中，截止日仍在该分层的比例。'
    }
  },
  {
    id: 'expected_stay',
    label: { en: 'Expected stay', 'zh-CN': '预期停留期数' },
    unit: 'periods',
    better: 'neither',
    meaning: {
      en: 'Periods a customer would stay on average if the hold stayed as it is: customers ÷ those who left. Empty where nobody left.',
      'zh-CN': '保持率不变时，客户平均停留的期数：期初客户数 ÷ 离开的客户数。无人离开时为空。'
    }
  },
  {
    id: 'leak',
    label: { en: 'Leak', 'zh-CN': '流出率' },
    unit: 'rate',
    better: 'down',
    meaning: {
      en: 'Of the customers in the top segments at the first date, the share in the bottom ones at the second.',
      'zh-CN': '起始日在顶端分层的客户中，截止日落到底端分层的比例。'
    }
  },
  {
    id: 'feeder',
    label: { en: 'Feeder', 'zh-CN': '输送率' },
    unit: 'rate',
    better: 'up',
    meaning: {
      en: 'Of the customers in the feeder segments at the first date, the share in the top ones at the second.',
      'zh-CN': '起始日在输送分层的客户中，截止日升入顶端分层的比例。'
    }
  },
  {
    id: 'net_inflow',
    label: { en: 'Net inflow', 'zh-CN': '净流入客户数' },
    unit: 'customers',
    better: 'neither',
    meaning: {
      en: 'Customers who came from other segments less those who left for others; new customers apart. Over all segments it is 0.',
      'zh-CN': '从其他分层流入的客户数减去流向其他分层的客户数，不含新客户。所有分层之和为 0。'
    }
  },
  {
    id: 'net_inflow_amount',
    label: { en: 'Net inflow of sales', 'zh-CN': '净流入金额' },
    unit: 'money',
    better: 'neither',
    meaning: {
      en: 'What those who came bought in the look-back of the second date, less what those who left had bought in that of the first.',
      'zh-CN': '流入客户在截止日回看期内的购买额，减去流出客户在起始日回看期内的购买额。'
    }
  },
  {
    id: 'new_customers',
    label: { en: 'New customers', 'zh-CN': '新客户数' },
    unit: 'customers',
    better: 'up',
    meaning: {
      en: 'First sale orders in between, by the segment at the second date.',
      'zh-CN': '期间首次下单的客户数，按截止日所在分层。'
    }
  },
  {
    id: 'up_share',
    label: { en: 'Moved up', 'zh-CN': '升级占比' },
    unit: 'rate',
    better: 'up',
    meaning: { en: 'Share who are in a better segment than before.', 'zh-CN': '升到更高分层的客户占比。' }
  },
  {
    id: 'hold_share',
    label: { en: 'Held', 'zh-CN': '保级占比' },
    unit: 'rate',
    better: 'neither',
    meaning: { en: 'Share who are in the same segment as before.', 'zh-CN': '分层不变的客户占比。' }
  },
  {
    id: 'down_share',
    label: { en: 'Moved down', 'zh-CN': '降级占比' },
    unit: 'rate',
    better: 'down',
    meaning: {
      en: 'Share who are in a worse segment than before; lapsed is below the worst.',
      'zh-CN': '降到更低分层的客户占比；已失活低于最低分层。'
    }
  },
  {
    id: 'up_down_ratio',
    label: { en: 'Up to down', 'zh-CN': '升降比' },
    unit: 'ratio',
    better: 'up',
    meaning: {
      en: 'Customers who moved up for each who moved down. Empty where nobody moved down.',
      'zh-CN': '每一位降级客户对应的升级客户数。无人降级时为空。'
    }
  },
  {
    id: 'shorrocks_mobility',
    label: { en: 'Mobility', 'zh-CN': '流动指数' },
    unit: 'number',
    better: 'neither',
    meaning: {
      en: 'Shorrocks (1978): (n − sum of the holds) ÷ (n − 1) over the n segments that had customers. 0: nobody moves.',
      'zh-CN': 'Shorrocks 指数：（n − 各分层保持率之和）÷（n − 1），n 为期初有客户的分层数。0 表示无人流动。'
    }
  },
  {
    id: 'moved_by_boundaries',
    label: { en: 'Moved by boundaries', 'zh-CN': '边界变动所致' },
    unit: 'rate',
    better: 'down',
    meaning: {
      en: 'Of the moves, the share that vanishes when both dates are read by the boundaries of the first.',
      'zh-CN': '在所有移动中，两端都按起始日的边界划分时即消失的比例。'
    }
  },
  {
    id: 'row_change',
    label: { en: 'Row change, p value', 'zh-CN': '去向变化的 p 值' },
    unit: 'number',
    better: 'neither',
    meaning: {
      en: 'Chance of a difference as large between where the segment went in this pair of dates and in the one before, had nothing changed; Holm-adjusted over the segments.',
      'zh-CN': '若去向没有变化，本期与上期该分层去向之差达到如此之大的概率；按 Holm 方法对各分层校正。'
    }
  },
  {
    id: 'row_change_chi_square',
    label: { en: 'Row change, χ²', 'zh-CN': '去向变化的 χ²' },
    unit: 'number',
    better: 'neither',
    meaning: {
      en: 'The statistic of that test; destinations expected to hold fewer than 5 are merged.',
      'zh-CN': '该检验的统计量；期望数小于 5 的去向已合并。'
    }
  },
  {
    id: 'row_change_df',
    label: { en: 'Row change, degrees of freedom', 'zh-CN': '去向变化的自由度' },
    unit: 'number',
    better: 'neither',
    meaning: { en: 'Destinations left after merging, less 1.', 'zh-CN': '合并后的去向数减 1。' }
  },
  {
    id: 'customers_at_end',
    label: { en: 'Customers at the second date', 'zh-CN': '截止日客户数' },
    unit: 'customers',
    better: 'neither',
    meaning: {
      en: 'Who is in the segment at the second date, new customers included.',
      'zh-CN': '截止日处于该分层的客户数，含新客户。'
    }
  },
  {
    id: 'forecast_customers',
    label: { en: 'Forecast size', 'zh-CN': '预测客户数' },
    unit: 'customers',
    better: 'neither',
    meaning: {
      en: 'Customers a period later if everybody moved as in this pair of dates, with the mean of the new customers of the last two. Empty unless the flow is Markov.',
      'zh-CN':
        '若按本期的流动规律，一期之后的客户数，加上最近两期新客户数的均值。流动不满足马尔可夫性时为空。'
    }
  },
  {
    id: 'forecast_low',
    label: { en: 'Forecast, at least', 'zh-CN': '预测下限' },
    unit: 'customers',
    better: 'neither',
    meaning: {
      en: 'Lower end of the 95 % band of the forecast: customers who draw their own way, widened by how far the last forecast missed.',
      'zh-CN': '预测的 95 % 区间下限：每位客户各自流动所产生的波动，并按上期预测的偏差放宽。'
    }
  },
  {
    id: 'forecast_high',
    label: { en: 'Forecast, at most', 'zh-CN': '预测上限' },
    unit: 'customers',
    better: 'neither',
    meaning: {
      en: 'Upper end of that band.',
      'zh-CN': '该区间的上限。'
    }
  },
  {
    id: 'forecast_widening',
    label: { en: 'Band widened by', 'zh-CN': '区间放宽倍数' },
    unit: 'ratio',
    better: 'down',
    meaning: {
      en: 'How many times the squared errors of the last forecast were what chance alone would make them, on average over the segments; 1 at least.',
      'zh-CN': '上期预测误差的平方相当于纯偶然波动的倍数，各分层取均值，最小为 1。'
    }
  },
  {
    id: 'forecast_error',
    label: { en: "Error of last period's forecast", 'zh-CN': '上期预测误差' },
    unit: 'customers',
    better: 'neither',
    meaning: {
      en: 'What would have been forecast for the second date a period before, less what it is.',
      'zh-CN': '上期对截止日的预测客户数减去实际客户数。'
    }
  },
  {
    id: 'forecast_error_share',
    label: { en: "Error of last period's forecast, as a share", 'zh-CN': '上期预测误差占比' },
    unit: 'rate',
    better: 'down',
    meaning: {
      en: 'Absolute errors of all segments together ÷ customers at the second date.',
      'zh-CN': '各分层绝对误差之和 ÷ 截止日客户数。'
    }
  },
  {
    id: 'markov_distance',
    label: { en: 'Distance from Markov', 'zh-CN': '与马尔可夫假设的距离' },
    unit: 'number',
    better: 'down',
    meaning: {
      en: 'Total variation between where a segment went in two periods and where the two single periods, one after the other, would have taken it; without a segment, the largest.',
      'zh-CN': '该分层两期的实际去向与两个单期矩阵相乘所得去向之间的全变差距离；不分层的一行为最大值。'
    }
  },
  {
    id: 'is_markov',
    label: { en: 'Is Markov', 'zh-CN': '满足马尔可夫性' },
    unit: 'flag',
    better: 'up',
    meaning: {
      en: '1 when no segment is further than 0.1 from it, 0 when one is. Empty without two periods.',
      'zh-CN': '所有分层的距离都不超过 0.1 时为 1，否则为 0。不足两期时为空。'
    }
  }
] as const satisfies readonly FlowMeasure[];

export type FlowMeasureId = (typeof flowMeasures)[number]['id'];
