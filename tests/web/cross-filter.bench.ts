import { bench } from 'vitest';
import { compactCells } from '../../web/features/segments/cells.ts';
import { crossFilter } from '../../web/features/segments/cross-filter.ts';
import { madeUpCube } from './made-up-cube.ts';

/** What a press of a bar costs at 50,000 cells: every panel of the page anew. npx vitest bench --project web cross-filter */
const dimensions = ['segment', 'first_region', 'first_channel', 'first_category'];
const rows = madeUpCube(50_000);
const cells = compactCells(rows, dimensions, true);

bench('the cube arrives', () => void compactCells(rows, dimensions, true));

for (const [title, selection] of [
  ['nothing is chosen', {}],
  ['a region and a score are chosen', { first_region: ['r1', 'r2'], r_score: ['5'] }]
] as const) {
  bench(title, () => {
    const cross = crossFilter(cells, selection);
    for (const name of ['r_score', 'f_score', 'm_score', ...dimensions]) cross.by(name);
    cross.by('r_score', 'f_score');
    cross.by('r_score', 'f_score', 'segment');
    cross.by('r_score', 'f_score', 'm_score');
  });
}
