import type { Words } from '../schemes/contract.ts';

/** Whether what was done on a day reached its aim. */
export const beforeAfterVerdicts = {
  too_few: {
    en: 'Too few customers to judge {name}: {customers} had bought before it, and 30 are needed.',
    'zh-CN': '客户太少，无法判断“{name}”：之前只有 {customers} 位客户有过购买，至少需要 30 位。'
  },
  cause_unknown: {
    en: 'Change, cause unknown: of {customers} customers {before} bought in the {days} days before {name} and {after} in the {days} days after ({change}), but there is nothing to compare this with.',
    'zh-CN':
      '有变化，原因不明：{customers} 位客户中，“{name}”前 {days} 天有 {before} 购买，后 {days} 天有 {after}（{change}），但没有可对照的基准。'
  },
  too_few_to_compare: {
    en: 'Not to be judged: {after} of {customers} customers bought in the {days} days after {name}, {effect} against {baseline}, but fewer than 30 stand on one side.',
    'zh-CN':
      '无法判断：“{name}”后 {days} 天，{customers} 位客户中有 {after} 购买，相对{baseline}为 {effect}，但其中一侧不足 30 人。'
  },
  worked: {
    en: 'Yes: {after} of {customers} customers bought in the {days} days after {name}, {effect} against what {baseline} would lead one to expect (95% interval {low} to {high}); net sales per customer {sales_effect} ({sales_low} to {sales_high}).',
    'zh-CN':
      '有效：“{name}”后 {days} 天，{customers} 位客户中有 {after} 购买，相对{baseline}的预期为 {effect}（95% 区间 {low} 至 {high}）；人均净销售额 {sales_effect}（{sales_low} 至 {sales_high}）。'
  },
  no_effect: {
    en: 'Not shown: {after} of {customers} customers bought in the {days} days after {name}; against {baseline} that is {effect}, and anything from {low} to {high} is possible; net sales per customer {sales_effect} ({sales_low} to {sales_high}).',
    'zh-CN':
      '未见效果：“{name}”后 {days} 天，{customers} 位客户中有 {after} 购买；相对{baseline}为 {effect}，{low} 至 {high} 都有可能；人均净销售额 {sales_effect}（{sales_low} 至 {sales_high}）。'
  },
  harmed: {
    en: 'No, the contrary: {after} of {customers} customers bought in the {days} days after {name}, {effect} against {baseline} (95% interval {low} to {high}); net sales per customer {sales_effect} ({sales_low} to {sales_high}).',
    'zh-CN':
      '适得其反：“{name}”后 {days} 天，{customers} 位客户中有 {after} 购买，相对{baseline}为 {effect}（95% 区间 {low} 至 {high}）；人均净销售额 {sales_effect}（{sales_low} 至 {sales_high}）。'
  },
  above_earlier: {
    en: 'More than before, cause not certain: {after} of {customers} customers bought in the {days} days after {name}, {effect} against what {baseline} would lead one to expect (95% interval {low} to {high}); net sales per customer {sales_effect} ({sales_low} to {sales_high}). Nobody was left alone to compare with, so something else may have done it.',
    'zh-CN':
      '高于以往，原因不能确定：“{name}”后 {days} 天，{customers} 位客户中有 {after} 购买，相对{baseline}的预期为 {effect}（95% 区间 {low} 至 {high}）；人均净销售额 {sales_effect}（{sales_low} 至 {sales_high}）。没有留出对照组，也可能是别的原因。'
  },
  below_earlier: {
    en: 'Less than before, cause not certain: {after} of {customers} customers bought in the {days} days after {name}, {effect} against {baseline} (95% interval {low} to {high}); net sales per customer {sales_effect} ({sales_low} to {sales_high}). Nobody was left alone to compare with, so something else may have done it.',
    'zh-CN':
      '低于以往，原因不能确定：“{name}”后 {days} 天，{customers} 位客户中有 {after} 购买，相对{baseline}为 {effect}（95% 区间 {low} 至 {high}）；人均净销售额 {sales_effect}（{sales_low} 至 {sales_high}）。没有留出对照组，也可能是别的原因。'
  },
  of_control: { en: 'the control group', 'zh-CN': '对照组' },
  of_earlier: { en: 'the same segments in an earlier time', 'zh-CN': '较早时期的相同分层' }
} as const satisfies Record<string, Words>;

/** What must not be read into a change. */
export const beforeAfterNotes = {
  towards_the_mean: {
    en: 'The best customers of a day fall back and the worst recover without anybody doing anything: whoever stands at an end stood there partly by chance. So no change is read alone, but against a group that drifts the same way.',
    'zh-CN':
      '即使什么也不做，某日最好的客户也会回落，最差的也会回升：处在两端有一部分是偶然（向均值回归）。因此变化不单独解读，而要与同样会漂移的一组对照。'
  },
  earlier_pair: {
    en: 'Compared with everybody in the same segment on {day}, in as many days before and after, when nothing was marked. What else differs between the two times, a season for instance, counts as effect.',
    'zh-CN':
      '对照为 {day} 处于相同分层的全部客户，前后天数相同，期间没有标记事件。两段时间之间的其他差异（如季节）也会计入效果。'
  },
  control_group: {
    en: 'Compared with {customers} customers of the same segments who were left alone on purpose.',
    'zh-CN': '对照为相同分层中有意不联系的 {customers} 位客户。'
  },
  no_baseline: {
    en: 'The contacts name no control group, and the data holds no earlier time of this length without a marked event.',
    'zh-CN': '联系记录中没有对照组，数据中也没有同样长度且无标记事件的较早时期。'
  },
  shorter: {
    en: 'The data allows {days} days on either side instead of {wanted}: up to {through}.',
    'zh-CN': '数据只允许两侧各 {days} 天（原为 {wanted} 天），至 {through}。'
  },
  not_compared: {
    en: '{customers} customers are in segments with nobody to compare them with, and are left out of the whole.',
    'zh-CN': '有 {customers} 位客户所在分层没有可对照者，未计入总体。'
  },
  resting_on_few: {
    en: 'In the whole, {customers} customers are compared with fewer than {fewest} of their segment: {segments}. Read the segments, too.',
    'zh-CN':
      '总体中有 {customers} 位客户，其所在分层的对照不足 {fewest} 人：{segments}。请同时看各分层的结果。'
  },
  young_baseline: {
    en: 'The data begins on {covers_from}: on {day} no history was longer than {days} days, on the day before the event more could be. The same segment holds other customers on the two days, and that counts as effect.',
    'zh-CN':
      '数据从 {covers_from} 开始：到 {day} 为止，客户的历史最长只有 {days} 天，而事件前一日可以更长。两日的同一分层并非同样的客户，这一差异也会计入效果。'
  },
  others_marked: {
    en: 'In the same days there was also: {events}. The effect is that of all together.',
    'zh-CN': '同一时间还有：{events}。效果为各项合计。'
  },
  nothing_marked: {
    en: 'Nothing is marked. Mark what was done: tierflow event add "Autumn letter" --on 2011-09-01',
    'zh-CN': '尚未标记任何事件。标记做过的事：tierflow event add "秋季来信" --on 2011-09-01'
  },
  not_marked: {
    en: 'Nobody marked this day as an event.',
    'zh-CN': '这一天没有被标记为事件。'
  }
} as const satisfies Record<string, Words>;
