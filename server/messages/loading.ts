import type { Message } from './message.ts';

/** Files that cannot be loaded. */
export const loadingMessages = {
  file_missing: {
    status: 404,
    words: {
      en: { message: 'There is no file {file}.', hint: 'Check the path; nothing was loaded.' },
      'zh-CN': { message: '找不到文件 {file}。', hint: '请检查路径;没有载入任何数据。' }
    }
  }
} as const satisfies Record<string, Message>;
