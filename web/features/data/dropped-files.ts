/** Left there by systems and office programs, and never meant. */
const isMeant = ({ name }: File) => !/^(\.|~\$|Thumbs\.db$|desktop\.ini$)/i.test(name);

/** Files that were dropped, those inside folders among them. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  // All entries at once: once the event is over, the list is empty.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? item.getAsFile() ?? []);
  const found = await Promise.all(entries.map((entry) => (entry instanceof File ? [entry] : filesOf(entry))));
  return found.flat();
}

/** Files of a folder that was chosen. */
export const filesMeant = (files: Iterable<File>): File[] => [...files].filter(isMeant);

async function filesOf(entry: FileSystemEntry): Promise<File[]> {
  if (isFile(entry)) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))];
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const files: File[] = [];
  // A reader hands out a hundred at a time, and an empty list at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject)
    );
    if (some.length === 0) return filesMeant(files);
    files.push(...(await Promise.all(some.map(filesOf))).flat());
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
