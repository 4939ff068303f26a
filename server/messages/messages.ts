import { loadingMessages } from './loading.ts';
import { fileMessages } from './files.ts';
import { keepingMessages } from './keeping.ts';
import { eventMessages } from './events.ts';
import { periodMessages } from './periods.ts';
import { requestMessages } from './requests.ts';
import { settingMessages } from './settings.ts';
import { cellMessages } from './cells.ts';
import { customerMessages } from './customers.ts';
import { workbookMessages } from './workbooks.ts';
import { serverMessages } from './server.ts';
import { schemeMessages } from './schemes.ts';
import { usageMessages } from './usage.ts';

/** Every sentence the server says when it cannot do what was asked. A code stands for one message in both languages. */
export const messages = {
  ...requestMessages,
  ...periodMessages,
  ...eventMessages,
  ...settingMessages,
  ...cellMessages,
  ...serverMessages,
  ...customerMessages,
  ...fileMessages,
  ...workbookMessages,
  ...loadingMessages,
  ...keepingMessages,
  ...schemeMessages,
  ...usageMessages
};

export type MessageCode = keyof typeof messages;
export type UsageCode = keyof typeof usageMessages;
