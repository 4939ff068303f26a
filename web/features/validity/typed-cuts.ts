/** Cut points as a person writes them: days and orders as they are, money in units of the currency. */
export type CutMeasure = 'recency' | 'frequency' | 'monetary';

/** 5000, 10000 → 50, 100. */
export function cutsWritten(measure: CutMeasure, cuts: readonly (number | null)[]): string {
  return cuts.map((cut) => (cut === null ? '' : String(measure === 'monetary' ? cut / 100 : cut))).join(', ');
}

/** 50, 100 → 5000,10000, as the server reads them. */
export function cutsAsked(measure: CutMeasure, text: string): string {
  const typed = text.split(/[,，;；\s]+/).filter((each) => each !== '');
  return typed
    .map((each) => (measure === 'monetary' ? String(Math.round(100 * Number(each))) : each))
    .join(',');
}
