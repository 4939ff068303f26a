import type { Message } from './message.ts';

/** Questions about a time that there is no data for, or that is no time. */
export const periodMessages = {
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
  }
} as const satisfies Record<string, Message>;
