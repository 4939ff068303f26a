import type { Message } from './message.ts';

/** Cells, cohorts and paths that a question cannot be asked about. */
export const cellMessages = {
  cells_not_traced: {
    status: 400,
    words: {
      en: {
        message: 'The rows of {name} are no numbers of customers.',
        hint: 'Trace another query: {known}.'
      },
      'zh-CN': { message: '{name} 的行不是由客户汇总的数字。', hint: '请追溯其他查询：{known}。' }
    }
  },
  snapshots_too_few_or_many: {
    status: 400,
    words: {
      en: {
        message: 'at takes 2 to {most} days or periods; given: {given}.',
        hint: 'Repeat it for each of them: [[at=2011Q1 at=2011Q2]].'
      },
      'zh-CN': {
        message: 'at 需要 2 到 {most} 个日期或期间，这里给了 {given} 个。',
        hint: '请为每个快照日重复给出，例如 [[at=2011Q1 at=2011Q2]]。'
      }
    }
  },
  snapshots_not_ascending: {
    status: 400,
    words: {
      en: {
        message: 'The snapshot {after} does not come after {before}.',
        hint: 'Give the snapshots in the order of time, each once, up to the last day covered.'
      },
      'zh-CN': {
        message: '快照日 {after} 不晚于前一个快照日 {before}。',
        hint: '请按时间先后给出快照日，不要重复，且不晚于数据截止日。'
      }
    }
  },
  cell_without_customers: {
    status: 400,
    words: {
      en: {
        message:
          '{measure} is worked out from other numbers, not counted: there is no list of customers behind it.',
        hint: 'Open one of those that are counted: {known}.'
      },
      'zh-CN': {
        message: '{measure} 由其他数字推算得出，不是计数：背后没有客户名单。',
        hint: '可以展开的指标：{known}。'
      }
    }
  },
  bracket_malformed: {
    status: 400,
    words: {
      en: {
        message: '"{value}" is no bracket of offsets.',
        hint: 'Write the first and the last offset as 1-3, from 1 on.'
      },
      'zh-CN': {
        message: '“{value}”不是期数区间。',
        hint: '写作首期-末期，例如 1-3，从 1 开始。'
      }
    }
  },
  brackets_overlap: {
    status: 400,
    words: {
      en: {
        message: 'The brackets {one} and {other} share an offset, or stand in the wrong order.',
        hint: 'Let each begin after the one before it: [[bracket=1-3 bracket=4-6]].'
      },
      'zh-CN': {
        message: '期数区间 {one} 与 {other} 重叠或顺序颠倒。',
        hint: '后一个区间应从前一个之后开始，例如 [[bracket=1-3 bracket=4-6]]。'
      }
    }
  },
  cohort_malformed: {
    status: 400,
    words: {
      en: {
        message: '"{value}" is no cohort: a cohort is a month or a quarter.',
        hint: 'Write it as 2011-09 or 2011Q3.'
      },
      'zh-CN': {
        message: '“{value}”不是同期群：同期群为月或季度。',
        hint: '写作 2011-09 或 2011Q3。'
      }
    }
  },
  cohort_cell_not_begun: {
    status: 404,
    words: {
      en: {
        message:
          'For the cohort {cohort}, period {period_offset} has not begun: the data reaches {data_through}.',
        hint: 'Ask for an offset from 0 to {latest_offset}, or load a later extract.'
      },
      'zh-CN': {
        message: '同期群 {cohort} 的第 {period_offset} 期尚未开始：数据截至 {data_through}。',
        hint: '请查询第 0 至 {latest_offset} 期，或先载入更新的数据。'
      }
    }
  },
  no_such_bracket: {
    status: 400,
    words: {
      en: {
        message: 'No bracket begins at period {period_offset}.',
        hint: 'They begin at {known}; or give the end as well, as period_offset_to.'
      },
      'zh-CN': {
        message: '没有从第 {period_offset} 期开始的区间。',
        hint: '现有区间的首期：{known}；也可同时用 period_offset_to 给出末期。'
      }
    }
  },
  no_such_cell_column: {
    status: 400,
    words: {
      en: {
        message: 'No column "{column}" names the cells of {query}.',
        hint: 'They are named by {known}: [[cell.{first}=…]].'
      },
      'zh-CN': {
        message: '{query} 的单元格没有“{column}”这一列。',
        hint: '可用的列：{known}，写作 [[cell.{first}=…]]。'
      }
    }
  },
  cohort_of_other_grain: {
    status: 400,
    words: {
      en: {
        message: 'The cohorts asked for are of one {grain} each, and {value} is no {grain}.',
        hint: 'Name one as {example}, or ask for the other cohorts: [[cohort={other}]].'
      },
      'zh-CN': {
        message: '当前查询的同期群按{grain}划分，而 {value} 不是{grain}。',
        hint: '请写作 {example}，或改按另一种划分：[[cohort={other}]]。'
      }
    }
  }
} as const satisfies Record<string, Message>;
