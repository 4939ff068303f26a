import type { Message } from './message.ts';

/** Customers who are not there, or cannot be taken for one another. */
export const customerMessages = {
  unknown_customer: {
    status: 404,
    words: {
      en: {
        message: 'There is no customer "{customer_id}".',
        hint: 'Ids are compared letter by letter; search for a part of it under customers.'
      },
      'zh-CN': {
        message: '没有编号为“{customer_id}”的客户。',
        hint: '编号逐字比较；可在客户列表中用一部分来搜索。'
      }
    }
  },
  no_sheet_loaded: {
    status: 404,
    words: {
      en: {
        message: 'No sheet of customers is loaded.',
        hint: 'Load one with columns such as name, last purchase and total spend; it is recognised by its headers.'
      },
      'zh-CN': {
        message: '尚未载入客户表。',
        hint: '请载入含有姓名、最近购买、累计消费等列的表格，系统会按表头识别。'
      }
    }
  },
  same_id_twice: {
    status: 400,
    words: {
      en: {
        message: '"{customer_id}" is one id, not two.',
        hint: 'Give the id that stays and the one that goes under it.'
      },
      'zh-CN': { message: '“{customer_id}”是同一个编号。', hint: '请给出要保留的编号和要并入它的编号。' }
    }
  },
  merged_already: {
    status: 409,
    words: {
      en: {
        message: '"{customer_id}" and "{other_id}" are one customer already, by way of other ids.',
        hint: 'npx tierflow query customers-alike lists what was decided; take that back first.'
      },
      'zh-CN': {
        message: '“{customer_id}”与“{other_id}”已通过其他编号合并为同一客户。',
        hint: '可用 npx tierflow query customers-alike 查看已有的判断，请先撤销。'
      }
    }
  }
} as const satisfies Record<string, Message>;
