import type { en } from './en.ts';

/** The same keys in every language, and functions that are given the same things. */
export type Dictionary = Widened<typeof en>;

export type Widened<Entry> = Entry extends string
  ? string
  : Entry extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { [Key in keyof Entry]: Widened<Entry[Key]> };
