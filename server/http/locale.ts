import type { Request } from 'express';
import type { Locale } from '../schemes/contract.ts';

/** The reader's language: Chinese when their browser prefers any Chinese to English. */
export const localeOf = (request: Request): Locale =>
  request.acceptsLanguages('en', 'zh-CN', 'zh', 'zh-Hans')?.toString().startsWith('zh') ? 'zh-CN' : 'en';
