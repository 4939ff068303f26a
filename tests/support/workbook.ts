import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface SheetParts {
  name: string;
  /** XML of its rows */
  rows: string;
  state?: 'hidden';
}

interface WorkbookParts {
  sheets: SheetParts[];
  /** XML of the items */
  strings?: string;
  /** number formats of the workbook's own, and the format of each cell style */
  formats?: { own?: Record<number, string>; styles: number[] };
  is1904?: boolean;
  /** further parts, by name */
  more?: Record<string, string>;
}

/** A workbook with just these parts. */
export async function workbook({
  sheets,
  strings,
  formats,
  is1904,
  more = {}
}: WorkbookParts): Promise<Buffer> {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const relations = (inside: string) => `<Relationships xmlns="${packages}">${inside}</Relationships>`;
  const own = Object.entries(formats?.own ?? {}).map(
    ([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`
  );
  const parts: Record<string, string> = {
    '_rels/.rels': relations(relation('r1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        ({ name, state = 'visible' }, at) =>
          `<sheet name="${name}" sheetId="${at + 1}" state="${state}" r:id="s${at}"/>`
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      sheets.map((_, at) => relation(`s${at}`, 'worksheet', `worksheets/sheet${at}.xml`)).join('') +
        relation('strings', 'sharedStrings', '/xl/strings.xml') +
        relation('styles', 'styles', 'styles.xml')
    ),
    'xl/strings.xml': `<sst xmlns="${main}">${strings ?? ''}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${(
      formats?.styles ?? [0]
    )
      .map((id) => `<xf numFmtId="${id}"/>`)
      .join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheets.map(({ rows }, at) => [
        `xl/worksheets/sheet${at}.xml`,
        `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`
      ])
    ),
    ...more
  };
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  return buffer(zip.outputStream);
}

/** XML of rows that hold these texts and numbers. */
export const rowsOf = (rows: (string | number)[][]) =>
  rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('');

const cell = (value: string | number) =>
  typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`;
