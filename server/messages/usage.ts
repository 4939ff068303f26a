import type { Words } from '../schemes/contract.ts';
import type { Message } from './message.ts';

/** Command lines that were typed wrongly. */
export const usageMessages = {
  command_missing: {
    status: 400,
    words: {
      en: { message: 'A command is missing.', hint: 'Commands: {known}. See tierflow --help.' },
      'zh-CN': { message: '缺少命令。', hint: '可用的命令：{known}。详见 tierflow --help。' }
    }
  },
  unknown_command: {
    status: 400,
    words: {
      en: { message: 'There is no command "{name}".', hint: 'Commands: {known}. See tierflow --help.' },
      'zh-CN': { message: '没有命令“{name}”。', hint: '可用的命令：{known}。详见 tierflow --help。' }
    }
  },
  words_missing: {
    status: 400,
    words: {
      en: { message: '{command} needs more words than it was given.', hint: 'Usage: tierflow {usage}' },
      'zh-CN': { message: '命令 {command} 缺少参数。', hint: '用法：tierflow {usage}' }
    }
  },
  words_too_many: {
    status: 400,
    words: {
      en: { message: '{command} does not take "{word}".', hint: 'Usage: tierflow {usage}' },
      'zh-CN': { message: '命令 {command} 不接受“{word}”。', hint: '用法：tierflow {usage}' }
    }
  },
  unknown_flag: {
    status: 400,
    words: {
      en: { message: '{command} has no flag {flag}.', hint: 'Usage: tierflow {usage}' },
      'zh-CN': { message: '命令 {command} 没有选项 {flag}。', hint: '用法：tierflow {usage}' }
    }
  },
  flag_without_value: {
    status: 400,
    words: {
      en: { message: '{flag} needs a value.', hint: 'Usage: tierflow {usage}' },
      'zh-CN': { message: '选项 {flag} 需要一个值。', hint: '用法：tierflow {usage}' }
    }
  },
  flag_with_value: {
    status: 400,
    words: {
      en: { message: '{flag} takes no value.', hint: 'Usage: tierflow {usage}' },
      'zh-CN': { message: '选项 {flag} 不带值。', hint: '用法：tierflow {usage}' }
    }
  },
  flag_value_not_known: {
    status: 400,
    words: {
      en: { message: '"{value}" is not a value of {flag}.', hint: 'It takes {known}.' },
      'zh-CN': { message: '“{value}”不是选项 {flag} 的可用取值。', hint: '可用的取值：{known}。' }
    }
  }
} as const satisfies Record<string, Message>;

/** What a command does, for --help. */
export const purposes = {
  serve: {
    en: 'starts the server; an empty home is filled with the demo retailer',
    'zh-CN': '启动服务；空的数据目录会填入演示零售商'
  },
  load: { en: 'loads one extract, of one file or several', 'zh-CN': '载入一批数据，可含多个文件' },
  accept: {
    en: 'loads an extract that is held, without the lines that cannot be used',
    'zh-CN': '接受待确认的一批数据，忽略其中无法使用的行'
  },
  'same-customer': {
    en: 'says that two customer ids are one customer, that they are two, or takes back what was said',
    'zh-CN': '指定两个客户编号为同一客户、不同客户，或撤回指定'
  },
  undo: {
    en: 'takes an extract out again, as if it had never been loaded',
    'zh-CN': '撤销一批数据，如同从未载入'
  },
  rebuild: { en: 'makes the warehouse anew from the archive', 'zh-CN': '从归档重建数据仓库' },
  backup: { en: 'copies the home into an empty folder', 'zh-CN': '将数据目录备份到一个空目录' },
  restore: { en: 'puts a backup in the place of the home', 'zh-CN': '用备份恢复数据目录' },
  doctor: { en: 'looks whether everything is as it should be', 'zh-CN': '检查一切是否正常' },
  query: { en: 'answers a named query', 'zh-CN': '回答一个命名查询' },
  definitions: {
    en: 'tells metrics, schemes and cut points in force',
    'zh-CN': '显示现行的指标、分层方案与切分点'
  },
  settings: { en: 'tells the settings, or changes one', 'zh-CN': '显示设置，或修改一项' },
  scheme: {
    en: 'audits a scheme file, adds it to the home, or takes it away again',
    'zh-CN': '检查分层方案文件，将其加入数据目录，或将其移除'
  },
  event: {
    en: 'marks what was done on a day, takes a mark away again, or tells what is marked',
    'zh-CN': '标记某日做过的事，撤销标记，或显示已标记的事件'
  },
  refit: { en: 'fits the cut points of a scheme and pins them', 'zh-CN': '重新拟合并固定某方案的切分点' }
} as const satisfies Record<string, Words>;

export const helpWords = {
  usage: { en: 'Usage: tierflow COMMAND [--home DIR]', 'zh-CN': '用法：tierflow 命令 [--home 目录]' },
  questions: {
    en: 'Names, with --help after one its parameters:',
    'zh-CN': '可用的名称（在其后加 --help 查看参数）：'
  },
  of_cell: {
    en: 'and the parameters of the query named by --of, and --cell.COLUMN VALUE for each column that names the cell',
    'zh-CN': '以及 --of 所指查询的参数，并用 --cell.列名 取值 指明单元格'
  },
  for_example: { en: 'for example', 'zh-CN': '例如' },
  by_default: { en: 'default', 'zh-CN': '默认' },
  repeats: { en: 'may repeat', 'zh-CN': '可重复' },
  of_one: { en: 'Usage: tierflow {usage} [--home DIR]', 'zh-CN': '用法：tierflow {usage} [--home 目录]' }
} as const satisfies Record<string, Words>;
