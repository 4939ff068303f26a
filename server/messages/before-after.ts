import type { Words } from '../schemes/contract.ts';

/** Whether what was done on a day reached its aim. */
export const beforeAfterVerdicts = {
  too_few: {
    en: 'Too few customers to judge {name}: {customers} had bought before it, and {fewest} are needed.',
    'zh-CN': '客户太少，无法判断“{name}”：之前只有 {customers} 位客户有过购买，至少需要 {fewest} 位。'
  },
  cause_unknown: {
    en: 'Change, cause unknown: of {customers} customers {before} bought in the {days} days before {name} and {after} in the {days} days after ({change}), but {reason}.',
    'zh-CN':
      '有变化，原因不明：{customers} 位客户中，“{name}”前 {days} 天有 {before} 购买，后 {days} 天有 {after}（{change}），但{reason}。'
  },
  worked: {
    en: 'Yes: {after} of {customers} customers bought in the {days} days after {name}, {effect} against the change of {baseline} (95% interval {low} to {high}).{sales}',
    'zh-CN':
      '有效：“{name}”后 {days} 天，{customers} 位客户中有 {after} 购买，相对{baseline}的变化为 {effect}（95% 区间 {low} 至 {high}）。{sales}'
  },
  no_effect: {
    en: 'Not shown: {after} of {customers} customers bought in the {days} days after {name}, {effect} against the change of {baseline}, and chance alone makes a difference as large (95% interval {low} to {high}).{sales}',
    'zh-CN':
      '未见效果：“{name}”后 {days} 天，{customers} 位客户中有 {after} 购买，相对{baseline}的变化为 {effect}，仅凭偶然也会有这样的差异（95% 区间 {low} 至 {high}）。{sales}'
  },
  harmed: {
    en: 'No, the contrary: {after} of {customers} customers bought in the {days} days after {name}, {effect} against the change of {baseline} (95% interval {low} to {high}).{sales}',
    'zh-CN':
      '适得其反：“{name}”后 {days} 天，{customers} 位客户中有 {after} 购买，相对{baseline}的变化为 {effect}（95% 区间 {low} 至 {high}）。{sales}'
  },
  above_earlier: {
    en: 'More than usual, cause not certain: {after} of {customers} customers bought in the {days} days after {name}, {effect} against the change of {baseline} (95% interval {low} to {high}).{sales} Nobody was left alone to compare with, so something else may have done it.',
    'zh-CN':
      '高于以往，原因不能确定：“{name}”后 {days} 天，{customers} 位客户中有 {after} 购买，相对{baseline}的变化为 {effect}（95% 区间 {low} 至 {high}）。{sales}没有留出对照组，也可能是别的原因。'
  },
  below_earlier: {
    en: 'Less than usual, cause not certain: {after} of {customers} customers bought in the {days} days after {name}, {effect} against the change of {baseline} (95% interval {low} to {high}).{sales} Nobody was left alone to compare with, so something else may have done it.',
    'zh-CN':
      '低于以往，原因不能确定：“{name}”后 {days} 天，{customers} 位客户中有 {after} 购买，相对{baseline}的变化为 {effect}（95% 区间 {low} 至 {high}）。{sales}没有留出对照组，也可能是别的原因。'
  }
} as const satisfies Record<string, Words>;

/** Parts of these sentences. */
export const beforeAfterParts = {
  of_control: { en: 'the control group', 'zh-CN': '对照组' },
  of_earlier: { en: 'the same segments at {times} earlier times', 'zh-CN': '较早 {times} 个时期的相同分层' },
  sales: {
    en: ' Net sales per customer: {effect} ({low} to {high}).',
    'zh-CN': '人均净销售额 {effect}（{low} 至 {high}）。'
  },
  no_times: {
    en: 'no earlier time of this length without a marked event is known to compare it with',
    'zh-CN': '没有同样长度、且无标记事件的较早时期可对照'
  },
  few_times: {
    en: 'an effect is told from the usual ups and downs by {needed} earlier times, and the data holds {known} of this length without a marked event',
    'zh-CN':
      '要把效果与平常的起伏区分开需要 {needed} 个较早时期，而数据中同样长度、且无标记事件的只有 {known} 个'
  },
  thin_times: {
    en: 'an effect is told from the usual ups and downs by {needed} earlier times, and only {times} of {known} hold enough customers in the same segments',
    'zh-CN':
      '要把效果与平常的起伏区分开需要 {needed} 个较早时期，而 {known} 个中只有 {times} 个在相同分层有足够的客户'
  },
  thin_segments: {
    en: 'the segments with at least {fewest} customers on both sides hold only {covered} of them, and {needed} are needed',
    'zh-CN': '两侧都不少于 {fewest} 位客户的分层只占其中 {covered}，至少需要 {needed}'
  }
} as const satisfies Record<string, Words>;

/** What must not be read into a change. */
export const beforeAfterNotes = {
  towards_the_mean: {
    en: 'The best customers of a day fall back and the worst recover without anybody doing anything: whoever stands at an end stood there partly by chance. So no change is read alone, but against customers who drift the same way.',
    'zh-CN':
      '即使什么也不做，某日最好的客户也会回落，最差的也会回升：处在两端有一部分是偶然（向均值回归）。因此变化不单独解读，而要与同样会漂移的客户对照。'
  },
  earlier_times: {
    en: 'Compared with everybody in the same segments around {times} earlier days, from {first} to {last}, in as many days before and after, when nothing was marked. The interval is no narrower than these times differ from each other. A season that they did not live through counts as effect.',
    'zh-CN':
      '对照为较早 {times} 个日期（{first} 至 {last}）处于相同分层的全部客户，前后天数相同，期间没有标记事件。区间不小于这些时期彼此的差异。它们未经历过的季节也会计入效果。'
  },
  control_group: {
    en: 'Compared with {customers} customers of the same segments who were left alone on purpose.',
    'zh-CN': '对照为相同分层中有意不联系的 {customers} 位客户。'
  },
  left_out: {
    en: 'Left out of the whole: {segments} ({customers} customers). Both sides need at least {fewest} in a segment.',
    'zh-CN': '未计入总体：{segments}（{customers} 位客户）。每个分层两侧各需至少 {fewest} 人。'
  },
  left_out_earlier: {
    en: 'Left out of the whole: {segments} ({customers} customers). A segment needs at least {fewest} at the event and at every earlier time, and at each of these at least one for every ten of now.',
    'zh-CN':
      '未计入总体：{segments}（{customers} 位客户）。每个分层在事件时与每个较早时期各需至少 {fewest} 人，且较早时期不少于现在的十分之一。'
  },
  set_aside: {
    en: 'Set aside as too thin: the earlier times around {days}, when too few stood in segments that hold {needed} of the customers of now.',
    'zh-CN': '因客户太少未作对照的较早时期：{days}，当时人数足够的分层占现有客户不到 {needed}。'
  },
  young_baseline: {
    en: 'The data begins on {covers_from}: on {day} no history was longer than {days} days, on the day before the event more could be. The same segment holds other customers on the two days.',
    'zh-CN':
      '数据从 {covers_from} 开始：到 {day} 为止，客户的历史最长只有 {days} 天，而事件前一日可以更长。两日的同一分层并非同样的客户。'
  },
  fell_back: {
    en: 'Told by {days} days on either side: with {wanted} there is too little to compare with.',
    'zh-CN': '前后各取 {days} 天：取 {wanted} 天时可对照的太少。'
  },
  shorter: {
    en: 'The data allows {days} days on either side instead of {wanted}: up to {through}.',
    'zh-CN': '数据只允许两侧各 {days} 天（原为 {wanted} 天），至 {through}。'
  },
  next_time: {
    en: 'To be certain next time, leave some customers alone on purpose, chosen by chance, and load them with the contacts as control group.',
    'zh-CN': '若要下次有把握：随机留出一部分客户有意不联系，并作为对照组随联系记录载入。'
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
