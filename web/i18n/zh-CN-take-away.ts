import type { Dictionary } from './dictionary.ts';

export const takeAwayWords: Dictionary['take_away'] = {
  label: '带走',
  workbook: '工作簿（XLSX）',
  print: '打印或存为 PDF',
  picture: (kind) => `将此图存为 ${kind}`,
  about: '数据说明',
  address: '网址',
  made_at: '导出时间',
  data_through: '数据截至',
  data_version: '数据版本',
  currency: '币种',
  failed: '文件未能生成。请重试，或逐个下载 CSV 表格。',
  copy: '连同说明一起复制',
  copied: '已复制。',
  copy_failed: '浏览器不允许复制，请选中文字后自行复制。'
};

export const finderWords: Dictionary['finder'] = {
  open: '查找',
  title: '查找页面、指标、分层、客户或日期',
  hint: '输入名称、编号或日期，例如 2026Q2',
  close: '关闭',
  nothing: '没有叫这个名字的内容。',
  searching: '正在查找客户…',
  pages: '页面',
  dates: '日期',
  metrics: '指标',
  segments: '分层',
  customers: '客户',
  overview_of: (period) => `${period} 总览`,
  segments_of: (moment) => `${moment} 的分层`,
  flow_to: (moment) => `截至 ${moment} 的流转`
};

export const whatChangedWords: Dictionary['what_changed'] = {
  heading: '变化从何而来',
  of: '要拆解的指标',
  title: (period) => `较 ${period} 的变化`,
  waiting: '正在拆解变化…',
  mix: '规模影响',
  rate: '行为影响',
  together: '合计',
  customers: (period) => `${period} 期初客户数`,
  points: (text) => `${text} 个百分点`,
  whole: (metric, before, from, now, to, change) =>
    `${metric}由 ${before} 的 ${from} 变为 ${now} 的 ${to}，变动 ${change}。`,
  parts: (mix, rate) => `其中来自各分层规模变化的为 ${mix}，来自分层内客户行为变化的为 ${rate}。`,
  largest: (segment, effect) => `影响最大的是“${segment}”：${effect}。`,
  untold: (metric, before, now) => `${metric}在 ${before} 或 ${now} 没有数值，无法拆解变化。`,
  note: '客户按每期开始前一日所在的分层归类。各部分相加等于总变化，没有余项。'
};
