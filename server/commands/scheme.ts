import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { refusal, usageError } from '../errors.ts';
import type { Home } from '../home.ts';
import { addedSchemes, storeScheme } from '../schemes/added-schemes.ts';
import type { Scheme } from '../schemes/contract.ts';
import { schemeOf } from '../schemes/definition.ts';
import { builtInSchemes, readScheme } from '../schemes/schemes.ts';
import { json, type Command } from './command.ts';
import { textTable } from './table.ts';

/** Reads a scheme beside those that are there, and audits it; throws its first fault as a sentence. */
function audited(home: Home, name: string, text: string): Scheme {
  const { scheme } = readScheme({ name, text });
  if (builtInSchemes.find(scheme)) throw refusal('scheme_taken', { scheme });
  return schemeOf(home.schemes.read({ name: scheme, text }), []);
}

/** Adds a scheme to the home: from now on it can be asked about like those of data/schemes. */
export async function addScheme(home: Home, name: string, text: string, at: Date): Promise<Scheme> {
  const scheme = audited(home, name, text);
  await decideScheme(home, scheme.scheme, text, at);
  return scheme;
}

/** Takes an added scheme away again; its pinned versions stay. */
export async function removeScheme(home: Home, name: string, at: Date): Promise<void> {
  const added = home.schemes.names.filter((each) => !builtInSchemes.find(each));
  if (!added.includes(name)) {
    throw refusal('scheme_not_added', { scheme: name, known: added });
  }
  await decideScheme(home, name, null, at);
}

/** In force as soon as it is committed: answers that are told anew for it are told by it (kept-answers.ts). */
async function decideScheme(home: Home, name: string, text: string | null, at: Date): Promise<void> {
  home.schemes = await home.decisions.writing(async (session) => {
    await storeScheme(session, name, text, at);
    return addedSchemes(session);
  });
}

const usage = 'scheme check|add FILE.json, scheme remove NAME [--json]';

export const scheme: Command = {
  name: 'scheme',
  usage,
  flags: { json: { type: 'boolean' } },
  positionals: { least: 2, most: 2 },

  async run(home, { flags, positionals: [step = '', what = ''], folder }, speaker) {
    if (step === 'remove') {
      await removeScheme(home, what, new Date());
      speaker.say(flags['json'] ? json({ removed: what }) : `${what}\n`);
      return 0;
    }
    if (step !== 'check' && step !== 'add')
      throw usageError('words_too_many', { command: 'scheme', word: step, usage });
    const text = await readText(resolve(folder, what), what);
    const told = step === 'add' ? await addScheme(home, what, text, new Date()) : audited(home, what, text);
    const locale = speaker.locale;
    speaker.say(
      flags['json']
        ? json(told)
        : textTable(
            told.segments.map(({ segment, label }) => ({
              scheme: told.scheme,
              segment,
              label: label[locale]
            }))
          )
    );
    return 0;
  }
};

async function readText(path: string, name: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw refusal('file_missing', { file: name });
  }
}
