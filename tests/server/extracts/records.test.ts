import { describe, expect, it } from 'vitest';
import { longestRecord, RecordScanner } from '../../../server/extracts/text/records.ts';
import { fieldsOf, plainDialect, type TextDialect } from '../../../server/extracts/text/text-dialect.ts';

interface Scanned {
  good: string[];
  broken: string[];
  blank: number;
}

/** Each record as "line: text", whatever the pieces in which the text arrives. */
function scan(
  text: string,
  {
    fields = 2,
    piece = Infinity,
    dialect = plainDialect()
  }: { fields?: number; piece?: number; dialect?: TextDialect } = {}
): Scanned {
  const good: string[] = [];
  const broken: string[] = [];
  const scanner = new RecordScanner(dialect, fields, {
    good: (bytes, start, end, line) => good.push(`${line}: ${bytes.toString('utf8', start, end)}`),
    broken: (record, line, fault) => broken.push(`${line} ${fault}: ${record.toString()}`)
  });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += piece)
    scanner.push(bytes.subarray(at, Math.min(bytes.length, at + piece)));
  scanner.finish();
  return { good, broken, blank: scanner.blank };
}

describe('taking a text apart into records', () => {
  it.each([
    ['LF', 'a,b\n1,2\n3,4\n'],
    ['CRLF', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['CR', 'a,b\r1,2\r3,4\r'],
    ['mixed line ends', 'a,b\r\n1,2\n3,4\r'],
    ['no line end at the end', 'a,b\n1,2\n3,4']
  ])('works with %s', (_, text) => {
    expect(scan(text)).toEqual({ good: ['1: a,b', '2: 1,2', '3: 3,4'], broken: [], blank: 0 });
  });

  it('tells the physical line where a record starts, after breaks inside quotation marks and blank lines', () => {
    expect(scan('a,b\n1,"x\ny\r\nz"\n\n2,3\n')).toEqual({
      good: ['1: a,b', '2: 1,"x\ny\r\nz"', '6: 2,3'],
      broken: [],
      blank: 1
    });
  });

  it('counts blank records between others, and none at the end', () => {
    expect(scan('a,b\n1,2\n\n,\n3,4\n,,,\n\n \n').blank).toBe(2);
  });

  it('keeps doubled quotation marks and delimiters inside quotation marks together', () => {
    expect(scan('a,b\n"1,""x""",2\n').good).toEqual(['1: a,b', '2: "1,""x""",2']);
  });

  it('takes a quotation mark in the middle of a field as itself', () => {
    expect(scan('a,b\n12" tray,2\n').good).toEqual(['1: a,b', '2: 12" tray,2']);
  });

  it('gives up one line for one stray quotation mark, and none after it', () => {
    expect(scan('a,b\n1,"x"y\n"2,3\n4,5\n6,"7"\n')).toEqual({
      good: ['1: a,b', '4: 4,5', '5: 6,"7"'],
      broken: ['2 quote_malformed: 1,"x"y', '3 quote_malformed: "2,3'],
      blank: 0
    });
  });

  it('says which records have too few fields and which too many', () => {
    expect(scan('a,b\n1\n1,2,3\n4,5\n')).toEqual({
      good: ['1: a,b', '4: 4,5'],
      broken: ['2 too_few_fields: 1', '3 too_many_fields: 1,2,3'],
      blank: 0
    });
  });

  it('goes on after a line that is longer than any record may be', () => {
    const { good, broken } = scan(`a,b\n${'x'.repeat(3 * longestRecord)}\n1,2\n`, { piece: 65_536 });
    expect(good).toEqual(['1: a,b', '3: 1,2']);
    expect(broken.map((each) => each.slice(0, 16))).toEqual(['2 line_too_long:']);
  });

  it('finds the same in whatever pieces the text arrives', () => {
    const text = 'a,b\r\n1,"x\r\ny"\r\n\r\n"2"z,3\r\n4,"5""6"\r\n7\r\n"8,9\r\n';
    const whole = scan(text);
    for (let piece = 1; piece < text.length; piece++) expect(scan(text, { piece })).toEqual(whole);
  });
});

describe('the fields of a record', () => {
  it.each([
    ['a,b', ['a', 'b']],
    ['', ['']],
    ['"a,""b""",c', ['a,"b"', 'c']],
    ['"a\nb",', ['a\nb', '']]
  ])('of %j', (record, fields) => {
    expect(fieldsOf(record, plainDialect())).toEqual(fields);
  });
});

it('hands over nothing more once its sink has seen enough', () => {
  const seen: number[] = [];
  const scanner = new RecordScanner(plainDialect(), 2, {
    good: (_text, _start, _end, line) => {
      seen.push(line);
      if (seen.length === 2) scanner.stop();
    },
    broken: () => undefined
  });
  scanner.push(Buffer.from('a,b\n1,2\n3,4\n'));
  scanner.finish();
  expect(seen).toEqual([1, 2]);
});
