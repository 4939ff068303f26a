import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kpiValues } from '../../sql/metrics/kpi-values.ts';
import { kpis } from '../../sql/metrics/kpis.ts';
import { segmentKpis, segmentSums } from '../../sql/metrics/segment-kpis.ts';
import type { Metric } from '../../sql/metrics/metric.ts';
import { projectRoot } from '../config.ts';
import { compileNumbers, compileScheme } from '../schemes/compile.ts';
import { schemeSegments } from '../schemes/scheme-segments.ts';
import { builtInSchemes, countedSchemes } from '../schemes/schemes.ts';
import { parseSqlFile, type SqlFile } from './sql-file.ts';

const rooms = ['staging', 'core', 'marts', 'queries', 'checks'];

/** So begin the names of tables that a build writes beside what stands. */
export const besideMark = 'next_';

/** Every file of sql/, and the models that the metric catalog and the schemes generate, read once at start. A name stands for one file. */
export class SqlLibrary {
  readonly #files = new Map<string, SqlFile>();

  constructor(files: readonly SqlFile[]) {
    for (const file of files) {
      if (this.#files.has(file.name)) throw new Error(`${file.path}: the name ${file.name} is taken twice`);
      if (file.kind === 'model' && file.name.startsWith(besideMark))
        throw new Error(`${file.path}: the name of a model must not begin with ${besideMark}`);
      this.#files.set(file.name, file);
    }
  }

  static read(folder = join(projectRoot, 'sql')): SqlLibrary {
    return new SqlLibrary([
      kpiValues(kpis.filter((metric: Metric) => !metric.is_live)),
      segmentSums(kpis),
      segmentKpis(kpis),
      ...builtInSchemes.all.map(compileScheme),
      compileNumbers(countedSchemes.map((name) => builtInSchemes.named(name))),
      ...rooms.flatMap((room) =>
        pathsIn(join(folder, room)).map((path) =>
          parseSqlFile(`${room}/${path}`, readFileSync(join(folder, room, path), 'utf8'))
        )
      )
    ]);
  }

  /** Of all models, and of what the segments are whose rows they count: two libraries that build the same have the same. */
  get fingerprint(): string {
    const hash = createHash('sha256');
    hash.update(JSON.stringify(schemeSegments(builtInSchemes.all)));
    for (const { name, kept, sql } of this.of('model')) hash.update(`${name} ${kept}\n${sql}\n`);
    return hash.digest('hex').slice(0, 16);
  }

  of(kind: SqlFile['kind']): SqlFile[] {
    return [...this.#files.values()].filter((file) => file.kind === kind);
  }

  /** Undefined for a relation that is stored or given and so has no file. */
  model(name: string): SqlFile | undefined {
    const file = this.#files.get(name);
    return file?.kind === 'model' ? file : undefined;
  }

  query(name: string): SqlFile {
    const file = this.#files.get(name);
    if (file?.kind !== 'query') throw new Error(`there is no query ${name} in sql/queries`);
    return file;
  }

  /** True for what a model reads, however far below. */
  reads(model: SqlFile, name: string): boolean {
    return model.inputs.some((input) => {
      const below = this.model(input);
      return input === name || (below !== undefined && this.reads(below, name));
    });
  }

  /** Models, each after the models it reads. */
  inBuildOrder(): SqlFile[] {
    const ordered: SqlFile[] = [];
    const visit = (file: SqlFile, path: string[]) => {
      if (path.includes(file.name))
        throw new Error(`models read each other in a circle: ${[...path, file.name].join(' → ')}`);
      if (ordered.includes(file)) return;
      for (const input of file.inputs) {
        const model = this.model(input);
        if (model) visit(model, [...path, file.name]);
      }
      ordered.push(file);
    };
    for (const file of this.of('model')) visit(file, []);
    return ordered;
  }
}

/** A room whose last file was deleted is not in a fresh checkout: git keeps no empty folders. */
function pathsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.sql'))
    .sort();
}
