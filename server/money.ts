/** Minor units as decimal text in currency units: 974774793 → "9747747.93". Exact, for what programs read. */
export function decimalText(minor: number | bigint): string {
  const digits = String(minor < 0 ? -minor : minor).padStart(3, '0');
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
