import type { Message } from './message.ts';

/** Why a workbook cannot be read. */
export const workbookMessages = {
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
  }
} as const satisfies Record<string, Message>;
