import type { Words } from '../schemes/contract.ts';

/** Why a column of a file is taken for one of ours: {header} is its own, {profile} what was remembered. */
export const columnReasons = {
  map: { en: 'It was chosen by hand.', 'zh-CN': '由人工指定。' },
  profile: {
    en: 'The mapping "{profile}" says so.',
    'zh-CN': '按数据模板“{profile}”识别。'
  },
  synonym: {
    en: 'The header "{header}" is one of its names.',
    'zh-CN': '表头“{header}”是该列的常用名称。'
  },
  synonym_unit: {
    en: 'Without its unit, the header "{header}" is one of its names.',
    'zh-CN': '去掉单位后，表头“{header}”是该列的常用名称。'
  },
  synonym_prefix: {
    en: 'Without the name of its table, the header "{header}" is one of its names.',
    'zh-CN': '去掉前缀后，表头“{header}”是该列的常用名称。'
  },
  content_dates: {
    en: 'The header does not tell, but the cells hold dates. Please check it.',
    'zh-CN': '表头无法判断，但单元格内容是日期，请确认。'
  },
  content_money: {
    en: 'The header does not tell, but the cells hold amounts of money. Please check it.',
    'zh-CN': '表头无法判断，但单元格内容像金额，请确认。'
  },
  content_ids: {
    en: 'The header does not tell, but the cells look like the ids of buyers. Please check it.',
    'zh-CN': '表头无法判断，但单元格内容像客户编号，请确认。'
  }
} as const satisfies Record<string, Words>;

/** What is still needed, put together of the names of columns. */
export const columnWords = {
  or: { en: ', or ', 'zh-CN': '，或' },
  and: { en: ' and ', 'zh-CN': '和' }
} as const satisfies Record<string, Words>;
