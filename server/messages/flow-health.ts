import type { Words } from '../schemes/contract.ts';

/** Whether the flow between segments is healthy: what the top loses, and what rises into it. */
export const flowVerdicts = {
  nobody: {
    en: 'Not to be told: nobody stood in the top segments ({top}), or in those it is won from ({below}), on {from}.',
    'zh-CN': '无法判断：{from} 时顶端分层（{top}）或通往顶端的分层（{below}）没有客户。'
  },
  no_previous: {
    en: 'From {from} to {to}, {leak} of {top} fell to the bottom and {feeder} of {below} rose into the top; the data tells no earlier flow to compare this with.',
    'zh-CN': '从 {from} 到 {to}，{top}有 {leak} 落到底端，{below}有 {feeder} 升入顶端；没有更早的流动可对照。'
  },
  as_before: {
    en: 'As before: {leak} of {top} fell to the bottom ({leak_before} in the period before), and {feeder} of {below} rose into the top ({feeder_before}); neither differs by more than chance.',
    'zh-CN':
      '与上期相当：{top}有 {leak} 落到底端（上期 {leak_before}），{below}有 {feeder} 升入顶端（上期 {feeder_before}），差异均未超出偶然。'
  },
  healthier: {
    en: 'Healthier than before: {leak} of {top} fell to the bottom ({leak_before} in the period before), and {feeder} of {below} rose into the top ({feeder_before}).',
    'zh-CN':
      '比上期健康：{top}有 {leak} 落到底端（上期 {leak_before}），{below}有 {feeder} 升入顶端（上期 {feeder_before}）。'
  },
  less_healthy: {
    en: 'Less healthy than before: {leak} of {top} fell to the bottom ({leak_before} in the period before), and {feeder} of {below} rose into the top ({feeder_before}).',
    'zh-CN':
      '不如上期健康：{top}有 {leak} 落到底端（上期 {leak_before}），{below}有 {feeder} 升入顶端（上期 {feeder_before}）。'
  },
  mixed: {
    en: 'Better one way, worse the other: {leak} of {top} fell to the bottom ({leak_before} in the period before), and {feeder} of {below} rose into the top ({feeder_before}).',
    'zh-CN':
      '有好有坏：{top}有 {leak} 落到底端（上期 {leak_before}），{below}有 {feeder} 升入顶端（上期 {feeder_before}）。'
  }
} as const satisfies Record<string, Words>;

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
