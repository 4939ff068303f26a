import { examine, type Examined } from '../keeping/doctor.ts';
import { json, type Command, type ExitCode, type Speaker, type Words } from './command.ts';
import { visible } from './table.ts';

/** Looks at everything that a home promises to keep. Exit code 1 when something is not well. */
export const doctor: Command = {
  name: 'doctor',
  usage: 'doctor [--json]',
  flags: { json: { type: 'boolean' } },
  positionals: { least: 0, most: 0 },
  needs_home: true,

  async run(home, words, speaker) {
    return told(await examine(home, speaker.locale), words, speaker);
  },

  repair(_path, problem, words, speaker) {
    const { message, hint } = problem.told(speaker.locale, 'command_line');
    const unwell: Examined = { examined: 'home', is_well: false, sentence: `${message} ${hint}` };
    return Promise.resolve(told([unwell], words, speaker));
  }
};

function told(findings: readonly Examined[], { flags }: Words, speaker: Speaker): ExitCode {
  if (flags['json'] === true) speaker.say(json({ examined: findings }));
  else
    for (const { is_well, sentence } of findings)
      speaker.say(`${is_well ? '✓' : '✗'} ${visible(sentence)}\n`);
  return findings.every(({ is_well, examined }) => is_well || examined === 'decisions') ? 0 : 1;
}
