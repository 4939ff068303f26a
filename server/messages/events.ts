import type { Message } from './message.ts';

/** What was done on a day, and cannot be marked or found. */
export const eventMessages = {
  no_event: {
    status: 404,
    words: {
      en: {
        message:
          'Nobody has marked what was done and when, so no change can be credited to a strategy: change, cause unknown.',
        hint: 'Mark what was done with tierflow event add "Autumn letter" --on 2011-09-01 or on the Validity page, or ask for a day: [[on=2011-09-01]].'
      },
      'zh-CN': {
        message: '尚未标记做过什么、何时做的，因此任何变化都无法归功于策略：有变化，原因不明。',
        hint: '请用 tierflow event add "秋季来信" --on 2011-09-01 或在“有效性”页面标记，或直接查询某日：[[on=2011-09-01]]。'
      }
    }
  },
  unknown_event: {
    status: 404,
    words: {
      en: { message: 'There is no event {event_id}.', hint: 'Marked: {known}. See tierflow event list.' },
      'zh-CN': {
        message: '没有编号为 {event_id} 的事件。',
        hint: '已标记：{known}。详见 tierflow event list。'
      }
    }
  },
  unknown_campaign: {
    status: 404,
    words: {
      en: {
        message: 'No contact names the campaign "{campaign}".',
        hint: 'Campaigns of the contacts: {known}.'
      },
      'zh-CN': { message: '没有联系记录属于活动“{campaign}”。', hint: '联系记录中的活动：{known}。' }
    }
  },
  event_without_name: {
    status: 400,
    words: {
      en: { message: 'The event has no name.', hint: 'Say in a few words what was done.' },
      'zh-CN': { message: '事件没有名称。', hint: '请用几个字说明做了什么。' }
    }
  },
  event_too_far_off: {
    status: 400,
    words: {
      en: {
        message: '{happened_on} is more than a year ahead.',
        hint: 'Give the day on which it is done or planned, up to {latest}.'
      },
      'zh-CN': {
        message: '{happened_on} 距今超过一年。',
        hint: '请给出已做或计划做的日期，最晚 {latest}。'
      }
    }
  }
} as const satisfies Record<string, Message>;
