import type { Message } from './message.ts';

/** About the files that schemes are made of, and the cut points they are read with. */
export const schemeMessages = {
  scheme_malformed: {
    status: 400,
    words: {
      en: {
        message: 'The scheme {scheme} cannot be read: {reason}.',
        hint: 'Compare the file with one of data/schemes; nothing was stored.'
      },
      'zh-CN': {
        message: '无法读取分层方案 {scheme}：{reason}。',
        hint: '请对照 data/schemes 中的文件；未保存任何内容。'
      }
    }
  },
  scheme_overlap: {
    status: 400,
    words: {
      en: {
        message: '{scheme} claims {claimed} of its {cells} codes more than once: {codes}.',
        hint: 'Give each code to one segment; nothing was stored.'
      },
      'zh-CN': {
        message: '{scheme} 的 {cells} 个编码中有 {claimed} 个被重复划分：{codes}。',
        hint: '请让每个编码只属于一个分层；未保存任何内容。'
      }
    }
  },
  scheme_gap: {
    status: 400,
    words: {
      en: {
        message: '{scheme} leaves {empty} of its {cells} codes without a segment: {codes}.',
        hint: 'Give each code a segment; nothing was stored.'
      },
      'zh-CN': {
        message: '{scheme} 的 {cells} 个编码中有 {empty} 个没有分层：{codes}。',
        hint: '请为每个编码指定分层；未保存任何内容。'
      }
    }
  },
  scheme_without_rest: {
    status: 400,
    words: {
      en: {
        message: 'The rules of {scheme} leave a gap: whom none of them fits would be in no segment.',
        hint: 'End with a rule without "when", which takes the rest; nothing was stored.'
      },
      'zh-CN': {
        message: '{scheme} 的规则有空缺：不符合任何规则的客户将没有分层。',
        hint: '请以一条不带 “when” 的规则结尾，收纳其余客户；未保存任何内容。'
      }
    }
  },
  scheme_unreachable: {
    status: 400,
    words: {
      en: {
        message: 'Nobody can ever be in the segment {segment} of {scheme}.',
        hint: 'Take it out, or move its rule before the one that takes its customers; nothing was stored.'
      },
      'zh-CN': {
        message: '{scheme} 的分层 {segment} 永远不会有客户。',
        hint: '请删除它，或把它的规则移到抢先收纳其客户的规则之前；未保存任何内容。'
      }
    }
  },
  scheme_taken: {
    status: 409,
    words: {
      en: {
        message: '{scheme} comes with Tierflow.',
        hint: 'Give your scheme another name; nothing was stored.'
      },
      'zh-CN': { message: '{scheme} 是 Tierflow 自带的方案。', hint: '请换一个名称；未保存任何内容。' }
    }
  },
  scheme_not_added: {
    status: 404,
    words: {
      en: { message: 'Nobody added a scheme {scheme}.', hint: 'Added schemes: {known}.' },
      'zh-CN': { message: '没有人添加过方案 {scheme}。', hint: '已添加的方案：{known}。' }
    }
  },
  scheme_not_computable: {
    status: 400,
    words: {
      en: {
        message: '{scheme} cannot be computed: it needs what is not loaded ({needs}).',
        hint: 'Choose another scheme.'
      },
      'zh-CN': {
        message: '{scheme} 无法计算：所需数据尚未加载（{needs}）。',
        hint: '请选择其他方案。'
      }
    }
  },
  cuts_malformed: {
    status: 400,
    words: {
      en: {
        message: '"{value}" is no list of cut points.',
        hint: 'Give each measure once, for example [[cuts=recency:180,91,76,29]] (days; orders; minor units).'
      },
      'zh-CN': {
        message: '“{value}”不是切分点列表。',
        hint: '请每项各给一次，例如 [[cuts=recency:180,91,76,29]]（天数；订单数；最小货币单位）。'
      }
    }
  },
  cuts_incomplete: {
    status: 400,
    words: {
      en: {
        message: 'The cut points of {measure} are missing.',
        hint: 'Give all three: [[{example}]].'
      },
      'zh-CN': { message: '缺少 {measure} 的切分点。', hint: '请三项都给：[[{example}]]。' }
    }
  },
  cuts_not_as_many: {
    status: 400,
    words: {
      en: {
        message: '{measure} needs {wanted} cut points, and {given} are given.',
        hint: 'Give {wanted} of them, for example [[{example}]].'
      },
      'zh-CN': {
        message: '{measure} 需要 {wanted} 个切分点，给出了 {given} 个。',
        hint: '请给出 {wanted} 个，例如 [[{example}]]。'
      }
    }
  },
  cuts_not_better: {
    status: 400,
    words: {
      en: {
        message: 'A cut of {measure} at {cut} after one at {before} leaves a score that nobody can have.',
        hint: 'Give different cuts, each better than the one before: fewer days, more orders, more money.'
      },
      'zh-CN': {
        message: '{measure} 的切分点 {cut} 排在 {before} 之后，会使某个评分无人可得。',
        hint: '请给出各不相同且逐个更好的切分点：天数更少、订单更多、金额更高。'
      }
    }
  },
  cuts_missing: {
    status: 400,
    words: {
      en: {
        message: 'With fixed scoring the cut points are typed in, and none are given.',
        hint: 'Add them (days; orders; minor units), for example [[{example}]].'
      },
      'zh-CN': {
        message: 'scoring 为 fixed 时需要给出切分点。',
        hint: '请补上（天数；订单数；最小货币单位），例如 [[{example}]]。'
      }
    }
  },
  cuts_without_fixed: {
    status: 400,
    words: {
      en: {
        message: 'Cut points that are typed in are read with fixed scoring only.',
        hint: 'Add [[scoring=fixed]], or leave cuts out.'
      },
      'zh-CN': {
        message: '手工给出的切分点只在 scoring 为 fixed 时有效。',
        hint: '请加上 [[scoring=fixed]]，或去掉 cuts。'
      }
    }
  },
  preset_too_few_values: {
    status: 400,
    words: {
      en: {
        message:
          '{preset} cuts at quantiles, and on {day} {measure} has {values} different values for 5 scores.',
        hint: 'Ask with [[scoring=pinned]], which keeps equal customers together.'
      },
      'zh-CN': {
        message: '{preset} 按分位数切分，而 {day} 的 {measure} 只有 {values} 个不同取值，不足 5 个评分。',
        hint: '请使用 [[scoring=pinned]]，相同取值的客户会得到相同评分。'
      }
    }
  }
} as const satisfies Record<string, Message>;
