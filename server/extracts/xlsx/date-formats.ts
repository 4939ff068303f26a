import type { WorkbookArchive } from './archive.ts';
import { readXml } from './xml.ts';

/** What the number format of a cell makes of a number. */
export type CellStyle = 'number' | 'date' | 'date_time' | 'time';

/** Formats that a workbook need not write out (ECMA-376 18.8.30, and those of Chinese, Japanese and Korean Excel). */
function builtIn(id: number): CellStyle {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54)) return 'date';
  if (id === 57 || id === 58) return 'date';
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 55 || id === 56) return 'time';
  if (id === 22) return 'date_time';
  return 'number';
}

/** By its letters, once what is quoted, escaped or in brackets is left out: [Red], "day", \d. */
function styleOfFormat(code: string): CellStyle {
  // [h]:mm is a duration: more than a day of it is no time of day.
  if (/\[[hms]+\]/i.test(code)) return 'number';
  const [first = ''] = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').split(';');
  const letters = first.toLowerCase().replace(/general|am\/pm|a\/p/g, '');
  const hasTime = /[hs]/.test(letters);
  const hasDay = /[yd]/.test(letters) || (letters.includes('m') && !hasTime);
  if (hasDay) return hasTime ? 'date_time' : 'date';
  return hasTime ? 'time' : 'number';
}

/** The style of every cell format of a workbook, by its number. */
export async function cellStyles(
  file: string,
  archive: WorkbookArchive,
  part: string | undefined
): Promise<CellStyle[]> {
  if (part === undefined || !archive.has(part)) return [];
  const own = new Map<number, CellStyle>();
  const styles: CellStyle[] = [];
  let isInCells = false;
  await readXml(file, await archive.part(part), {
    open(name, attributes) {
      if (name === 'numFmt')
        own.set(Number(attributes['numFmtId']), styleOfFormat(attributes['formatCode'] ?? ''));
      else if (name === 'cellXfs') isInCells = true;
      else if (name === 'xf' && isInCells) {
        const id = Number(attributes['numFmtId'] ?? 0);
        styles.push(own.get(id) ?? builtIn(id));
      }
    },
    close(name) {
      if (name === 'cellXfs') isInCells = false;
    }
  });
  return styles;
}

const daySeconds = 86_400;
const lastSerial = 2_958_465;

/** The text of a number that is shown as a date or a time; undefined where it is none that can be shown. */
export function dateText(serial: number, style: CellStyle, is1904: boolean): string | undefined {
  if (style === 'number' || serial < 0 || serial > lastSerial) return undefined;
  const seconds = Math.round(serial * daySeconds);
  const day = Math.floor(seconds / daySeconds);
  const clock = new Date((seconds % daySeconds) * 1000).toISOString().slice(11, 19);
  if (style === 'time' && day === 0) return clock;

  // Excel believes in 29 February 1900, as Lotus did: before it, its days are one short.
  const epoch = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  const date = new Date(epoch + day * daySeconds * 1000).toISOString().slice(0, 10);
  return style === 'date' && seconds % daySeconds === 0 ? date : `${date} ${clock}`;
}
