import type { ReadSummary } from './reading.ts';
import type { StoredFinding } from './words.ts';

/** What of the files was not read, or was read as something that nobody said; known as soon as they are read. */
export function fileFindings(summaries: readonly ReadSummary[]): StoredFinding[] {
  const findings: StoredFinding[] = [];
  const sheets = summaries.flatMap(({ dialect }) => dialect.other_sheets);
  if (sheets.length > 0)
    findings.push({ code: 'sheets_left_out', count: sheets.length, details: { sheets } });

  const headless = summaries.filter(({ dialect }) => !dialect.has_header).length;
  if (headless > 0) findings.push({ code: 'header_absent', count: headless });

  const [first, ...others] = summaries.map(({ headers }) => [...headers].sort().join('\n'));
  const different = others.filter((headers) => headers !== first).length;
  if (different > 0) findings.push({ code: 'headers_differ', count: different });
  return findings;
}
