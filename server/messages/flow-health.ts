import type { Words } from '../schemes/contract.ts';

/** What a reader of flow-health should know about its numbers. */
export const flowNotes = {
  not_markov: {
    en: 'Not Markov, do not plan with this: where customers go depends on more than the segment they are in (distance {distance}, at most 0.1 is accepted). No forecast is shown.',
    'zh-CN':
      '不满足马尔可夫性，请勿据此做计划：客户的去向不只取决于当前所在分层（距离 {distance}，上限为 0.1）。不显示预测。'
  },
  no_previous_pair: {
    en: 'The data begins on {covers_from}, so there is no pair of days of the same length before {from}: previous values, the test of change and the forecast are empty.',
    'zh-CN': '数据从 {covers_from} 开始，{from} 之前没有同样长度的一期：上期值、变化检验和预测均为空。'
  },
  forecast_untested: {
    en: 'No forecast is shown: nobody was followed over two periods, so it cannot be tested.',
    'zh-CN': '不显示预测：没有可连续跟踪两期的客户，无法检验。'
  },
  forecast_without_row: {
    en: 'No forecast is shown: {segments} had no customers on {from}, so nothing is known of where they go from there.',
    'zh-CN': '不显示预测：{segments} 在 {from} 没有客户，无从得知其去向。'
  },
  boundaries_move: {
    en: 'The boundaries were fitted anew on each day: {customers} of {moves} moves vanish when both days are read by the boundaries of {from}.',
    'zh-CN': '每个日期的边界都重新拟合：{moves} 次移动中有 {customers} 次在两端都按 {from} 的边界划分时消失。'
  }
} as const satisfies Record<string, Words>;
