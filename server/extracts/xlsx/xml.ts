import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { Refusal, refusal } from '../../errors.ts';
import { archiveRefusal } from './archive.ts';

export interface XmlSink {
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** A text between two marks that is longer is no cell of a workbook, whatever it is. */
const longestText = 1 << 20;

/**
 * Reads the XML of a part, as a stream. A document type is refused: no spreadsheet program writes one, and it is what
 * entities that grow without end, or read other files, are made of. Prefixes of names are left out.
 */
export async function readXml(
  file: string,
  part: Readable,
  sink: XmlSink,
  isEnough: () => boolean = () => false
): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const damaged = () => refusal('file_damaged', { file, format: 'XLSX' });
  let since = 0;

  parser.on('doctype', () => {
    throw refusal('workbook_with_doctype', { file });
  });
  parser.on('error', () => {
    throw damaged();
  });
  parser.on('opentag', ({ name, attributes }) => {
    since = 0;
    sink.open?.(local(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    since = 0;
    sink.close?.(local(name));
  });
  parser.on('text', (text) => sink.text?.(text));
  parser.on('cdata', (text) => sink.text?.(text));

  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of part as AsyncIterable<Buffer>) {
      since += chunk.length;
      parser.write(decoder.decode(chunk, { stream: true }));
      if (since > longestText) throw refusal('cell_too_long', { file });
      if (isEnough()) return;
    }
    parser.write(decoder.decode()).close();
  } catch (problem) {
    if (problem instanceof Refusal) throw problem;
    throw problem instanceof TypeError ? damaged() : archiveRefusal(problem, file);
  } finally {
    part.destroy();
  }
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);
