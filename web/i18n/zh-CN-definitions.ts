import type { Dictionary } from './dictionary.ts';

/** 每个数字的含义。 */
export const definitionsWords: Dictionary['definitions'] = {
  title: '口径',
  lead: '页面上的每个指标和分层都在这里定义一次；这里怎么写，就怎么算。',
  metrics: '指标',
  metrics_note: '比率是合计之比；分母为零时留空。',
  schemes: '分层方案',
  settings: '当前设置',
  settings_note: '用“npx tierflow settings KEY VALUE”修改。',
  label: '指标',
  meaning: '含义',
  formula: '公式',
  unit: '单位',
  better: '好的方向',
  betters: { up: '越高越好', down: '越低越好', neither: '不分高低' },
  units: {
    customers: '客户数',
    orders: '订单数',
    money: '金额',
    rate: '占客户 %',
    share: '占总体 %',
    days: '天数',
    points: '分，−100 至 100',
    score: '评分，1 至 5'
  },
  segment: '分层',
  who: '包含哪些客户',
  cuts: '切分点',
  versions: (count) => `已保存 ${count} 个版本`,
  ladder: '有高低次序：升级与降级有意义。',
  also_called: (name) => `又称${name}。`,
  flags: '分层之外的标记',
  not_computable: (needs) => `无法计算：缺少${needs}。`,
  partly_computable: (needs) => `未计入${needs}。`,
  inputs: {
    category: '商品品类',
    discount: '折扣',
    relation: '注明客户关系的客户资料',
    company: '注明企业客户的客户资料',
    target: '注明目标客户的客户资料',
    contract: '注明合同的客户资料',
    interactions: '互动记录',
    feedback: '客户反馈'
  },
  setting: '设置',
  value: '取值',
  dimensions: '筛选维度',
  dimensions_note: '每位客户在每个维度上只有一个取值，取自首单，因此不会变化。',
  dimension: '维度',
  values: '取值',
  source: '决策依据'
};
