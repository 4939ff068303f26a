import type { Words } from '../schemes/contract.ts';

/** What the server says on its way. */
export const serveWords = {
  demo: {
    en: 'The home is empty: filling it with the made-up demo retailer',
    'zh-CN': '数据目录为空：正在填入虚构的演示零售商'
  },
  serving: { en: 'Tierflow is at {address}', 'zh-CN': 'Tierflow 已启动：{address}' }
} as const satisfies Record<string, Words>;
