import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { projectRoot } from '../../server/config.ts';

/** Not those of the package: --single-process ends with the first page, --disable-web-security hides same-origin faults. */
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A key pressed while the browser still glides to where the last one sent it is now and then lost by the browser.
  '--disable-smooth-scrolling'
];

/** CHROMIUM_PATH, else the browser that came with npm: nothing is downloaded, and no library of the system is needed. */
export async function launchChromium(): Promise<Browser> {
  const given = process.env['CHROMIUM_PATH'];
  if (given) return chromium.launch({ executablePath: given, args: flags });
  const folder = unpacked();
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: flags,
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
      FONTCONFIG_FILE: fontsOf(folder)
    }
  });
}

/** Its own file names folders of Lambda; without any font a page has no text, and a list to choose from ends the browser. */
function fontsOf(folder: string): string {
  const file = join(folder, 'fonts/tierflow.conf');
  if (!existsSync(file))
    writeFileSync(
      file,
      `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts/fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'fonts/cache')}</cachedir>
</fontconfig>
`
    );
  return file;
}

/**
 * The package holds archives. Where it believes itself on Lambda it also unpacks the libraries that a bare machine lacks
 * (NSS, NSPR, expat). Done in a folder aside and moved in one step, so that two test files never see half a browser.
 */
function unpacked(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const { version } = createRequire(import.meta.url)(join(dirname(entry), '../../package.json')) as {
    version: string;
  };
  const cache = join(projectRoot, 'node_modules/.cache');
  const folder = join(cache, `tierflow-chromium-${version}`);
  if (existsSync(folder)) return folder;

  mkdirSync(cache, { recursive: true });
  const aside = mkdtempSync(join(cache, 'tierflow-chromium-'));
  const unpack = `await (await import('@sparticuz/chromium')).default.executablePath()`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', unpack], {
    cwd: projectRoot,
    env: { ...process.env, TMPDIR: aside, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
    encoding: 'utf8'
  });
  if (status !== 0) throw new Error(`Chromium could not be unpacked: ${stderr}`);
  try {
    renameSync(aside, folder);
  } catch (problem) {
    // Another test file was first.
    if (!existsSync(folder)) throw problem;
    rmSync(aside, { recursive: true });
  }
  return folder;
}
