import AxeBuilder from '@axe-core/playwright';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import packages from '../../package.json' with { type: 'json' };

/**
 * One real Chromium for the browser tests: the machine's own, or the one that comes along from npm when that is newer or the only one,
 * so that `npm test` needs no download of its own. LENTE_BROWSER=bundled forces the latter.
 */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const KNOWN_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export type View = { readonly width: number; readonly language: 'nl' | 'en'; readonly theme: 'light' | 'dark' };

/** The four corners of every screen: phone and desktop, light and dark. Dutch on the one, English on the other. */
export const VIEWS: readonly View[] = [
  { width: 390, language: 'nl', theme: 'light' },
  { width: 390, language: 'en', theme: 'dark' },
  { width: 1280, language: 'en', theme: 'light' },
  { width: 1280, language: 'nl', theme: 'dark' },
];

export type Browser = {
  /** A fresh page of the given width, language and theme on `origin`, with scripts and style sheets of that origin only. */
  readonly openPage: (view: View & { readonly origin: string; readonly path?: string }) => Promise<Page>;
  readonly close: () => Promise<void>;
};

export async function startBrowser(): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'lente-browser-'));
  const browser = await chromium.launch({ executablePath: await browserPath(), args: [...FLAGS, `--disk-cache-dir=${profile}`] });
  const contexts: BrowserContext[] = [];
  return {
    openPage: async (view) => {
      const context = await browser.newContext({
        viewport: { width: view.width, height: heightFor(view.width) },
        colorScheme: view.theme,
        reducedMotion: 'reduce',
        locale: view.language,
        timezoneId: 'Europe/Amsterdam',
      });
      contexts.push(context);
      await context.addCookies([{ name: 'lente_language', value: view.language, url: view.origin }]);
      const page = await context.newPage();
      await page.goto(view.origin + (view.path ?? '/'));
      return page;
    },
    close: async () => {
      await Promise.all(contexts.map((context) => context.close()));
      await browser.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

const heightFor = (width: number) => (width < 600 ? 844 : 800);

/**
 * Where the browser is: CHROME_PATH when it is set, else the newest of those of the machine and the package that brings its own libraries
 * along. The newest, because what a browser answers to a call changes with its versions, and people have the newest.
 */
export async function browserPath(): Promise<string> {
  const chosen = process.env['CHROME_PATH'];
  if (process.env['LENTE_BROWSER'] === 'bundled') return await bundledPath();
  if (chosen !== undefined && existsSync(chosen)) return chosen;
  const own = KNOWN_PLACES.filter((path) => existsSync(path)).map((path) => ({ path, version: majorOf(path) }));
  const newest = own.toSorted((left, right) => right.version - left.version)[0];
  return newest !== undefined && newest.version >= BUNDLED_MAJOR ? newest.path : await bundledPath();
}

const BUNDLED_MAJOR = Number.parseInt(packages.devDependencies['@sparticuz/chromium'], 10);

/** 0 when it does not say: then it is no browser that runs here. */
function majorOf(path: string): number {
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return Number(/\b(\d+)\.\d+\.\d+/u.exec(stdout ?? '')?.[1] ?? '0');
}

/** The package looks at this variable when it is imported: it then unpacks the system libraries it needs as well. */
async function bundledPath(): Promise<string> {
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs22.x';
  const { default: bundled } = await import('@sparticuz/chromium');
  return bundled.executablePath();
}

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Throws with rule, element and advice of every violation; `within` limits the check to one part of the page. */
export async function expectNoAxeViolations(page: Page, within?: string): Promise<void> {
  // Pages without frames: the finding is made in the page itself, which spares a second page for every check.
  const builder = new AxeBuilder({ page }).withTags(WCAG_22_AA).setLegacyMode(true);
  const { violations } = await (within ? builder.include(within) : builder).analyze();
  if (violations.length === 0) return;
  const lines = violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}\n    ${node.failureSummary ?? rule.help}`),
  );
  throw new Error(`${violations.length} accessibility rules broken on ${page.url()}\n${lines.join('\n')}`);
}

/** A picture of the whole page in LENTE_SCREENSHOTS (or the temporary folder), named after what it shows. */
export async function takePicture(page: Page, name: string, view: View): Promise<string> {
  const folder = process.env['LENTE_SCREENSHOTS'] ?? join(tmpdir(), 'lente-screens');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}-${view.width}-${view.theme}-${view.language}.png`);
  await page.screenshot({ path, fullPage: true });
  return path;
}
