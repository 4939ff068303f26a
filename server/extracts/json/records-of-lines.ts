/** A longer line is no record of orders. */
const longestLine = 1 << 20;

export interface LineSink {
  record(record: unknown): void;
  /** a line that is no JSON */
  malformed(text: string, reason: 'json_line_malformed' | 'line_too_long'): void;
  isEnough(): boolean;
}

/** Hands over what each line holds; one that cannot be read is given up alone. */
export async function recordsOfLines(chunks: AsyncIterable<Buffer>, sink: LineSink): Promise<void> {
  for await (const line of linesOf(chunks)) {
    if (sink.isEnough()) return;
    if (line.trim() === '') continue;
    if (line.length > longestLine) {
      sink.malformed(line, 'line_too_long');
      continue;
    }
    try {
      JSON.parse(line);
    } catch (problem) {
      if (!(problem instanceof SyntaxError)) throw problem;
      sink.malformed(line, 'json_line_malformed');
      continue;
    }
    sink.record(JSON.parse(withTextNumbers(line)));
  }
}

/** Ids and amounts keep every digit: in a line that is JSON, numbers outside of texts are put between marks. */
const withTextNumbers = (line: string) =>
  line.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g, (token) =>
    token.startsWith('"') ? token : `"${token}"`
  );

/** Lines without their ends; of one that is too long no more than shows that it is. */
async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  let length = 0;
  const keep = (piece: Buffer) => {
    if (length <= longestLine) rest.push(piece);
    length += piece.length;
  };
  const line = () => {
    const text = Buffer.concat(rest).toString();
    rest = [];
    length = 0;
    return text;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, from)) {
      keep(chunk.subarray(from, end));
      yield line();
      from = end + 1;
    }
    keep(chunk.subarray(from));
  }
  if (length > 0) yield line();
}
