import type { Words } from '../schemes/contract.ts';
import type { Message } from './message.ts';

/** A home that cannot be opened, backed up or restored; everything stays as it was. */
export const keepingMessages = {
  home_in_use: {
    status: 503,
    words: {
      en: {
        message: 'Another process has {home} open.',
        hint: 'Stop it (process {pid}), or use another folder with --home.'
      },
      'zh-CN': {
        message: '另一个进程正在使用 {home}。',
        hint: '请先结束它（进程 {pid}），或用 --home 指定其他目录。'
      }
    }
  },
  disk_full: {
    status: 507,
    words: {
      en: {
        message: 'The disk is full.',
        hint: 'Make room and try again; what was there before is as it was.'
      },
      'zh-CN': { message: '磁盘已满。', hint: '请清理磁盘空间后重试；原有数据没有任何改动。' }
    }
  },
  warehouse_damaged: {
    status: 503,
    words: {
      en: {
        message:
          'The warehouse {file} is damaged and was not opened; the archive of the extracts is another folder.',
        hint: 'Make it anew from the archive with: npx tierflow rebuild; or bring a backup back with: npx tierflow restore DIR.'
      },
      'zh-CN': {
        message: '数据仓库 {file} 已损坏，没有打开；原始数据的归档在另一个目录中。',
        hint: '可从归档重建：npx tierflow rebuild；或恢复备份：npx tierflow restore 目录。'
      }
    }
  },
  decisions_damaged: {
    status: 503,
    words: {
      en: {
        message: 'The file of settings and definitions {file} is damaged and was not opened.',
        hint: 'Bring a backup back with: npx tierflow restore DIR; or move the file away to start with the settings of a new home.'
      },
      'zh-CN': {
        message: '保存设置与口径的文件 {file} 已损坏，没有打开。',
        hint: '可恢复备份：npx tierflow restore 目录；也可移走该文件，以新目录的默认设置重新开始。'
      }
    }
  },
  database_newer: {
    status: 503,
    words: {
      en: {
        message: '{file} was written by a newer version of Tierflow.',
        hint: 'Use that version or a later one; nothing was changed.'
      },
      'zh-CN': {
        message: '{file} 由更新版本的 Tierflow 写入。',
        hint: '请使用该版本或更新的版本；没有任何改动。'
      }
    }
  },
  warehouse_behind: {
    status: 503,
    words: {
      en: {
        message:
          'The archive has {extracts} extracts that the warehouse does not know, among them {extract_id}: it lost something.',
        hint: 'Make it anew from the archive with: npx tierflow rebuild.'
      },
      'zh-CN': {
        message: '归档中有 {extracts} 批数据（例如 {extract_id}）在数据仓库中不存在：仓库有缺失。',
        hint: '请从归档重建：npx tierflow rebuild。'
      }
    }
  },
  home_missing: {
    status: 404,
    words: {
      en: {
        message: 'There is no home at {home}.',
        hint: 'Check --home, or load an extract, which makes one: npx tierflow load FILE.'
      },
      'zh-CN': {
        message: '{home} 处没有数据目录。',
        hint: '请检查 --home，或载入一批数据来创建：npx tierflow load FILE。'
      }
    }
  },
  home_unusable: {
    status: 503,
    words: {
      en: {
        message: 'The home {home} cannot be opened: {reason}',
        hint: 'Check the folder and its permissions, or use another with --home.'
      },
      'zh-CN': {
        message: '无法打开数据目录 {home}：{reason}',
        hint: '请检查目录及其权限，或用 --home 指定其他目录。'
      }
    }
  },
  backup_folder_occupied: {
    status: 409,
    words: {
      en: {
        message: 'The folder {folder} is not empty.',
        hint: 'Name a folder that is empty or not there yet.'
      },
      'zh-CN': { message: '目录 {folder} 不是空的。', hint: '请指定空目录或尚不存在的目录。' }
    }
  },
  backup_folder_unusable: {
    status: 409,
    words: {
      en: { message: 'The folder {folder} cannot be used ({reason}).', hint: 'Check its permissions.' },
      'zh-CN': { message: '无法使用目录 {folder}（{reason}）。', hint: '请检查其权限。' }
    }
  },
  no_backup: {
    status: 404,
    words: {
      en: {
        message: 'There is no backup in {folder}.',
        hint: 'Name the folder that tierflow backup has written: it holds backup.json.'
      },
      'zh-CN': {
        message: '{folder} 中没有备份。',
        hint: '请指定由 tierflow backup 写入的目录：其中有 backup.json。'
      }
    }
  },
  backup_damaged: {
    status: 409,
    words: {
      en: {
        message: 'The backup in {folder} is damaged: {file} is not what was backed up.',
        hint: 'Use another backup; nothing was changed.'
      },
      'zh-CN': {
        message: '{folder} 中的备份已损坏：{file} 与备份时不一致。',
        hint: '请使用其他备份；没有任何改动。'
      }
    }
  },
  home_served: {
    status: 409,
    words: {
      en: { message: 'The home is being served.', hint: 'Stop the server, then restore.' },
      'zh-CN': { message: '该数据目录正在提供服务。', hint: '请先停止服务，再恢复备份。' }
    }
  }
} as const satisfies Record<string, Message>;

/** What the commands that keep a home say when they are done. */
export const keepingWords = {
  backed_up: {
    en: 'Backed up {files} files, {megabytes} MB, to {folder}.',
    'zh-CN': '已备份 {files} 个文件（{megabytes} MB）到 {folder}。'
  },
  restored: {
    en: 'Restored the backup of {made_at}.',
    'zh-CN': '已恢复 {made_at} 的备份。'
  },
  moved_aside: {
    en: 'What was there before lies in {before}.',
    'zh-CN': '原有内容已移至 {before}。'
  },
  rebuilt: {
    en: 'Rebuilt from the archive: {extracts} extracts, {lines_loaded} lines.',
    'zh-CN': '已从归档重建：{extracts} 批数据，{lines_loaded} 行。'
  },
  set_aside: {
    en: 'The damaged warehouse lies in {file}.',
    'zh-CN': '损坏的数据仓库已移至 {file}。'
  }
} as const satisfies Record<string, Words>;

/** What the doctor looks at. */
export const examined = {
  home: {
    well: { en: 'The home opens.', 'zh-CN': '数据目录可以打开。' },
    unwell: { en: '{problem}', 'zh-CN': '{problem}' }
  },
  archive: {
    well: {
      en: 'The archive holds every file of {extracts} extracts, byte for byte.',
      'zh-CN': '归档完整：{extracts} 批数据的文件逐字节一致。'
    },
    unwell: { en: 'The archive is damaged: {problem}', 'zh-CN': '归档已损坏：{problem}' }
  },
  ledger: {
    well: {
      en: 'The warehouse knows every extract of the archive.',
      'zh-CN': '数据仓库与归档中的批次一致。'
    },
    unwell: {
      en: 'The warehouse does not know {extracts} extracts of the archive: run npx tierflow rebuild.',
      'zh-CN': '归档中有 {extracts} 批数据在仓库中不存在：请运行 npx tierflow rebuild。'
    }
  },
  laws: {
    well: { en: 'All {laws} laws of the numbers hold.', 'zh-CN': '{laws} 条数据校验规则全部成立。' },
    unwell: {
      en: 'Laws of the numbers do not hold: {broken}. Run npx tierflow rebuild.',
      'zh-CN': '以下数据校验规则不成立：{broken}。请运行 npx tierflow rebuild。'
    }
  },
  decisions: {
    well: { en: 'No extract waits for a decision.', 'zh-CN': '没有待确认的批次。' },
    unwell: {
      en: 'Extracts that wait for a decision: {extracts}. See npx tierflow query extracts.',
      'zh-CN': '待确认的批次：{extracts}。请查看 npx tierflow query extracts。'
    }
  },
  room: {
    well: { en: 'The disk has {gigabytes} GB free.', 'zh-CN': '磁盘剩余 {gigabytes} GB。' },
    unwell: {
      en: 'The disk has only {gigabytes} GB free: loads may be refused.',
      'zh-CN': '磁盘仅剩 {gigabytes} GB：可能无法载入数据。'
    }
  }
} as const satisfies Record<string, { well: Words; unwell: Words }>;
