import { Tokenizer, TokenParser } from '@streamparser/json';
import { Refusal, refusal } from '../../errors.ts';

/** Ids and amounts keep every digit: a number is told as the text that it is written as. */
class TextNumbers extends Tokenizer {
  override parseNumber(number: string): number {
    return number as unknown as number;
  }
}

/**
 * Hands over the records of a JSON document one by one: the elements of its list, or of the one list that its object
 * holds. Nothing of it is kept.
 */
export async function recordsOfDocument(
  file: string,
  chunks: AsyncIterable<Buffer>,
  take: (record: unknown) => boolean
): Promise<void> {
  let lists = new Set<string>();
  let isEnough = false;
  const tokenizer = new TextNumbers();
  const open = (isList: boolean) => {
    const parser = new TokenParser({ paths: [isList ? '$.*' : '$.*.*'], keepStack: false });
    parser.onValue = ({ value, parent, stack }) => {
      if (isEnough || !Array.isArray(parent)) return;
      if (!isList) lists = withList(file, lists, String(stack[1]?.key ?? ''), value);
      isEnough = !take(value);
    };
    return parser;
  };

  let parser: TokenParser | undefined;
  tokenizer.onToken = (token) => (parser ??= open(token.value === '[')).write(token);
  try {
    for await (const chunk of chunks) {
      tokenizer.write(chunk);
      if (isEnough) return;
    }
    tokenizer.end();
    if (!parser?.isEnded) throw refusal('json_malformed', { file });
  } catch (problem) {
    if (problem instanceof Refusal) throw problem;
    if (!(problem instanceof Error) || 'code' in problem) throw problem;
    throw refusal('json_malformed', { file });
  }
}

/** Two lists of records are two tables: which of them is meant is not for us to say. */
function withList(file: string, lists: Set<string>, name: string, value: unknown): Set<string> {
  if (typeof value !== 'object') return lists;
  lists.add(name);
  if (lists.size > 1) throw refusal('json_of_many_lists', { file, lists: [...lists] });
  return lists;
}
