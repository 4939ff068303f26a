import type { Words } from '../schemes/contract.ts';
import type { Message } from './message.ts';

/** Extracts that cannot be loaded: everything stays as it was. */
export const loadingMessages = {
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
  workbook_too_old: {
    status: 415,
    words: {
      en: {
        message: '{file} is a workbook in the old XLS format, which cannot be loaded.',
        hint: 'Open it and save it as "Excel Workbook (.xlsx)" or "CSV UTF-8", and load that.'
      },
      'zh-CN': {
        message: '{file} 是旧版 XLS 格式的工作簿，无法载入。',
        hint: '请打开后另存为“Excel 工作簿 (.xlsx)”或“CSV UTF-8”，再载入。'
      }
    }
  },
  workbook_encrypted: {
    status: 422,
    words: {
      en: {
        message: '{file} is protected by a password.',
        hint: 'Open it with the password, save it without one, and load that.'
      },
      'zh-CN': {
        message: '{file} 受密码保护。',
        hint: '请用密码打开，取消密码后另存，再载入。'
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
  workbook_too_large: {
    status: 413,
    words: {
      en: {
        message: '{file} is a workbook of more than {megabytes} MB.',
        hint: 'Save its sheet as "CSV UTF-8" and load that. Nothing was loaded.'
      },
      'zh-CN': {
        message: '{file} 是超过 {megabytes} MB 的工作簿。',
        hint: '请把工作表另存为“CSV UTF-8”再载入；没有载入任何数据。'
      }
    }
  },
  workbook_of_too_many_parts: {
    status: 413,
    words: {
      en: {
        message: '{file} consists of more than {parts} parts, which no workbook of orders does.',
        hint: 'Copy the sheet into a new workbook and load that. Nothing was loaded.'
      },
      'zh-CN': {
        message: '{file} 由超过 {parts} 个部分组成，正常的工作簿不会如此。',
        hint: '请把工作表复制到新工作簿再载入；没有载入任何数据。'
      }
    }
  },
  workbook_reaches_outside: {
    status: 422,
    words: {
      en: {
        message: '{file} holds a part whose name reaches outside of the workbook.',
        hint: 'Do not open it; ask for it from its source once more. Nothing was loaded.'
      },
      'zh-CN': {
        message: '{file} 中有部件的名称指向工作簿之外。',
        hint: '请勿打开，并向来源方重新索取；没有载入任何数据。'
      }
    }
  },
  workbook_sizes_false: {
    status: 422,
    words: {
      en: {
        message: '{file} holds a part that is not as large as it says.',
        hint: 'Export it again from its source. Nothing was loaded.'
      },
      'zh-CN': {
        message: '{file} 中有部件的实际大小与声明不符。',
        hint: '请从来源系统重新导出；没有载入任何数据。'
      }
    }
  },
  workbook_with_doctype: {
    status: 422,
    words: {
      en: {
        message: '{file} declares a document type, which no spreadsheet program does.',
        hint: 'Do not open it; ask for it from its source once more. Nothing was loaded.'
      },
      'zh-CN': {
        message: '{file} 含有文档类型声明，表格软件不会写入这种内容。',
        hint: '请勿打开，并向来源方重新索取；没有载入任何数据。'
      }
    }
  },
  archive_without_workbook: {
    status: 415,
    words: {
      en: {
        message: '{file} is a ZIP archive without a workbook in it.',
        hint: 'Unpack it and load the files inside it. Nothing was loaded.'
      },
      'zh-CN': {
        message: '{file} 是 ZIP 压缩包，其中没有工作簿。',
        hint: '请解压后载入其中的文件；没有载入任何数据。'
      }
    }
  },
  workbook_empty: {
    status: 422,
    words: {
      en: {
        message: '{file} has no visible sheet with anything in it.',
        hint: 'Name the sheet with --map, for example {"columns": {}, "options": {"sheet": "NAME"}}; its sheets: {sheets}.'
      },
      'zh-CN': {
        message: '{file} 中没有包含数据的可见工作表。',
        hint: '请用 --map 指定工作表，例如 {"columns": {}, "options": {"sheet": "名称"}}；现有工作表：{sheets}。'
      }
    }
  },
  sheet_missing: {
    status: 422,
    words: {
      en: { message: '{file} has no sheet "{sheet}".', hint: 'Its sheets: {sheets}.' },
      'zh-CN': { message: '{file} 中没有名为“{sheet}”的工作表。', hint: '现有工作表：{sheets}。' }
    }
  },
  sheet_of_one_column: {
    status: 422,
    words: {
      en: {
        message: 'The sheet "{sheet}" of {file} has one column.',
        hint: 'Name another sheet with --map, for example {"columns": {}, "options": {"sheet": "NAME"}}; its sheets: {sheets}.'
      },
      'zh-CN': {
        message: '{file} 的工作表“{sheet}”只有一列。',
        hint: '请用 --map 指定其他工作表，例如 {"columns": {}, "options": {"sheet": "名称"}}；现有工作表：{sheets}。'
      }
    }
  },
  sheet_too_long: {
    status: 413,
    words: {
      en: {
        message: '{file} has a row beyond row {rows}, the last one there can be.',
        hint: 'Export it again from its source. Nothing was loaded.'
      },
      'zh-CN': {
        message: '{file} 中有行号超过上限 {rows} 的行。',
        hint: '请从来源系统重新导出；没有载入任何数据。'
      }
    }
  },
  sheet_too_wide: {
    status: 413,
    words: {
      en: {
        message: '{file} has a cell beyond column {columns}.',
        hint: 'Delete what stands far to the right of the table, save it and load it again. Nothing was loaded.'
      },
      'zh-CN': {
        message: '{file} 中有单元格超出第 {columns} 列。',
        hint: '请删除表格右侧远处的内容，保存后重新载入；没有载入任何数据。'
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
  },
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

/** What the reader sees while a load is under way. */
export const loadSteps = {
  verify: { en: 'Checking the archive', 'zh-CN': '核对归档' },
  archive: { en: 'Keeping the file', 'zh-CN': '保存原始文件' },
  read: { en: 'Reading the lines', 'zh-CN': '读取数据行' },
  load: { en: 'Writing the lines', 'zh-CN': '写入数据行' },
  reconcile: { en: 'Reconciling counts and amounts', 'zh-CN': '核对行数与金额' },
  build: { en: 'Working out the numbers', 'zh-CN': '计算指标' },
  commit: { en: 'Making it count', 'zh-CN': '提交结果' },
  keep: { en: 'Putting the file away', 'zh-CN': '归档文件' }
} as const satisfies Record<string, Words>;

/** How a load ended. */
export const loadVerdicts = {
  loaded: {
    en: 'Loaded {lines_loaded} of {lines_in} lines, {amount_loaded} in all, from {data_from} to {data_through}.',
    'zh-CN':
      '已载入 {lines_in} 行中的 {lines_loaded} 行，合计 {amount_loaded}，日期从 {data_from} 到 {data_through}。'
  },
  loaded_list: {
    en: 'Read {lines_loaded} of {lines_in} rows of the list; they name {orders} loaded orders as returned.',
    'zh-CN': '已读取名单 {lines_in} 行中的 {lines_loaded} 行，其中涉及已载入的 {orders} 个订单。'
  },
  would_load_list: {
    en: 'A trial only: {lines_loaded} of {lines_in} rows of the list would be read; they name {orders} loaded orders as returned.',
    'zh-CN': '仅试运行：将读取名单 {lines_in} 行中的 {lines_loaded} 行，其中涉及已载入的 {orders} 个订单。'
  },
  would_load: {
    en: 'A trial only: {lines_loaded} of {lines_in} lines would be loaded, {amount_loaded} in all, from {data_from} to {data_through}.',
    'zh-CN':
      '仅试运行：将载入 {lines_in} 行中的 {lines_loaded} 行，合计 {amount_loaded}，日期从 {data_from} 到 {data_through}。'
  },
  already_loaded: {
    en: 'The same data was loaded on {loaded_on} as extract {extract_id}; nothing changed.',
    'zh-CN': '同样的数据已于 {loaded_on} 载入（批次 {extract_id}）；没有任何变化。'
  },
  already_loaded_otherwise: {
    en: 'The same data was loaded on {loaded_on} as extract {extract_id}, and nothing changed. To have it read by this mapping, undo it first: npx tierflow undo {extract_id}; then load it again.',
    'zh-CN':
      '同样的数据已于 {loaded_on} 载入（批次 {extract_id}），没有任何变化。如需按新的列映射读取，请先撤销：npx tierflow undo {extract_id}，再重新载入。'
  },
  held_for_rejects: {
    en: 'Nothing was loaded: {lines_rejected} of {lines_in} lines cannot be used, first line {first_line} ({first_reason}). Mend the file and load it again, or accept it without these lines: npx tierflow accept {extract_id}.',
    'zh-CN':
      '没有载入任何数据：{lines_in} 行中有 {lines_rejected} 行无法使用，第一处在第 {first_line} 行（{first_reason}）。请修正文件后重新载入，或忽略这些行并接受：npx tierflow accept {extract_id}。'
  },
  held_for_overlap: {
    en: 'Nothing was loaded: {overlap} of {compared} lines without an order id have the customer, day and amount of lines already loaded. Accept it to add them all the same: npx tierflow accept {extract_id}; or load it again with --restate period to replace these days.',
    'zh-CN':
      '没有载入任何数据：{compared} 行无订单号的数据中，有 {overlap} 行的客户、日期和金额与已有数据相同。如确需追加，请接受：npx tierflow accept {extract_id}；如要替换这段日期，请加 --restate period 重新载入。'
  },
  rejected: {
    en: 'Nothing was loaded: none of the {lines_in} lines can be used, first line {first_line} ({first_reason}). Check the columns, or name them with --map, and load it again.',
    'zh-CN':
      '没有载入任何数据：{lines_in} 行全部无法使用，第一处在第 {first_line} 行（{first_reason}）。请检查各列，或用 --map 指定列后重新载入。'
  },
  undone: {
    en: 'Undone: the {lines_loaded} lines of {extract_id} count no more, and earlier versions of their orders count again. The file stays in the archive.',
    'zh-CN':
      '已撤销：批次 {extract_id} 的 {lines_loaded} 行不再计入，这些订单的先前版本恢复计入。原始文件仍保留在归档中。'
  },
  put_aside: {
    en: 'Put aside: {extract_id} is not loaded and waits no more. The file stays in the archive.',
    'zh-CN': '已搁置：批次 {extract_id} 未载入，也不再等待确认。原始文件仍保留在归档中。'
  }
} as const satisfies Record<string, Words>;

/** Why a line was not loaded. */
export const rejectReasons = {
  too_few_fields: { en: 'fewer fields than the header', 'zh-CN': '字段数少于表头' },
  too_many_fields: { en: 'more fields than the header', 'zh-CN': '字段数多于表头' },
  quote_malformed: { en: 'a quotation mark out of place', 'zh-CN': '引号位置不正确' },
  quote_unclosed: { en: 'a quotation mark that is never closed', 'zh-CN': '引号没有闭合' },
  line_too_long: { en: 'longer than 1 MiB', 'zh-CN': '超过 1 MiB' },
  header_repeated: { en: 'the header once more', 'zh-CN': '重复的表头' },
  json_line_malformed: { en: 'no valid JSON', 'zh-CN': '不是有效的 JSON' },
  not_a_record: { en: 'a value, not a record', 'zh-CN': '不是记录' },
  total_row: { en: 'a total, not a line', 'zh-CN': '合计行' },
  date_missing: { en: 'no date', 'zh-CN': '缺少日期' },
  date_unreadable: { en: 'a date that cannot be read', 'zh-CN': '日期无法识别' },
  date_too_early: { en: 'a date before 1900', 'zh-CN': '日期早于 1900 年' },
  date_in_future: { en: 'a date in the future', 'zh-CN': '日期在未来' },
  amount_missing: { en: 'no amount', 'zh-CN': '缺少金额' },
  amount_unreadable: { en: 'an amount that cannot be read', 'zh-CN': '金额无法识别' },
  amount_out_of_range: { en: 'an amount too large or too finely divided', 'zh-CN': '金额过大或小数位过多' },
  other_currency: { en: 'another currency', 'zh-CN': '货币不同' },
  order_missing: { en: 'no order id', 'zh-CN': '缺少订单号' },
  duplicate: { en: 'an exact repeat', 'zh-CN': '完全重复' }
} as const satisfies Record<string, Words>;

/** What a reader should know of an extract that was loaded. */
export const loadFindings = {
  dates_ambiguous: {
    en: 'Dates that may be read with the day or the month first: {count}. They were read with the {order} first; if that is wrong, undo this extract and load the file again with "date_order" in --map.',
    'zh-CN':
      '有 {count} 行的日期既可按日在前也可按月在前理解，已按{order}在前读取。如不正确，请撤销本批次，在 --map 中指定 "date_order" 后重新载入。'
  },
  sheets_left_out: {
    en: 'Worksheets with rows that were not read: {sheets}. To read another one, name it as "sheet" in --map.',
    'zh-CN': '未读取但有数据的工作表：{sheets}。如需读取其他工作表，请在 --map 中用 "sheet" 指定。'
  },
  header_absent: {
    en: 'Files without a header, whose columns are called column_1, column_2 and so on: {count}. If the first line is a header, say "header": true in --map.',
    'zh-CN':
      '没有表头的文件：{count} 个，其各列称为 column_1、column_2 等。如果第一行其实是表头，请在 --map 中指定 "header": true。'
  },
  headers_differ: {
    en: 'Files with other headers than the first one, or more or fewer of them, in which the same columns were found: {count}.',
    'zh-CN': '与第一个文件的表头不同、但识别出相同各列的文件：{count} 个。'
  },
  columns_unmapped: { en: 'Columns not used: {headers}.', 'zh-CN': '未使用的列：{headers}。' },
  columns_chosen: {
    en: '{column} is read from "{header}"; also fitting: {rivals}. To choose another, name it with --map.',
    'zh-CN': '{column} 取自“{header}”；{rivals} 也符合。如需改用其他列，请用 --map 指定。'
  },
  months_without_lines: {
    en: 'Months without any line between others: {months}.',
    'zh-CN': '前后都有数据、自身却没有任何数据的月份：{months}。'
  },
  lines_duplicate: {
    en: 'Exact repeats of another line, which count: {count}.',
    'zh-CN': '完全重复的行（仍计入）：{count} 行。'
  },
  lines_void: {
    en: 'Lines never delivered by their status, which count 0: {count}.',
    'zh-CN': '状态表示未成交的行（按 0 计）：{count} 行。'
  },
  lines_anonymous: {
    en: 'Lines without a customer: {count} ({share} of all), which count in total sales and nowhere else.',
    'zh-CN': '没有客户的行：{count} 行（占 {share}），只计入总销售额。'
  },
  years_short: {
    en: 'Dates whose year has two digits: {count}. Years up to {latest} were taken as such, later ones as those of the century before.',
    'zh-CN': '有 {count} 行日期的年份只有两位：不晚于 {latest} 年的按本世纪读取，更晚的按上个世纪读取。'
  },
  numbers_ambiguous: {
    en: 'Numbers like 1.234 or 1,234, in which the sign may part thousands or decimals: {count}. The point was taken for the decimal sign; if that is wrong, undo this extract and load the file again with "decimal" in --map.',
    'zh-CN':
      '有 {count} 行数字形如 1.234 或 1,234，其中的符号既可能是千位分隔符，也可能是小数点。已按点号为小数点读取；如不正确，请撤销本批次，在 --map 中指定 "decimal" 后重新载入。'
  },
  ids_damaged: {
    en: 'Lines with an id like 1.03293E+19: {count}. A spreadsheet has cut these ids short, and different ones may now look the same. Export the file again with its ids as text.',
    'zh-CN':
      '有 {count} 行的编号形如 1.03293E+19：编号已被电子表格截断，不同的编号可能变得相同。请重新导出，并将编号列设为文本。'
  },
  returns_turned: {
    en: 'Lines marked as returns whose positive amount was taken as negative, as the mapping says: {count}.',
    'zh-CN': '按列映射的设定，标记为退货的 {count} 行由正数改按负数计入。'
  },
  returns_positive: {
    en: 'Lines marked as returns whose amount is positive, so that they count as sales: {count}. If they give money back, set "return_marks_negate" to true in --map.',
    'zh-CN':
      '有 {count} 行标记为退货但金额为正，因此按销售计入。如果这些是退款，请在 --map 中将 "return_marks_negate" 设为 true。'
  },
  returned_ids_shared: {
    en: 'Order ids of the list that several customers use: {count}; the orders of all of them are taken as returned. Add a column with the customer to tell them apart.',
    'zh-CN':
      '名单中有 {count} 个订单号被多位客户使用：这些客户的该号订单都视为已退货。如需区分，请在名单中加上客户列。'
  },
  returns_ahead: {
    en: 'Orders that the list takes back after {data_through}, the last day of the orders: {count}. They count once the orders reach these days.',
    'zh-CN':
      '名单中有 {count} 个订单的退货日期晚于订单数据的最后一天 {data_through}：待订单数据覆盖这些日期后才会计入。'
  },
  returned_ids_unknown: {
    en: 'Order ids of the list that no loaded order has: {count}.',
    'zh-CN': '名单中有 {count} 个订单号在已载入的订单中不存在。'
  },
  orders_restated: {
    en: 'Orders of earlier extracts that are replaced by their version in this one: {count}.',
    'zh-CN': '早先批次中由本批次版本取代的订单：{count} 个。'
  },
  discount_ignored: {
    en: 'The discount in "{header}" is not subtracted: amounts are taken as already net of it.',
    'zh-CN': '“{header}”中的折扣没有再扣减：金额视为已扣除折扣。'
  },
  numbers_restyled: {
    en: 'Numbers written like {example} were read with "{decimal}" as the decimal sign.',
    'zh-CN': '形如 {example} 的数字按“{decimal}”作小数点读取。'
  }
} as const satisfies Record<string, Words>;

/** Small words that the sentences above are put together with. */
export const loadWords = {
  first_of_date: {
    month_first: { en: 'month', 'zh-CN': '月' },
    day_first: { en: 'day', 'zh-CN': '日' }
  },
  comma: { en: ', ', 'zh-CN': '、' },
  more: { en: 'and {count} more', 'zh-CN': '另有 {count} 项' }
} as const;
