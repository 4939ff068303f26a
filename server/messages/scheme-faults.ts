import type { Words } from '../schemes/contract.ts';

/** Why a scheme cannot be read: the end of a sentence. {field} is a place in the file, {shape} what may stand there. */
export const schemeFaults = {
  no_json: { en: 'from line {line} on it is not JSON', 'zh-CN': '从第 {line} 行起不是 JSON' },
  field_missing: { en: '"{field}" is missing; it is {shape}', 'zh-CN': '缺少“{field}”，应为{shape}' },
  field_malformed: { en: '"{field}" must be {shape}', 'zh-CN': '“{field}”应为{shape}' },
  field_unknown: {
    en: '"{key}" is not known in "{field}", which is {shape}',
    'zh-CN': '“{field}”中没有“{key}”这一项，应为{shape}'
  },
  reads_itself: { en: 'it reads itself: {path}', 'zh-CN': '它引用了自身：{path}' },
  no_codes_file: {
    en: 'there is no file {file} in data/schemes; a scheme of your own lists its codes under "segments"',
    'zh-CN': 'data/schemes 中没有文件 {file}；自建方案请在 "segments" 中列出编码'
  },
  twice: { en: '"{word}" stands twice', 'zh-CN': '“{word}”出现了两次' },
  no_segment: { en: '"{word}" is none of its segments', 'zh-CN': '“{word}”不是它的分层' },
  no_rule: {
    en: '"{word}" names no setting that a rule may be told by; settings: {known}',
    'zh-CN': '“{word}”不是规则可用的设置项；可用的设置项：{known}'
  },
  no_fact: { en: '"{word}" is no fact; facts: {known}', 'zh-CN': '没有事实“{word}”；可用的事实：{known}' },
  no_setting: {
    en: '"{word}" is no setting; settings: {known}',
    'zh-CN': '没有设置项“{word}”；可用的设置项：{known}'
  },
  no_scheme: { en: '"{word}" is no other scheme', 'zh-CN': '没有另一个名为“{word}”的方案' },
  no_segment_of: {
    en: '{other} has no segment "{word}"; its segments: {known}',
    'zh-CN': '{other} 没有分层“{word}”；其分层：{known}'
  },
  compared_with_in: { en: '{fact} is compared with "in"', 'zh-CN': '{fact} 应使用 “in” 比较' },
  no_word: { en: '{fact} is no word', 'zh-CN': '{fact} 不是文字，不能使用 “in”' },
  never_word: {
    en: '{fact} is never "{word}"; it is one of {known}',
    'zh-CN': '{fact} 不会是“{word}”；可能的取值：{known}'
  },
  is_flag: { en: '{fact} is true or false', 'zh-CN': '{fact} 只能是 true 或 false' },
  is_number: { en: '{fact} is a number', 'zh-CN': '{fact} 是数字' },
  no_map_fact: {
    en: 'a map cannot be read by "{word}"; it can by {known}',
    'zh-CN': '映射不能使用“{word}”；可用：{known}'
  },
  no_code: { en: '{word} is no code of {known}', 'zh-CN': '{word} 不是由 {known} 组成的编码' }
} as const satisfies Record<string, Words>;

export type SchemeFault = keyof typeof schemeFaults;

/** What may stand at a place of a scheme file. */
export const schemeShapes = {
  file: {
    en: '{"scheme", "label", "meaning", "assign", "segments"}, with "is_ordered", "is_multiple", "top", "bottom", "feeder" and "flags" where wanted',
    'zh-CN':
      '{"scheme", "label", "meaning", "assign", "segments"}，可另含 "is_ordered"、"is_multiple"、"top"、"bottom"、"feeder" 与 "flags"'
  },
  segment: {
    en: '{"segment", "label", "meaning", "position", "tone"}, with "also_called" where wanted',
    'zh-CN': '{"segment", "label", "meaning", "position", "tone"}，可另含 "also_called"'
  },
  flag: { en: '{"flag", "label", "meaning", "when"}', 'zh-CN': '{"flag", "label", "meaning", "when"}' },
  rule: {
    en: '{"segment", "when"}, the last without "when"',
    'zh-CN': '{"segment", "when"}，最后一条不带 "when"'
  },
  words: { en: 'words in both languages: {"en", "zh-CN"}', 'zh-CN': '中英文两种文字：{"en", "zh-CN"}' },
  assign: { en: 'either {"map"} or {"rules"}', 'zh-CN': '{"map"} 或 {"rules"} 之一' },
  map: {
    en: '{"by", "codes"}, by one to four facts',
    'zh-CN': '{"by", "codes"}，by 含一至四个事实'
  },
  codes: {
    en: 'either {"file": "NAME.csv"} or {"segments": {"SEGMENT": ["11", "[2-3]1"]}}',
    'zh-CN': '{"file": "名称.csv"} 或 {"segments": {"分层": ["11", "[2-3]1"]}} 之一'
  },
  condition: {
    en: 'a condition: {"fact"} with one of "equals", "at_least", "at_most", "above", "below" and "in"; {"scheme", "in"}; or {"all"}, {"any"}, {"not"} of conditions',
    'zh-CN':
      '条件：{"fact"} 加上 "equals"、"at_least"、"at_most"、"above"、"below"、"in" 之一；{"scheme", "in"}；或由条件组成的 {"all"}、{"any"}、{"not"}'
  },
  operand: {
    en: 'a whole number, {"setting"}, {"percent", "of"} or {"fact"}',
    'zh-CN': '整数、{"setting"}、{"percent", "of"} 或 {"fact"}'
  },
  compared: {
    en: 'true, false, a whole number, {"setting"}, {"percent", "of"} or {"fact"}',
    'zh-CN': 'true、false、整数、{"setting"}、{"percent", "of"} 或 {"fact"}'
  },
  percentage: {
    en: 'a whole number from 1 to 1000, or {"setting"}',
    'zh-CN': '1 到 1000 之间的整数，或 {"setting"}'
  },
  id: {
    en: 'a letter and at most 39 letters, digits or _ after it',
    'zh-CN': '以字母开头，其后至多 39 个字母、数字或 _'
  },
  name: {
    en: 'a small letter and at most 39 small letters, digits or _ after it',
    'zh-CN': '以小写字母开头，其后至多 39 个小写字母、数字或 _'
  },
  csv: { en: 'the name of a CSV file of data/schemes', 'zh-CN': 'data/schemes 中 CSV 文件的名称' },
  code: { en: 'digits, or ranges of them such as [1-3]', 'zh-CN': '数字，或 [1-3] 这样的范围' },
  tone: { en: 'small letters and _', 'zh-CN': '小写字母与 _' },
  string: { en: 'a text that is not empty', 'zh-CN': '非空文字' },
  number: { en: 'a whole number', 'zh-CN': '整数' },
  boolean: { en: 'true or false', 'zh-CN': 'true 或 false' },
  array: { en: 'a list that is not empty', 'zh-CN': '非空列表' }
} as const satisfies Record<string, Words>;

export type SchemeShape = keyof typeof schemeShapes;
