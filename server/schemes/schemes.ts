import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../config.ts';
import { refusal } from '../errors.ts';
import { refuseFaults } from './audit.ts';
import { defineScheme, type SchemeDefinition } from './definition.ts';
import { malformed } from './malformed.ts';
import { readSchemeFile, type SchemeFile } from './scheme-file.ts';

const folder = join(projectRoot, 'data/schemes');

export const defaultScheme = 'rfm_11';
/** Where up, hold and down are read when the scheme asked about is no ladder. */
export const defaultLadder = 'value_tier';

/** Schemes whose sizes and flows a build stores; the others are told on the fly, for any date. */
export const storedSchemes: readonly string[] = ['lifecycle', 'rfm_11'];
/** What a build counts, in the order of segments_by_number: of the ladder, the steps of each period. */
export const countedSchemes: readonly string[] = [...storedSchemes, defaultLadder];

/** A scheme file by itself; what it says of facts and other schemes is looked at when it is defined. */
export const readScheme = ({ name, text }: SchemeText): SchemeFile => readSchemeFile(name, text);

export interface SchemeText {
  /** what people know it by */
  name: string;
  text: string;
}

/** The schemes that can be asked about: those of data/schemes, and those that people added to the home. */
export class Schemes {
  readonly all: readonly SchemeDefinition[];

  private constructor(all: readonly SchemeDefinition[]) {
    this.all = all;
  }

  /** Throws a refusal that names the scheme and its fault. A scheme may read those that stand before it. */
  static of(texts: readonly SchemeText[]): Schemes {
    return new Schemes([]).with(texts);
  }

  with(texts: readonly SchemeText[]): Schemes {
    const files = texts.map(readScheme);
    const defined = new Map(this.all.map((each) => [each.file.scheme, each]));
    const named = (name: string, path: readonly string[]): SchemeDefinition | undefined => {
      const known = defined.get(name);
      if (known) return known;
      const file = files.find(({ scheme }) => scheme === name);
      if (!file) return undefined;
      if (path.includes(name)) {
        throw malformed(name, 'reads_itself', { path: [...path, name].join(' → ') });
      }
      const others = (other: string) => named(other, [...path, name]);
      const definition = defineScheme(file, folder, others);
      refuseFaults(definition, others);
      defined.set(name, definition);
      return definition;
    };
    for (const { scheme } of files) named(scheme, []);
    return new Schemes(
      [...defined.values()].sort((one, other) => (one.file.scheme < other.file.scheme ? -1 : 1))
    );
  }

  /** A scheme of another time, beside the others: it takes the place of none. */
  read(text: SchemeText): SchemeDefinition {
    const others = new Schemes(this.all.filter(({ file }) => file.scheme !== text.name));
    return others.with([text]).named(text.name);
  }

  get names(): string[] {
    return this.all.map(({ file }) => file.scheme);
  }

  find(name: string): SchemeDefinition | undefined {
    return this.all.find(({ file }) => file.scheme === name);
  }

  named(name: string): SchemeDefinition {
    const found = this.find(name);
    if (!found) throw refusal('value_not_known', { name: 'scheme', value: name, known: this.names });
    return found;
  }
}

/** The schemes of data/schemes, read once at start. */
export const builtInSchemes: Schemes = Schemes.of(
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({ name: file.slice(0, -5), text: readFileSync(join(folder, file), 'utf8') }))
);

/** The scheme itself, if its segments are a ladder; else the tiers of value. */
export const ladderOf = (scheme: SchemeDefinition): SchemeDefinition =>
  scheme.is_ordered ? scheme : builtInSchemes.named(defaultLadder);
