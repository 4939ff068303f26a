import type { WholeWords } from './whole-words.svelte.ts';

/** 订单之外对客户的了解，以及这些资料的质量。 */
export const wholeWords: WholeWords = {
  quality: {
    title: '值得查看的数据',
    waiting: '正在检查已载入的数据…',
    none: '已载入的数据没有发现异常。',
    note: '以上内容均不影响任何数字。',
    show: '查看',
    hide: '收起',
    columns: { place: '位置', customer: '客户', column: '列', value: '原文' },
    of_all: '全部批次'
  },
  sources: {
    title: '数据来源',
    source: '来源',
    extracts: '批次数',
    lines: '行数',
    days: '覆盖日期',
    behind: '落后于订单',
    behind_days: (days) => `${days} 天`,
    up_to_date: '与订单同步',
    last: '最近载入'
  },
  completeness: {
    title: '客户资料完整度',
    note: '客户资料中各列已填写的比例。',
    owner: '负责人',
    nobody: '无人负责',
    customers: '客户数'
  },
  alike: {
    title: '是否为同一客户的两个编号？',
    note: '只有您确认后才会合并，且随时可以撤销。',
    stays: '保留',
    other: '并入',
    why: '相同之处',
    shared: { phone: '电话', email: '邮箱', name_address: '姓名和地址' },
    orders: (count) => `${count} 单`,
    same: '同一客户',
    apart: '不同客户',
    open: '撤销',
    merged: '已合并',
    kept_apart: '不同客户',
    working: '正在重新计算…',
    confirm: (one, other) => `将 ${other} 计为 ${one}？`,
    confirm_text:
      '两个编号的订单、互动和投诉将在所有页面、所有日期计为同一位客户。已载入的数据不会改动，可随时在此撤销。',
    cancel: '取消'
  },
  sheet: {
    title: '客户一览',
    waiting: '正在读取客户…',
    sentence: (customers, green, amber, red, day) =>
      `截至 ${day}，${customers} 位客户中近期有购买 ${green} 位，逐渐沉默 ${amber} 位，长期沉默 ${red} 位。`,
    undated: (n) => `另有 ${n} 位没有最近购买日期。`,
    lights: { green: '近期有购买', amber: '逐渐沉默', red: '长期沉默', none: '日期未知' },
    rules: {
      green: (days) => `${days} 天内有购买`,
      amber: (from, to) => `${from} 至 ${to} 天未购买`,
      red: (days) => `超过 ${days} 天未购买`
    },
    spend: '累计消费',
    first: (shown, total) => `累计消费最多的 ${shown} 位，共 ${total} 位。`,
    all: '全部客户',
    only: (what) => `仅看：${what}`,
    columns: {
      customer: '客户',
      light: '状态',
      last: '最近购买',
      days: '距今天数',
      spend: '累计消费',
      r: 'R',
      m: 'M',
      contact: '联系方式',
      category: '类别',
      note: '备注'
    },
    scores: 'R、M 为 1 至 5 分，5 分最好。F（购买频率）无法计算：客户表中没有逐笔订单。',
    more: '载入订单明细，即可看到购买频率、客户流转和各分层的贡献。',
    load: '载入订单明细',
    csv: '下载 CSV'
  },
  timeline: {
    title: '时间线',
    waiting: '正在读取该客户的记录…',
    attributes: '客户资料',
    show_personal: '显示个人信息',
    hide_personal: '隐藏个人信息',
    also: (ids) => `其他编号：${ids}。`,
    none: '除订单外，没有该客户的其他记录。',
    all: (count) => `显示全部 ${count} 条`,
    fewer: '收起',
    what: {
      sale: '订单',
      return: '退货',
      gift: '赠品',
      interaction: '互动',
      nps: '推荐意愿',
      satisfaction: '满意度',
      complaint: '投诉',
      contact: '联系',
      contact_due: '应联系未联系'
    },
    open_complaint: '未解决',
    resolved: (day) => `${day} 已解决`,
    out_of: (score, most) => `${score} / ${most}`,
    by: (owner) => `负责人 ${owner}`,
    day: '日期',
    event: '事件',
    detail: '详情'
  }
};
