import { parse } from 'node:path';

/** Bytes of UTF-8 a name may take: systems allow 255, and an extension comes on top. */
const mostBytes = 200;

/**
 * What people call the file, as the name of one in a private folder: the loader tells by its extension how to read it,
 * and by its name what it was. Its last part only, nothing that steers a terminal, and no longer than a disk takes.
 */
export function fileNameOf(asked = ''): string {
  const last = (asked.split(/[\\/]/).at(-1) ?? '').replace(/\p{C}/gu, '').trim();
  const { name, ext } = parse(last);
  if (/^\.*$/.test(name)) return 'extract.csv';
  let short = name;
  while (Buffer.byteLength(short) > mostBytes) short = [...short].slice(0, -1).join('');
  return short + (Buffer.byteLength(ext) > 20 ? '' : ext);
}
