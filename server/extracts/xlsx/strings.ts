import type { WorkbookArchive } from './archive.ts';
import { readXml, type XmlSink } from './xml.ts';

/** Excel writes what XML cannot hold as _x000D_. */
export const unescaped = (text: string) =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;

/** Collects the text of an item: runs of rich text are joined, how it is pronounced is left out. */
export class ItemText implements XmlSink {
  #text = '';
  #isText = false;
  #isPhonetic = false;

  open(name: string): void {
    if (name === 't') this.#isText = true;
    else if (name === 'rPh') this.#isPhonetic = true;
  }

  text(text: string): void {
    if (this.#isText && !this.#isPhonetic) this.#text += text;
  }

  close(name: string): void {
    if (name === 't') this.#isText = false;
    else if (name === 'rPh') this.#isPhonetic = false;
  }

  get length(): number {
    return this.#text.length;
  }

  take(): string {
    const text = unescaped(this.#text);
    this.#text = '';
    return text;
  }
}

/** The texts that cells refer to by their number. */
export async function sharedStrings(
  file: string,
  archive: WorkbookArchive,
  part: string | undefined
): Promise<string[]> {
  if (part === undefined || !archive.has(part)) return [];
  const strings: string[] = [];
  const item = new ItemText();
  await readXml(file, await archive.part(part), {
    open: (name) => item.open(name),
    text: (text) => item.text(text),
    close(name) {
      item.close(name);
      if (name === 'si') strings.push(item.take());
    }
  });
  return strings;
}
