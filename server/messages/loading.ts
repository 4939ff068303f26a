import type { Message } from './message.ts';

/** Extracts that cannot be loaded as they are asked for: everything stays as it was. */
export const loadingMessages = {
  columns_missing: {
    status: 422,
    words: {
      en: {
        message: '{file} has no column for {missing}.',
        hint: 'Name the columns with --map, for example {map}: a header in it was guessed from what the column holds, HEADER is for you to fill in. Headers of the file: {headers}.'
      },
      'zh-CN': {
        message: '{file} 中没有对应 {missing} 的列。',
        hint: '请用 --map 指定，例如 {map}：其中已有的表头按内容推测而来，HEADER 处请自行填写。现有表头：{headers}。'
      }
    }
  },
  header_missing: {
    status: 422,
    words: {
      en: {
        message: '{file} has no column headed "{header}", which {source} names for {column}.',
        hint: 'Its headers: {headers}.'
      },
      'zh-CN': {
        message: '{file} 中没有表头“{header}”（{source} 把它指定为 {column}）。',
        hint: '现有表头：{headers}。'
      }
    }
  },
  map_malformed: {
    status: 400,
    words: {
      en: {
        message: 'The mapping cannot be read: "{place}" is not known, or its value is none it can have.',
        hint: 'Write {"columns": {"customer_id": "HEADER", …}, "options": {…}}; columns: {known}; options: {options}.'
      },
      'zh-CN': {
        message: '无法读取列映射：“{place}”不可识别，或其取值不可用。',
        hint: '写作 {"columns": {"customer_id": "表头", …}, "options": {…}}；可用的列：{known}；可用的选项：{options}。'
      }
    }
  },
  pattern_malformed: {
    status: 400,
    words: {
      en: {
        message: '"{pattern}" is no pattern of order ids that can be used.',
        hint: 'Write return_order_pattern as a regular expression without look-around, for example ^C.'
      },
      'zh-CN': {
        message: '“{pattern}”不是可用的订单号规则。',
        hint: '请把 return_order_pattern 写成不含环视的正则表达式，例如 ^C。'
      }
    }
  },
  map_unknown_column: {
    status: 400,
    words: {
      en: { message: '"{name}" is no column of an extract of {kind}.', hint: 'Columns: {known}.' },
      'zh-CN': { message: '“{name}”不是 {kind} 数据的列。', hint: '可用的列：{known}。' }
    }
  },
  unknown_kind: {
    status: 400,
    words: {
      en: { message: 'There is no kind of extract "{name}" to load.', hint: 'Kinds: {known}.' },
      'zh-CN': { message: '不能载入“{name}”这类数据。', hint: '可用的类型：{known}。' }
    }
  },
  unknown_profile: {
    status: 404,
    words: {
      en: {
        message: 'There is no profile "{name}".',
        hint: 'Profiles: {known}; or leave it out, and the headers are recognised.'
      },
      'zh-CN': {
        message: '没有名为“{name}”的数据模板。',
        hint: '可用的模板：{known}；也可以不指定，系统会自动识别表头。'
      }
    }
  },
  day_malformed: {
    status: 400,
    words: {
      en: { message: '"{value}" is no day that {name} can take.', hint: 'Write it as 2026-06-30.' },
      'zh-CN': { message: '“{value}”不是 {name} 可用的日期。', hint: '写作 2026-06-30。' }
    }
  },
  coverage_out_of_range: {
    status: 400,
    words: {
      en: {
        message: '{name} cannot be {value}: a coverage lies between {earliest} and {latest}.',
        hint: 'Give the first and the last day that the extract really covers.'
      },
      'zh-CN': {
        message: '{name} 不能是 {value}：覆盖期须在 {earliest} 至 {latest} 之间。',
        hint: '请给出数据实际覆盖的第一天和最后一天。'
      }
    }
  },
  coverage_reversed: {
    status: 400,
    words: {
      en: {
        message: 'The coverage ends on {through}, before it begins on {from}.',
        hint: 'Give an earlier --covers-from or a later --covers-through.'
      },
      'zh-CN': {
        message: '覆盖期的结束日 {through} 早于开始日 {from}。',
        hint: '请给更早的 --covers-from 或更晚的 --covers-through。'
      }
    }
  },
  unknown_time_zone: {
    status: 400,
    words: {
      en: { message: 'There is no time zone "{value}".', hint: 'Use an IANA name such as Asia/Shanghai.' },
      'zh-CN': { message: '没有时区“{value}”。', hint: '请使用 IANA 名称，例如 Asia/Shanghai。' }
    }
  },
  unknown_restate: {
    status: 400,
    words: {
      en: { message: '"{value}" is no way to restate.', hint: 'Use order, period or append.' },
      'zh-CN': { message: '“{value}”不是可用的重述方式。', hint: '请使用 order、period 或 append。' }
    }
  },
  not_held: {
    status: 409,
    words: {
      en: {
        message: 'The extract {extract_id} does not wait for a decision.',
        hint: 'See what became of it with: npx tierflow query extracts.'
      },
      'zh-CN': {
        message: '数据批次 {extract_id} 并未处于待确认状态。',
        hint: '可查看其状态：npx tierflow query extracts。'
      }
    }
  },
  undone_already: {
    status: 409,
    words: {
      en: {
        message: 'The extract {extract_id} is undone already.',
        hint: 'To have it back, load its file again.'
      },
      'zh-CN': { message: '数据批次 {extract_id} 已经撤销。', hint: '如需恢复，请重新载入该文件。' }
    }
  },
  archive_incomplete: {
    status: 409,
    words: {
      en: {
        message: 'The archive has no complete copy of the extract {extract_id}.',
        hint: 'Find out what is missing with: npx tierflow doctor.'
      },
      'zh-CN': {
        message: '归档中没有数据批次 {extract_id} 的完整副本。',
        hint: '请用 npx tierflow doctor 检查缺失的内容。'
      }
    }
  },
  archive_damaged: {
    status: 409,
    words: {
      en: {
        message: 'The archived copy of {file}, extract {extract_id}, is not what was loaded.',
        hint: 'Bring the archive back from a backup; nothing was changed.'
      },
      'zh-CN': {
        message: '{file}（批次 {extract_id}）的归档副本与载入时不一致。',
        hint: '请从备份恢复归档；没有任何改动。'
      }
    }
  },
  rebuild_differs: {
    status: 409,
    words: {
      en: {
        message:
          'The extract {extract_id} reads differently now: {now} lines and amount loaded, and {then} when it was loaded.',
        hint: 'Nothing was changed. Rebuild with the version that loaded it, or undo it and load its file again.'
      },
      'zh-CN': {
        message: '批次 {extract_id} 现在的读取结果不同：载入行数与金额为 {now}，当时为 {then}。',
        hint: '没有任何改动。请用当时的版本重建，或撤销后重新载入该文件。'
      }
    }
  },
  files_differ: {
    status: 422,
    words: {
      en: {
        message: '{file} does not have the columns of {other}.',
        hint: 'One load is one extract of one shape: load them one after another.'
      },
      'zh-CN': { message: '{file} 与 {other} 的列不同。', hint: '一次载入的文件必须结构相同：请分别载入。' }
    }
  },
  currencies_differ: {
    status: 422,
    words: {
      en: {
        message: '{file} is in {currency}, {other} is in {expected}.',
        hint: 'A home holds one currency: load each into a home of its own (--home).'
      },
      'zh-CN': {
        message: '{file} 的货币是 {currency}，{other} 的货币是 {expected}。',
        hint: '一个数据目录只能有一种货币：请分别载入到不同的目录（--home）。'
      }
    }
  },
  other_currency: {
    status: 422,
    words: {
      en: {
        message: 'The extract is in {currency}, the loaded ones are in {expected}.',
        hint: 'A home holds one currency: load it into another home.'
      },
      'zh-CN': {
        message: '该数据的货币是 {currency}，已载入数据的货币是 {expected}。',
        hint: '一个数据目录只能有一种货币：请载入到另一个目录。'
      }
    }
  },
  counts_do_not_agree: {
    status: 500,
    words: {
      en: {
        message: '{file} has {counted} lines, but {accounted} were accounted for.',
        hint: 'Nothing was loaded; please report the file to us.'
      },
      'zh-CN': {
        message: '{file} 共有 {counted} 行，但只核对到 {accounted} 行。',
        hint: '没有载入任何数据；请把该文件反馈给我们。'
      }
    }
  }
} as const satisfies Record<string, Message>;
