import type { Message } from './message.ts';

/** Files that cannot be read: everything stays as it was. */
export const fileMessages = {
  no_files: {
    status: 400,
    words: {
      en: { message: 'No file was given.', hint: 'Name the files of the extract: npx tierflow load FILE.' },
      'zh-CN': { message: '没有指定文件。', hint: '请给出数据文件：npx tierflow load FILE。' }
    }
  },
  file_missing: {
    status: 404,
    words: {
      en: { message: 'There is no file {file}.', hint: 'Check the path; nothing was loaded.' },
      'zh-CN': { message: '找不到文件 {file}。', hint: '请检查路径；没有载入任何数据。' }
    }
  },
  folder_in_folder: {
    status: 400,
    words: {
      en: {
        message: '{file} is a folder inside of the folder.',
        hint: 'Load the files of each folder on their own.'
      },
      'zh-CN': { message: '目录中还有子目录 {file}。', hint: '请分别载入各目录中的文件。' }
    }
  },
  folder_empty: {
    status: 400,
    words: {
      en: { message: 'The folder {file} is empty.', hint: 'Put the files of the extract into it.' },
      'zh-CN': { message: '目录 {file} 是空的。', hint: '请把数据文件放入该目录。' }
    }
  },
  load_without_room: {
    status: 507,
    words: {
      en: {
        message: 'There are {free} MB free on the disk, and this load needs {needed} MB.',
        hint: 'Make room and load it again; nothing was loaded.'
      },
      'zh-CN': {
        message: '磁盘剩余 {free} MB，而本次载入需要 {needed} MB。',
        hint: '请清理磁盘空间后重新载入；没有载入任何数据。'
      }
    }
  },
  file_not_regular: {
    status: 400,
    words: {
      en: { message: '{file} is no ordinary file.', hint: 'Save the data as a file and load that.' },
      'zh-CN': { message: '{file} 不是普通文件。', hint: '请先把数据保存为文件再载入。' }
    }
  },
  file_unreadable: {
    status: 400,
    words: {
      en: {
        message: '{file} may not be read ({reason}).',
        hint: 'Check the permissions of the file; nothing was loaded.'
      },
      'zh-CN': { message: '无法读取 {file}（{reason}）。', hint: '请检查文件权限；没有载入任何数据。' }
    }
  },
  file_empty: {
    status: 422,
    words: {
      en: { message: '{file} is empty.', hint: 'Export it again; nothing was loaded.' },
      'zh-CN': { message: '{file} 是空文件。', hint: '请重新导出；没有载入任何数据。' }
    }
  },
  file_without_lines: {
    status: 422,
    words: {
      en: {
        message: '{file} has a header and no lines below it.',
        hint: 'Export it again with its lines; nothing was loaded.'
      },
      'zh-CN': {
        message: '{file} 只有表头，没有数据行。',
        hint: '请重新导出包含数据行的文件；没有载入任何数据。'
      }
    }
  },
  file_given_twice: {
    status: 400,
    words: {
      en: { message: '{file} holds the same bytes as {other}.', hint: 'Give each file of an extract once.' },
      'zh-CN': { message: '{file} 与 {other} 内容完全相同。', hint: '同一批数据中每个文件只给一次。' }
    }
  },
  unpacked_too_large: {
    status: 413,
    words: {
      en: {
        message: '{file} unpacks to more than {gigabytes} GiB.',
        hint: 'Unpack it yourself and load the files inside it; nothing was loaded.'
      },
      'zh-CN': {
        message: '{file} 解压后超过 {gigabytes} GiB。',
        hint: '请自行解压后载入其中的文件；没有载入任何数据。'
      }
    }
  },
  packed_too_tightly: {
    status: 413,
    words: {
      en: {
        message: '{file} unpacks to more than {ratio} times its size, which no extract does.',
        hint: 'Check where it comes from; if it is right, unpack it yourself and load that. Nothing was loaded.'
      },
      'zh-CN': {
        message: '{file} 解压后超过原大小的 {ratio} 倍，正常数据不会如此。',
        hint: '请检查文件来源；如确认无误，请自行解压后再载入。没有载入任何数据。'
      }
    }
  },
  too_many_columns: {
    status: 422,
    words: {
      en: {
        message: '{file} has more than {columns} columns.',
        hint: 'Export the columns of orders alone. Nothing was loaded.'
      },
      'zh-CN': { message: '{file} 超过 {columns} 列。', hint: '请只导出订单相关的列；没有载入任何数据。' }
    }
  },
  cell_too_long: {
    status: 413,
    words: {
      en: {
        message: '{file} has a cell that is longer than a cell can be.',
        hint: 'Export it again without that column. Nothing was loaded.'
      },
      'zh-CN': {
        message: '{file} 中有单元格超过允许的长度。',
        hint: '请去掉该列后重新导出；没有载入任何数据。'
      }
    }
  },
  json_malformed: {
    status: 422,
    words: {
      en: {
        message: '{file} is no valid JSON.',
        hint: 'Export it again from its source. Nothing was loaded.'
      },
      'zh-CN': { message: '{file} 不是有效的 JSON。', hint: '请从来源系统重新导出；没有载入任何数据。' }
    }
  },
  json_without_records: {
    status: 422,
    words: {
      en: {
        message: '{file} holds no list of records.',
        hint: 'Write [{"customer_id": …}, …], an object that holds one such list, or a record in each line. Nothing was loaded.'
      },
      'zh-CN': {
        message: '{file} 中没有记录列表。',
        hint: '请写成 [{"customer_id": …}, …]、只含一个此类列表的对象，或每行一条记录；没有载入任何数据。'
      }
    }
  },
  json_of_many_lists: {
    status: 422,
    words: {
      en: {
        message: '{file} holds several lists of records: {lists}.',
        hint: 'Save each of them as a file of its own and load the one of the orders. Nothing was loaded.'
      },
      'zh-CN': {
        message: '{file} 中有多个记录列表：{lists}。',
        hint: '请分别保存为文件，只载入订单列表；没有载入任何数据。'
      }
    }
  },
  json_too_deep: {
    status: 422,
    words: {
      en: {
        message: '{file} holds records that are nested more than {depth} deep.',
        hint: 'Export it with flat records. Nothing was loaded.'
      },
      'zh-CN': {
        message: '{file} 中的记录嵌套超过 {depth} 层。',
        hint: '请导出扁平的记录；没有载入任何数据。'
      }
    }
  },
  format_not_supported: {
    status: 415,
    words: {
      en: {
        message: '{file} looks like {format}, which cannot be loaded.',
        hint: 'Save it as CSV, XLSX or Parquet and load that.'
      },
      'zh-CN': {
        message: '{file} 看起来是 {format} 格式，无法载入。',
        hint: '请另存为 CSV、XLSX 或 Parquet 后再载入。'
      }
    }
  },
  file_of_one_column: {
    status: 422,
    words: {
      en: {
        message: '{file} has one column: no sign that parts its lines into fields was found.',
        hint: 'If there is one, name it with --map, for example {"columns": {}, "options": {"delimiter": "|"}}; nothing was loaded.'
      },
      'zh-CN': {
        message: '{file} 只有一列：没有找到把每行分成多个字段的分隔符。',
        hint: '如果确有分隔符，请用 --map 指定，例如 {"columns": {}, "options": {"delimiter": "|"}}；没有载入任何数据。'
      }
    }
  },
  encoding_not_as_said: {
    status: 422,
    words: {
      en: {
        message: '{file} is not written in {encoding}, as the mapping says.',
        hint: 'Name another encoding, or leave it out, and it is found out; nothing was loaded.'
      },
      'zh-CN': {
        message: '{file} 的文字编码不是映射中指定的 {encoding}。',
        hint: '请改用其他编码，或不指定编码，由系统自动识别；没有载入任何数据。'
      }
    }
  },
  encoding_unknown: {
    status: 415,
    words: {
      en: {
        message: 'The text of {file} is neither UTF-8, UTF-16, GB18030 nor Windows-1252.',
        hint: 'Save it as "CSV UTF-8" and load that.'
      },
      'zh-CN': {
        message: '{file} 的文字编码不是 UTF-8、UTF-16、GB18030 或 Windows-1252。',
        hint: '请另存为“CSV UTF-8”后再载入。'
      }
    }
  },
  file_damaged: {
    status: 422,
    words: {
      en: {
        message: '{file} is damaged: it cannot be read as {format}.',
        hint: 'Export it again from its source; nothing was loaded.'
      },
      'zh-CN': {
        message: '{file} 已损坏：无法按 {format} 读取。',
        hint: '请从来源系统重新导出；没有载入任何数据。'
      }
    }
  },
  file_too_slow: {
    status: 422,
    words: {
      en: {
        message: 'Reading {file} took longer than {seconds} seconds and was stopped.',
        hint: 'Split it into smaller files, or export it again; nothing was loaded.'
      },
      'zh-CN': {
        message: '读取 {file} 超过 {seconds} 秒，已停止。',
        hint: '请拆分成较小的文件或重新导出；没有载入任何数据。'
      }
    }
  },
  file_too_heavy: {
    status: 413,
    words: {
      en: {
        message: 'Reading {file} needed more than {megabytes} MB of memory and was stopped.',
        hint: 'Split it into smaller files; nothing was loaded.'
      },
      'zh-CN': {
        message: '读取 {file} 所需内存超过 {megabytes} MB，已停止。',
        hint: '请拆分成较小的文件；没有载入任何数据。'
      }
    }
  }
} as const satisfies Record<string, Message>;
