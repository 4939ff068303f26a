import type { Message } from './message.ts';

/** Questions that cannot be answered: their names, parameters and values. */
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
        message: '“{value}”不是可用的回看期。',
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
  }
} as const satisfies Record<string, Message>;
