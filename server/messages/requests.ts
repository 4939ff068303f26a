import type { Message } from './message.ts';

/** Questions that cannot be answered. */
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
  unknown_customer: {
    status: 404,
    words: {
      en: {
        message: 'There is no customer "{customer_id}".',
        hint: 'Ids are compared letter by letter; search for a part of it under customers.'
      },
      'zh-CN': {
        message: '没有编号为“{customer_id}”的客户。',
        hint: '编号逐字比较；可在客户列表中用一部分来搜索。'
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
  },
  took_too_long: {
    status: 503,
    words: {
      en: {
        message: 'The question took too long and was stopped.',
        hint: 'Ask for a shorter span or fewer customers, or try again when less is going on.'
      },
      'zh-CN': { message: '查询耗时过长，已停止。', hint: '请缩短时间跨度或减少客户范围，或稍后再试。' }
    }
  },
  server_ending: {
    status: 503,
    words: {
      en: {
        message: 'Tierflow was told to end, and what was under way was stopped.',
        hint: 'Nothing of it was kept half done; do it again after the next start.'
      },
      'zh-CN': {
        message: 'Tierflow 正在退出，进行中的操作已停止。',
        hint: '没有留下半成品；请在下次启动后重做。'
      }
    }
  },
  server_silent: {
    status: 503,
    words: {
      en: {
        message: 'The server that has the home ended its answer early.',
        hint: 'Look at its window or log; what it had finished is kept, nothing else.'
      },
      'zh-CN': {
        message: '使用该数据目录的服务中途停止了应答。',
        hint: '请查看其窗口或日志；已完成的部分会保留，其余不会。'
      }
    }
  },
  port_taken: {
    status: 503,
    words: {
      en: {
        message: 'Port {port} is taken on {host}.',
        hint: 'Choose another: npx tierflow serve --port {next}.'
      },
      'zh-CN': {
        message: '{host} 的端口 {port} 已被占用。',
        hint: '请换一个端口：npx tierflow serve --port {next}。'
      }
    }
  },
  host_not_loopback: {
    status: 400,
    words: {
      en: {
        message: '{host} is not a loopback address.',
        hint: 'Until there are accounts, Tierflow serves 127.0.0.1, ::1 or localhost only.'
      },
      'zh-CN': {
        message: '{host} 不是本机回环地址。',
        hint: '在有账户功能之前，仅支持 127.0.0.1、::1 或 localhost。'
      }
    }
  },
  foreign_request: {
    status: 400,
    words: {
      en: {
        message: 'The request was not made by this site.',
        hint: 'Open Tierflow at the address it printed when it started.'
      },
      'zh-CN': { message: '该请求不是由本站发出的。', hint: '请用启动时显示的地址打开 Tierflow。' }
    }
  },
  body_malformed: {
    status: 400,
    words: {
      en: {
        message: 'The body of the request cannot be read.',
        hint: 'Send JSON, for example { "value": "365" }.'
      },
      'zh-CN': { message: '无法读取请求正文。', hint: '请发送 JSON，例如 { "value": "365" }。' }
    }
  },
  body_too_large: {
    status: 413,
    words: {
      en: {
        message: 'The body of the request is too large.',
        hint: 'Extracts go to /api/extracts, which takes files of any size.'
      },
      'zh-CN': { message: '请求正文过大。', hint: '数据文件请发送到 /api/extracts，大小不限。' }
    }
  },
  upload_gone: {
    status: 404,
    words: {
      en: {
        message: 'The file that was sent is not here any more.',
        hint: 'Files that are sent are kept for a day at most: choose the file once more.'
      },
      'zh-CN': {
        message: '已上传的文件不在了。',
        hint: '上传的文件最多保留一天：请重新选择文件。'
      }
    }
  },
  upload_too_large: {
    status: 413,
    words: {
      en: {
        message: '{file} is larger than {most} MB, the most that a compressed file may have.',
        hint: 'Unpack it and send the text in it, or save it in several parts.'
      },
      'zh-CN': {
        message: '{file} 超过 {most} MB，这是压缩类文件的上限。',
        hint: '请解压后上传其中的文本文件，或拆分为几份保存。'
      }
    }
  },
  upload_without_room: {
    status: 507,
    words: {
      en: {
        message: 'There is no room for {file}: {free} MB are free where Tierflow keeps its data.',
        hint: 'A file is kept beside what is worked out from it, so twice its size must be free. Make room, then send it again.'
      },
      'zh-CN': {
        message: '空间不足，放不下 {file}：数据目录所在磁盘剩余 {free} MB。',
        hint: '原始文件会与计算结果一起保存，需要其大小两倍的空间。请清理磁盘后重新上传。'
      }
    }
  },
  not_there: {
    status: 404,
    words: {
      en: {
        message: 'There is nothing at {path}.',
        hint: 'The questions are listed at /api, and described in /api/openapi.json.'
      },
      'zh-CN': { message: '{path} 处没有内容。', hint: '全部查询列在 /api，说明见 /api/openapi.json。' }
    }
  },
  internal: {
    status: 500,
    words: {
      en: { message: 'Something failed on our side.', hint: 'Try again; the log names it as {request_id}.' },
      'zh-CN': { message: '系统内部出错。', hint: '请重试；日志中的编号为 {request_id}。' }
    }
  }
} as const satisfies Record<string, Message>;
