import { open } from 'node:fs/promises';

/** So many directory entries of 128 bytes are looked at: an encrypted workbook has a dozen. */
const directoryBytes = 4096;

/**
 * Whether a compound file (the container of XLS) holds a workbook behind a password: Excel packs the encrypted XLSX
 * into a stream of that name. [MS-CFB] 2.2: sector size and first directory sector stand in the header.
 */
export async function isEncryptedWorkbook(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const header = Buffer.alloc(512);
    await file.read(header, 0, header.length, 0);
    const sectorBytes = 2 ** Math.min(header.readUInt16LE(30), 12);
    const directory = Buffer.alloc(directoryBytes);
    await file.read(directory, 0, directoryBytes, (header.readUInt32LE(48) + 1) * sectorBytes);
    return directory.includes(Buffer.from('EncryptedPackage', 'utf16le'));
  } finally {
    await file.close();
  }
}
