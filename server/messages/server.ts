import type { Message } from './message.ts';

/** What the server itself cannot take, hold or finish. */
export const serverMessages = {
  took_too_long: {
    status: 503,
    words: {
      en: {
        message: 'The question took too long and was stopped.',
        hint: 'Ask for a shorter span or fewer customers, or try again when less is going on.'
      },
      'zh-CN': { message: '查询耗时过长，已停止。', hint: '请缩短时间跨度或减少客户范围，或稍后再试。' }
    }
  },
  server_ending: {
    status: 503,
    words: {
      en: {
        message: 'Tierflow was told to end, and what was under way was stopped.',
        hint: 'Nothing of it was kept half done; do it again after the next start.'
      },
      'zh-CN': {
        message: 'Tierflow 正在退出，进行中的操作已停止。',
        hint: '没有留下半成品；请在下次启动后重做。'
      }
    }
  },
  server_silent: {
    status: 503,
    words: {
      en: {
        message: 'The server that has the home ended its answer early.',
        hint: 'Look at its window or log; what it had finished is kept, nothing else.'
      },
      'zh-CN': {
        message: '使用该数据目录的服务中途停止了应答。',
        hint: '请查看其窗口或日志；已完成的部分会保留，其余不会。'
      }
    }
  },
  port_taken: {
    status: 503,
    words: {
      en: {
        message: 'Port {port} is taken on {host}.',
        hint: 'Choose another: npx tierflow serve --port {next}.'
      },
      'zh-CN': {
        message: '{host} 的端口 {port} 已被占用。',
        hint: '请换一个端口：npx tierflow serve --port {next}。'
      }
    }
  },
  host_not_loopback: {
    status: 400,
    words: {
      en: {
        message: '{host} is not a loopback address.',
        hint: 'Until there are accounts, Tierflow serves 127.0.0.1, ::1 or localhost only.'
      },
      'zh-CN': {
        message: '{host} 不是本机回环地址。',
        hint: '在有账户功能之前，仅支持 127.0.0.1、::1 或 localhost。'
      }
    }
  },
  foreign_request: {
    status: 400,
    words: {
      en: {
        message: 'The request was not made by this site.',
        hint: 'Open Tierflow at the address it printed when it started.'
      },
      'zh-CN': { message: '该请求不是由本站发出的。', hint: '请用启动时显示的地址打开 Tierflow。' }
    }
  },
  body_malformed: {
    status: 400,
    words: {
      en: {
        message: 'The body of the request cannot be read.',
        hint: 'Send JSON, for example { "value": "365" }.'
      },
      'zh-CN': { message: '无法读取请求正文。', hint: '请发送 JSON，例如 { "value": "365" }。' }
    }
  },
  body_too_large: {
    status: 413,
    words: {
      en: {
        message: 'The body of the request is too large.',
        hint: 'Extracts go to /api/extracts, which takes files of any size.'
      },
      'zh-CN': { message: '请求正文过大。', hint: '数据文件请发送到 /api/extracts，大小不限。' }
    }
  },
  upload_gone: {
    status: 404,
    words: {
      en: {
        message: 'The file that was sent is not here any more.',
        hint: 'Files that are sent are kept for a day at most: choose the file once more.'
      },
      'zh-CN': {
        message: '已上传的文件不在了。',
        hint: '上传的文件最多保留一天：请重新选择文件。'
      }
    }
  },
  upload_too_large: {
    status: 413,
    words: {
      en: {
        message: '{file} is larger than {most} MB, the most that a compressed file may have.',
        hint: 'Unpack it and send the text in it, or save it in several parts.'
      },
      'zh-CN': {
        message: '{file} 超过 {most} MB，这是压缩类文件的上限。',
        hint: '请解压后上传其中的文本文件，或拆分为几份保存。'
      }
    }
  },
  upload_without_room: {
    status: 507,
    words: {
      en: {
        message: 'There is no room for {file}: {free} MB are free where Tierflow keeps its data.',
        hint: 'A file is kept beside what is worked out from it, so twice its size must be free. Make room, then send it again.'
      },
      'zh-CN': {
        message: '空间不足，放不下 {file}：数据目录所在磁盘剩余 {free} MB。',
        hint: '原始文件会与计算结果一起保存，需要其大小两倍的空间。请清理磁盘后重新上传。'
      }
    }
  },
  not_there: {
    status: 404,
    words: {
      en: {
        message: 'There is nothing at {path}.',
        hint: 'The questions are listed at /api, and described in /api/openapi.json.'
      },
      'zh-CN': { message: '{path} 处没有内容。', hint: '全部查询列在 /api，说明见 /api/openapi.json。' }
    }
  },
  internal: {
    status: 500,
    words: {
      en: { message: 'Something failed on our side.', hint: 'Try again; the log names it as {request_id}.' },
      'zh-CN': { message: '系统内部出错。', hint: '请重试；日志中的编号为 {request_id}。' }
    }
  }
} as const satisfies Record<string, Message>;
