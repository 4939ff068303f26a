import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import yauzl, { type Entry, type ZipFile } from 'yauzl';

interface ReadCell {
  text?: string;
  number?: string;
  /** how a number is shown, where the cell says so */
  format?: string;
}

/** What a workbook holds, sheet by sheet: whether a cell is text or a number, as the file says it; blanks are left out. */
export async function readWorkbook(blob: Blob): Promise<Record<string, ReadCell[][]>> {
  const parts = await partsOf(Buffer.from(await blob.arrayBuffer()));
  const strings = matches(parts['xl/sharedStrings.xml'] ?? '', /<si>(.*?)<\/si>/gs).map(textIn);
  const formats = formatsIn(parts['xl/styles.xml'] ?? '');
  const names = matches(parts['xl/workbook.xml'] ?? '', /<sheet [^>]*name="([^"]*)"/g).map(plain);
  return Object.fromEntries(
    names.map((name, at) => [
      name,
      matches(parts[`xl/worksheets/sheet${at + 1}.xml`] ?? '', /<row[^>]*>(.*?)<\/row>/gs).map((row) =>
        [...row.matchAll(/<c ([^>]*)>(.*?)<\/c>/gs)].map(([, how = '', content = '']): ReadCell => {
          const [value = ''] = matches(content, /<v>(.*?)<\/v>/gs);
          if (content.includes('<f>')) throw new Error(`a formula: ${content}`);
          if (how.includes('t="s"')) return { text: strings[Number(value)] ?? '' };
          if (how.includes('t="inlineStr"')) return { text: textIn(content) };
          const [style = ''] = matches(how, /\bs="(\d+)"/g);
          const format = formats[Number(style)];
          return { number: value, ...(style !== '' && format !== undefined && { format }) };
        })
      )
    ])
  );
}

/** Of each style of a cell, how a number is shown; undefined where nothing is said. */
function formatsIn(xml: string): (string | undefined)[] {
  const codes = new Map(
    [...xml.matchAll(/<numFmt [^>]*numFmtId="(\d+)"[^>]*formatCode="([^"]*)"/g)].map(
      ([, id = '', code = '']) => [id, plain(code)]
    )
  );
  const [cells = ''] = matches(xml, /<cellXfs[^>]*>(.*?)<\/cellXfs>/gs);
  return matches(cells, /<xf ([^>]*)>/g).map((how) => codes.get(matches(how, /numFmtId="(\d+)"/g)[0] ?? ''));
}

const matches = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].map(([, found = '']) => found);
const textIn = (xml: string) => plain(matches(xml, /<t[^>]*>(.*?)<\/t>/gs).join(''));
const plain = (xml: string) =>
  xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

async function partsOf(bytes: Buffer): Promise<Record<string, string>> {
  const fromBuffer = promisify<Buffer, { lazyEntries: true }, ZipFile>(yauzl.fromBuffer);
  const zip = await fromBuffer(bytes, { lazyEntries: true });
  const parts: Record<string, string> = {};
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      zip.openReadStream(entry, (problem, stream) => {
        if (problem) return reject(problem);
        void text(stream).then((xml) => {
          parts[entry.fileName] = xml;
          zip.readEntry();
        }, reject);
      });
    });
    zip.on('end', () => resolve(parts)).on('error', reject);
    zip.readEntry();
  });
}
