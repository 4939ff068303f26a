import type { Message } from './message.ts';

/** Settings that cannot be changed as asked. */
export const settingMessages = {
  unknown_setting: {
    status: 404,
    words: {
      en: { message: 'There is no setting "{name}".', hint: 'Settings: {known}.' },
      'zh-CN': { message: '没有设置项“{name}”。', hint: '可用的设置项：{known}。' }
    }
  },
  setting_malformed: {
    status: 400,
    words: {
      en: { message: '"{value}" is not a value for the setting {name}.', hint: '{expected}' },
      'zh-CN': { message: '“{value}”不是设置项 {name} 的可用取值。', hint: '{expected}' }
    }
  },
  setting_fixed_by_data: {
    status: 409,
    words: {
      en: {
        message: '{name} cannot change while data is loaded: the loaded lines were read by it.',
        hint: 'Load the extracts into a new home after changing it there.'
      },
      'zh-CN': {
        message: '已有数据时不能修改 {name}：已载入的数据是按它读取的。',
        hint: '请在新的数据目录中先修改设置再载入。'
      }
    }
  },
  currency_fixed_by_data: {
    status: 409,
    words: {
      en: {
        message: 'The loaded amounts are in {loaded} and cannot be called {currency}.',
        hint: 'Load extracts in {currency} into a home of their own.'
      },
      'zh-CN': {
        message: '已载入的金额以 {loaded} 计，不能改称 {currency}。',
        hint: '请将以 {currency} 计的数据载入另一个数据目录。'
      }
    }
  }
} as const satisfies Record<string, Message>;
