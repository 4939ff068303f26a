import type { Speaker } from '../commands/command.ts';
import type { Locale } from '../schemes/contract.ts';

const barWidth = 24;

/** Speaks on a terminal: answers on standard output, progress on standard error, as a bar where it can be redrawn. */
export function terminalSpeaker(locale: Locale): Speaker & { end(): void } {
  const redraws = process.stderr.isTTY;
  let lastStep = '';

  return {
    locale,
    say(text) {
      clear();
      process.stdout.write(text);
    },
    progress(step, done, of) {
      if (redraws) {
        process.stderr.write(`\r\x1b[K${step}${bar(done, of)}`);
        lastStep = step;
      } else if (step !== lastStep) {
        process.stderr.write(`${step} …\n`);
        lastStep = step;
      }
    },
    end: clear
  };

  function clear() {
    if (redraws && lastStep) process.stderr.write('\r\x1b[K');
    lastStep = '';
  }
}

function bar(done: number | undefined, of: number | undefined): string {
  if (done === undefined || !of) return ' …';
  const filled = Math.round((Math.min(done, of) / of) * barWidth);
  return ` [${'█'.repeat(filled)}${' '.repeat(barWidth - filled)}] ${Math.floor((Math.min(done, of) / of) * 100)}%`;
}
