import type { Words } from '../schemes/contract.ts';

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
    en: 'Read {lines_loaded} of {lines_in} rows of the list; they name {orders} of the loaded orders.',
    'zh-CN': '已读取名单 {lines_in} 行中的 {lines_loaded} 行，其中涉及已载入的 {orders} 个订单。'
  },
  would_load_list: {
    en: 'A trial only: {lines_loaded} of {lines_in} rows of the list would be read; they name {orders} of the loaded orders.',
    'zh-CN': '仅试运行：将读取名单 {lines_in} 行中的 {lines_loaded} 行，其中涉及已载入的 {orders} 个订单。'
  },
  loaded_records: {
    en: 'Loaded {lines_loaded} of {lines_in} records; {with_orders} of their {customers} customers have orders.',
    'zh-CN':
      '已载入 {lines_in} 条记录中的 {lines_loaded} 条，涉及 {customers} 位客户，其中 {with_orders} 位有订单。'
  },
  would_load_records: {
    en: 'A trial only: {lines_loaded} of {lines_in} records would be loaded; {with_orders} of their {customers} customers have orders.',
    'zh-CN':
      '仅试运行：将载入 {lines_in} 条记录中的 {lines_loaded} 条，涉及 {customers} 位客户，其中 {with_orders} 位有订单。'
  },
  held_for_records: {
    en: 'Nothing was loaded: {overlap} of {compared} records are the same as records already loaded. Accept it to add them all the same: npx tierflow accept {extract_id}; or load it again with --restate period to replace these days.',
    'zh-CN':
      '没有载入任何数据：{compared} 条记录中有 {overlap} 条与已载入的记录相同。如确需追加，请接受：npx tierflow accept {extract_id}；如要替换这段日期，请加 --restate period 重新载入。'
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
  held_for_numbers: {
    en: 'Nothing was loaded: {undecided} of {lines_loaded} lines have a number like 1.234 or 1,234, and no line tells whether its sign parts thousands or decimals. Load it again with "decimal": "." or "decimal": "," under "options" in --map; or accept it with the point as decimal sign: npx tierflow accept {extract_id}.',
    'zh-CN':
      '没有载入任何数据：{lines_loaded} 行中有 {undecided} 行的数字形如 1.234 或 1,234，没有任何一行能说明其中的符号是千位分隔符还是小数点。请在 --map 的 "options" 中写明 "decimal": "." 或 "decimal": "," 后重新载入；如点号确为小数点，可直接接受：npx tierflow accept {extract_id}。'
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
  customer_missing: { en: 'no customer', 'zh-CN': '缺少客户' },
  value_missing: { en: 'an empty cell that is needed', 'zh-CN': '缺少必填内容' },
  word_missing: { en: 'no kind', 'zh-CN': '缺少类型' },
  word_unknown: { en: 'a kind that is not known', 'zh-CN': '类型无法识别' },
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
  cells_unread: {
    en: 'Cells of {column} that say nothing to us, such as "{example}": {count}. They are left empty, or count as other.',
    'zh-CN': '{column} 列有 {count} 个单元格无法识别（例如“{example}”），按空值或“其他”载入。'
  },
  records_anonymous: {
    en: 'Records without a customer: {count} ({share} of all), which are of nobody we know.',
    'zh-CN': '没有客户的记录：{count} 条（占 {share}），不属于任何已知客户。'
  },
  records_restated: {
    en: 'Records of earlier extracts that this one replaces: {count}.',
    'zh-CN': '早先批次中由本批次取代的记录：{count} 条。'
  },
  customers_without_orders: {
    en: 'Customers without an order: {count} of {customers}.',
    'zh-CN': '没有订单的客户：{customers} 位中的 {count} 位。'
  },
  columns_kept: {
    en: 'Columns kept as attributes of the customer: {headers}.',
    'zh-CN': '作为客户属性保留的列：{headers}。'
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
    en: 'Numbers like 1.234 or 1,234, in which the sign may part thousands or decimals: {count}, and no line tells which. They are read with the point as decimal sign; if that is wrong, say "decimal": "," under "options" in --map, or choose it beside the preview.',
    'zh-CN':
      '有 {count} 行数字形如 1.234 或 1,234，其中的符号既可能是千位分隔符，也可能是小数点，没有任何一行能够说明。现按点号为小数点读取；如不正确，请在 --map 的 "options" 中写明 "decimal": ","，或在预览旁选择。'
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
