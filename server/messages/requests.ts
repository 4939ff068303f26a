import type { Message } from './message.ts';

/** Questions that cannot be answered: their parameters, and what there is no data for. */
export const requestMessages = {
  unknown_query: {
    status: 404,
    words: {
      en: { message: 'There is no query named "{name}".', hint: 'Ask for one of: {known}.' },
      'zh-CN': { message: '没有名为“{name}”的查询。', hint: '可用的查询：{known}。' }
    }
  },
  unknown_parameter: {
    status: 400,
    words: {
      en: { message: '"{name}" is not a parameter of {query}.', hint: 'It takes: {known}.' },
      'zh-CN': { message: '{query} 没有参数“{name}”。', hint: '可用的参数：{known}。' }
    }
  },
  missing_parameter: {
    status: 400,
    words: {
      en: { message: '{query} needs the parameter "{name}".', hint: 'Add it, for example [[{example}]].' },
      'zh-CN': { message: '{query} 需要参数“{name}”。', hint: '请补上，例如 [[{example}]]。' }
    }
  },
  repeated_parameter: {
    status: 400,
    words: {
      en: {
        message: '"{name}" is given more than once.',
        hint: 'Give it once; only filter, metric_id, bracket, at and cuts may repeat.'
      },
      'zh-CN': {
        message: '参数“{name}”出现了多次。',
        hint: '请只给一次；只有 filter、metric_id、bracket、at 和 cuts 可以重复。'
      }
    }
  },
  value_not_known: {
    status: 400,
    words: {
      en: { message: '"{value}" is not a value of {name}.', hint: 'Use one of: {known}.' },
      'zh-CN': { message: '“{value}”不是 {name} 的可用取值。', hint: '可用的取值：{known}。' }
    }
  },
  metric_not_computable: {
    status: 400,
    words: {
      en: {
        message: '{metric_id} cannot be computed: it needs {needs}, which Tierflow does not hold.',
        hint: 'Ask for another metric; npx tierflow definitions lists those that can be computed.'
      },
      'zh-CN': {
        message: '无法计算 {metric_id}：它需要{needs}，而目前没有这些数据。',
        hint: '请查询其他指标；npx tierflow definitions 列出可计算的指标。'
      }
    }
  },
  metric_without_segments: {
    status: 400,
    words: {
      en: { message: 'The change of {metric_id} cannot be told by segment: {reason}.', hint: '{instead}' },
      'zh-CN': { message: '{metric_id} 的变化无法按分层拆解：{reason}。', hint: '{instead}' }
    }
  },
  nothing_before: {
    status: 404,
    words: {
      en: {
        message: 'There is nothing to compare {period} with: the data begins on {covers_from}.',
        hint: 'Ask for a later period, or load an earlier extract.'
      },
      'zh-CN': {
        message: '{period} 没有可比的上一期：数据从 {covers_from} 开始。',
        hint: '请查询更晚的期间，或先载入更早的数据。'
      }
    }
  },
  period_malformed: {
    status: 400,
    words: {
      en: {
        message: '"{value}" is no day and no period.',
        hint: 'Write a day as 2011-09-30, a period as 2011-09, 2011Q3, 2011H2 or 2011.'
      },
      'zh-CN': {
        message: '“{value}”既不是日期也不是期间。',
        hint: '日期写作 2011-09-30，期间写作 2011-09、2011Q3、2011H2 或 2011。'
      }
    }
  },
  span_incomplete: {
    status: 400,
    words: {
      en: {
        message: '{given} is given without {missing}.',
        hint: 'Add the other end, [[{missing}={day}]], or ask for a whole period, [[period={period}]].'
      },
      'zh-CN': {
        message: '只给了 {given}，没有给 {missing}。',
        hint: '请补上另一端 [[{missing}={day}]]，或查询整个期间 [[period={period}]]。'
      }
    }
  },
  period_or_span: {
    status: 400,
    words: {
      en: { message: 'period and from/to were both given.', hint: 'Give one of them.' },
      'zh-CN': { message: '同时给出了 period 和 from/to。', hint: '请只用其中一种。' }
    }
  },
  from_not_before_to: {
    status: 400,
    words: {
      en: {
        message: 'The start, {from}, is not before the end, {to}.',
        hint: 'Choose an earlier start (from) or a later end (to).'
      },
      'zh-CN': {
        message: '起点 {from} 不早于终点 {to}。',
        hint: '请选更早的起点（from）或更晚的终点（to）。'
      }
    }
  },
  period_not_begun: {
    status: 404,
    words: {
      en: {
        message: '{period} has not begun: the data reaches {data_through}.',
        hint: 'Ask for a time up to {data_through}, or load a later extract.'
      },
      'zh-CN': {
        message: '{period} 尚未开始：数据截至 {data_through}。',
        hint: '请查询 {data_through} 及以前，或先载入更新的数据。'
      }
    }
  },
  horizon_not_over: {
    status: 404,
    words: {
      en: {
        message:
          'What came in the {horizon} days after {as_of} is not known: the data reaches {data_through}.',
        hint: 'Ask for a day that has {horizon} days of data after it, or load a later extract.'
      },
      'zh-CN': {
        message: '{as_of} 之后 {horizon} 天的结果尚不可知：数据截至 {data_through}。',
        hint: '请查询其后已有 {horizon} 天数据的日期，或先载入更新的数据。'
      }
    }
  },
  record_too_short: {
    status: 404,
    words: {
      en: {
        message:
          'Nothing foretold in the past is over yet: the data reaches from {covers_from} to {data_through}, and {horizon} days must follow a day that has 90 before it.',
        hint: 'Load a longer history, or come back when more of it is known.'
      },
      'zh-CN': {
        message:
          '尚无可检验的历史预测：数据从 {covers_from} 到 {data_through}，检验日之前需有 90 天、之后需有 {horizon} 天的数据。',
        hint: '请载入更长的历史，或等数据更多时再查看。'
      }
    }
  },
  not_foretold: {
    status: 404,
    words: {
      en: {
        message: 'Nothing can be foretold as of {as_of}. {reason}',
        hint: 'Ask for a later day, for another model, or load a longer history.'
      },
      'zh-CN': {
        message: '截至 {as_of} 无法作出预测。{reason}',
        hint: '请查询更晚的日期，换一种模型，或载入更长的历史。'
      }
    }
  },
  too_many_for_model: {
    status: 400,
    words: {
      en: {
        message:
          'Pareto/NBD looks at every history one by one, and there are more than {most} different ones.',
        hint: 'Ask for another model, or narrow the customers down with a filter.'
      },
      'zh-CN': {
        message: 'Pareto/NBD 需要逐一计算每种购买历史，而不同的历史超过 {most} 种。',
        hint: '请选择其他模型，或用筛选缩小客户范围。'
      }
    }
  },
  before_the_data: {
    status: 404,
    words: {
      en: {
        message: '{period} ends before the data begins on {covers_from}.',
        hint: 'Ask for a time from {covers_from} on, or load an earlier extract.'
      },
      'zh-CN': {
        message: '{period} 早于数据起始日 {covers_from}。',
        hint: '请查询 {covers_from} 及以后，或先载入更早的数据。'
      }
    }
  },
  no_event: {
    status: 404,
    words: {
      en: {
        message:
          'Nobody has marked what was done and when, so no change can be credited to a strategy: change, cause unknown.',
        hint: 'Mark what was done with tierflow event add "Autumn letter" --on 2011-09-01 or on the Validity page, or ask for a day: [[on=2011-09-01]].'
      },
      'zh-CN': {
        message: '尚未标记做过什么、何时做的，因此任何变化都无法归功于策略：有变化，原因不明。',
        hint: '请用 tierflow event add "秋季来信" --on 2011-09-01 或在“有效性”页面标记，或直接查询某日：[[on=2011-09-01]]。'
      }
    }
  },
  unknown_event: {
    status: 404,
    words: {
      en: { message: 'There is no event {event_id}.', hint: 'Marked: {known}. See tierflow event list.' },
      'zh-CN': {
        message: '没有编号为 {event_id} 的事件。',
        hint: '已标记：{known}。详见 tierflow event list。'
      }
    }
  },
  unknown_campaign: {
    status: 404,
    words: {
      en: {
        message: 'No contact names the campaign "{campaign}".',
        hint: 'Campaigns of the contacts: {known}.'
      },
      'zh-CN': { message: '没有联系记录属于活动“{campaign}”。', hint: '联系记录中的活动：{known}。' }
    }
  },
  event_without_name: {
    status: 400,
    words: {
      en: { message: 'The event has no name.', hint: 'Say in a few words what was done.' },
      'zh-CN': { message: '事件没有名称。', hint: '请用几个字说明做了什么。' }
    }
  },
  nobody_before: {
    status: 404,
    words: {
      en: {
        message: 'Nobody can have been a customer before {period}: the data begins on {covers_from}.',
        hint: 'Ask for a later period, or load an earlier extract.'
      },
      'zh-CN': {
        message: '数据从 {covers_from} 开始，{period} 之前不可能有客户。',
        hint: '请查询更晚的期间，或先载入更早的数据。'
      }
    }
  },
  nothing_loaded: {
    status: 404,
    words: {
      en: { message: 'Nothing is loaded yet.', hint: 'Load an extract: npx tierflow load FILE.' },
      'zh-CN': { message: '还没有载入任何数据。', hint: '请先载入数据：npx tierflow load FILE。' }
    }
  },
  number_malformed: {
    status: 400,
    words: {
      en: {
        message: '"{value}" is not a whole number that {name} can take.',
        hint: '{name} goes from {least} to {most}.'
      },
      'zh-CN': { message: '“{value}”不是 {name} 可用的整数。', hint: '{name} 的范围是 {least} 到 {most}。' }
    }
  },
  filter_malformed: {
    status: 400,
    words: {
      en: {
        message: 'The filter "{value}" names no customer dimension.',
        hint: 'Write [[filter=dimension:value]], with one of: {known}.'
      },
      'zh-CN': {
        message: '筛选“{value}”没有指明客户维度。',
        hint: '写作 [[filter=维度:取值]]，可用的维度：{known}。'
      }
    }
  },
  unknown_order: {
    status: 404,
    words: {
      en: {
        message: 'There is no order "{order_id}".',
        hint: 'Ids are compared letter by letter, leading zeros included.'
      },
      'zh-CN': { message: '没有编号为“{order_id}”的订单。', hint: '编号逐字比较，包括前导零。' }
    }
  },
  unknown_extract: {
    status: 404,
    words: {
      en: {
        message: 'There is no extract "{extract_id}".',
        hint: 'List them with: npx tierflow query extracts.'
      },
      'zh-CN': {
        message: '没有编号为“{extract_id}”的数据批次。',
        hint: '查看所有批次：npx tierflow query extracts。'
      }
    }
  },
  scheme_never_pinned: {
    status: 404,
    words: {
      en: {
        message: '{scheme} has no version {version}: its cut points were never pinned.',
        hint: 'Pin them, which makes version 1: npx tierflow refit {scheme}.'
      },
      'zh-CN': {
        message: '{scheme} 没有版本 {version}：其切分点从未固定。',
        hint: '固定后即成为版本 1：npx tierflow refit {scheme}。'
      }
    }
  },
  scheme_without_labels: {
    status: 400,
    words: {
      en: {
        message: '{scheme} gives nobody a label beside the segment.',
        hint: 'Leave label out, or ask with a scheme that has labels: {known}.'
      },
      'zh-CN': {
        message: '{scheme} 除分层外没有其他标签。',
        hint: '请去掉 label，或改用有标签的方案：{known}。'
      }
    }
  },
  lookback_malformed: {
    status: 400,
    words: {
      en: {
        message: '"{value}" is no look-back.',
        hint: 'Give a number of days from {least} to {most}, or all for the whole history.'
      },
      'zh-CN': {
        message: '“{value}”不是可用的回溯期。',
        hint: '请给出 {least} 到 {most} 之间的天数，或 all（全部历史）。'
      }
    }
  },
  filter_value_unknown: {
    status: 404,
    words: {
      en: {
        message: 'Nobody has "{value}" as {dimension}.',
        hint: 'Values most like it: {near}.'
      },
      'zh-CN': { message: '没有客户的 {dimension} 是“{value}”。', hint: '最接近的取值：{near}。' }
    }
  },
  dimension_empty: {
    status: 404,
    words: {
      en: {
        message: 'No customer has a {dimension}: the loaded extracts do not tell it.',
        hint: 'Leave the filter out, or load extracts with that column.'
      },
      'zh-CN': {
        message: '没有客户有 {dimension}：已载入的数据不含该列。',
        hint: '请去掉该筛选，或载入含该列的数据。'
      }
    }
  },
  unknown_version: {
    status: 404,
    words: {
      en: { message: '{scheme} has no version {version}.', hint: 'Its versions: {known}.' },
      'zh-CN': { message: '{scheme} 没有版本 {version}。', hint: '现有版本：{known}。' }
    }
  },
  scheme_without_scores: {
    status: 400,
    words: {
      en: {
        message: '{scheme} has no cut points: it reads no scores.',
        hint: 'Its thresholds are settings: npx tierflow settings.'
      },
      'zh-CN': {
        message: '{scheme} 没有切分点：它不使用评分。',
        hint: '其阈值在设置中：npx tierflow settings。'
      }
    }
  },
  reference_with_version: {
    status: 400,
    words: {
      en: {
        message: 'reference, version and scoring each choose the cut points.',
        hint: 'Give one of them.'
      },
      'zh-CN': {
        message: 'reference、version 与 scoring 都在指定切分点。',
        hint: '请只给其中一个。'
      }
    }
  },
  parameters_together: {
    status: 400,
    words: {
      en: { message: '{given} needs {needed} beside it.', hint: 'Give them together, or leave both out.' },
      'zh-CN': { message: '{given} 需要与 {needed} 一起给出。', hint: '请同时给出，或都不给。' }
    }
  },
  parameters_apart: {
    status: 400,
    words: {
      en: { message: '{given} says nothing beside {other}.', hint: 'Leave one of them out.' },
      'zh-CN': { message: '已给出 {other} 时，{given} 不起作用。', hint: '请去掉其中一个。' }
    }
  },
  map_no_json: {
    status: 400,
    words: {
      en: {
        message: '{file} is not JSON.',
        hint: 'A mapping is a JSON file; data/contract/order_lines.md shows one.'
      },
      'zh-CN': {
        message: '{file} 不是 JSON。',
        hint: '映射文件应为 JSON，示例见 data/contract/order_lines.md。'
      }
    }
  },
  unknown_setting: {
    status: 404,
    words: {
      en: { message: 'There is no setting "{name}".', hint: 'Settings: {known}.' },
      'zh-CN': { message: '没有设置项“{name}”。', hint: '可用的设置项：{known}。' }
    }
  },
  setting_malformed: {
    status: 400,
    words: {
      en: { message: '"{value}" is not a value for the setting {name}.', hint: '{expected}' },
      'zh-CN': { message: '“{value}”不是设置项 {name} 的可用取值。', hint: '{expected}' }
    }
  },
  setting_fixed_by_data: {
    status: 409,
    words: {
      en: {
        message: '{name} cannot change while data is loaded: the loaded lines were read by it.',
        hint: 'Load the extracts into a new home after changing it there.'
      },
      'zh-CN': {
        message: '已有数据时不能修改 {name}：已载入的数据是按它读取的。',
        hint: '请在新的数据目录中先修改设置再载入。'
      }
    }
  },
  currency_fixed_by_data: {
    status: 409,
    words: {
      en: {
        message: 'The loaded amounts are in {loaded} and cannot be called {currency}.',
        hint: 'Load extracts in {currency} into a home of their own.'
      },
      'zh-CN': {
        message: '已载入的金额以 {loaded} 计，不能改称 {currency}。',
        hint: '请将以 {currency} 计的数据载入另一个数据目录。'
      }
    }
  }
} as const satisfies Record<string, Message>;
