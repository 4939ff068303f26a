import { posix } from 'node:path';
import { refusal } from '../../errors.ts';
import type { WorkbookArchive } from './archive.ts';
import { readXml } from './xml.ts';

export interface Sheet {
  name: string;
  isVisible: boolean;
  /** name of its part */
  part: string;
}

export interface Workbook {
  /** in the order of their tabs; charts and the like are none */
  sheets: Sheet[];
  /** days are counted from 1904 and not from 1900 */
  is1904: boolean;
  sharedStrings: string | undefined;
  styles: string | undefined;
}

interface Relation {
  id: string;
  /** the last word of its type: worksheet, styles, … */
  type: string;
  part: string;
}

/** What a workbook consists of: parts are found by their relations, and seldom stand where they usually do. */
export async function workbookOf(file: string, archive: WorkbookArchive): Promise<Workbook> {
  const main = (await relationsOf(file, archive, '')).find(({ type }) => type === 'officeDocument')?.part;
  if (main === undefined || !archive.has(main)) throw refusal('archive_without_workbook', { file });
  const relations = await relationsOf(file, archive, main);
  const partOf = (wanted: string) => relations.find(({ type }) => type === wanted)?.part;

  const sheets: Sheet[] = [];
  let is1904 = false;
  await readXml(file, await archive.part(main), {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = /^(?:1|true|on)$/.test(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id') || key === 'id')?.[1];
      const relation = relations.find((each) => each.id === id);
      if (relation?.type !== 'worksheet') return;
      sheets.push({
        name: attributes['name'] ?? '',
        isVisible: (attributes['state'] ?? 'visible') === 'visible',
        part: relation.part
      });
    }
  });
  return { sheets, is1904, sharedStrings: partOf('sharedStrings'), styles: partOf('styles') };
}

/** Relations of a part, or of the whole package; targets outside it are never followed. */
async function relationsOf(file: string, archive: WorkbookArchive, part: string): Promise<Relation[]> {
  const folder = posix.dirname(part);
  const path = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  if (!archive.has(path)) return [];
  const relations: Relation[] = [];
  await readXml(file, await archive.part(path), {
    open(name, { Id = '', Type = '', Target = '', TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      relations.push({
        id: Id,
        type: Type.slice(Type.lastIndexOf('/') + 1),
        part: Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
      });
    }
  });
  return relations;
}
