const units = { k: 1_000, m: 1_000_000 } as const;

/** 100k,1m,50m or plain whole numbers, smallest first: how many order lines; undefined where one of them is none. */
export function readSizes(text: string): number[] | undefined {
  const sizes = text.split(',').map(readSize);
  return sizes.every((size) => size !== undefined)
    ? [...new Set(sizes)].sort((one, other) => one - other)
    : undefined;
}

function readSize(text: string): number | undefined {
  const [, number, unit] = /^(\d{1,9})([km]?)$/i.exec(text.trim().replaceAll('_', '')) ?? [];
  const size = Number(number) * (unit ? units[unit.toLowerCase() as keyof typeof units] : 1);
  return size >= 1 && size <= 1_000 * units.m ? size : undefined;
}

/** As it is typed, and what the folder of its history is called: 50m. */
export function sizeName(lines: number): string {
  if (lines % units.m === 0) return `${lines / units.m}m`;
  return lines % units.k === 0 ? `${lines / units.k}k` : String(lines);
}
