import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { commands } from '../commands/commands.ts';
import { projectRoot } from '../config.ts';
import { helpWords, purposes } from '../messages/usage.ts';
import type { Locale } from '../schemes/contract.ts';
import { queryHelp } from './query-help.ts';

/** What is printed for --help and --version, in whatever place; undefined for everything else. */
export function helpFor(args: readonly string[], locale: Locale): string | undefined {
  if (args[0] === '--version') return `${version()}\n`;
  if (args[0] !== 'help' && !args.some((word) => word === '--help' || word === '-h')) return undefined;
  const [command, first] = args.filter((word) => word !== 'help');
  const one = commands.find(({ name }) => name === command);
  if (one) {
    const more = one.name === 'query' ? queryHelp(first, locale) : '';
    return `${helpWords.of_one[locale].replace('{usage}', one.usage)}\n  ${purposes[one.name][locale]}\n${more}`;
  }
  const all = commands.map(({ name, usage }) => `  ${usage}\n      ${purposes[name][locale]}`);
  return [helpWords.usage[locale], '', ...all, ''].join('\n');
}

const version = () =>
  z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')))
    .version;
