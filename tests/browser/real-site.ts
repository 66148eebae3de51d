import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { assert } from '../../src/engine/result.ts';
import type { Role } from '../../src/engine/terms.ts';
import { loadSamples } from '../../src/main/load-samples.ts';
import { createServer, createSystem } from '../../src/main/system.ts';
import { type Clock, fixedClock } from '../../src/platform/clock.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { openDatabase } from '../../src/platform/db/open.ts';
import { SILENT_LOG } from '../../src/platform/log.ts';
import type { Browser, View } from './browser.ts';
import type { Site } from './site.ts';

/** The day on which these tests happen, on the server and in the browser: the stories are written around it. */
const NOW = '2026-11-23T09:00:00.000Z';
const SCENARIOS = fileURLToPath(new URL('../../scenarios', import.meta.url));

/** A clock that stands still until it is set: for a story that takes months. */
export type StoryClock = Clock & { readonly now: () => string; readonly set: (instant: string) => void };

export function storyClock(start: string): StoryClock {
  let instant = start;
  const { randomBytes } = fixedClock(start);
  return { now: () => instant, nowMs: () => new Date(instant).getTime(), randomBytes, set: (next) => void (instant = next) };
}

type SiteOptions = { readonly webDir: string; readonly samples: readonly string[]; readonly clock?: Clock };

/** The product itself on a data folder of its own, with a few of the sample contracts. */
export async function startRealSite(options: SiteOptions): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'lente-site-'));
  mkdirSync(join(folder, 'scenarios'));
  for (const name of options.samples) cpSync(join(SCENARIOS, name), join(folder, 'scenarios', name), { recursive: true });
  const opened = await openDatabase({ dataDir: join(folder, 'data') });
  assert(opened.ok, 'a new folder can be opened');
  await migrate(opened.value);
  const system = { ...createSystem(opened.value, SILENT_LOG), clock: options.clock ?? fixedClock(NOW) };
  await loadSamples(system, join(folder, 'scenarios'));
  const app = await createServer(system, { webDir: options.webDir, mostPerMinute: 100_000 });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    origin,
    close: async () => {
      await app.close();
      await opened.value.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Visit = {
  readonly site: Site;
  readonly role: Role;
  readonly path: string;
  /** One organisation; without it for all of that role. */ readonly partyId?: string;
  /** The pseudonym of a participant. */ readonly subject?: string;
  /** The instant at which the browser is, when it is not the day of the tests. */ readonly now?: string;
};

/** A page as somebody of that role sees it, on the day of the tests, with everything loaded. */
export async function visit(browser: Browser, view: View, { site, path, now = NOW, ...choice }: Visit): Promise<Page> {
  const page = await browser.openPage({ ...view, origin: site.origin, path: '/lente.svg' });
  await page.context().addCookies([{ name: 'lente_me', value: encodeURIComponent(JSON.stringify(choice)), url: site.origin }]);
  await page.clock.setFixedTime(new Date(now));
  await page.goto(site.origin + path);
  await settled(page);
  return page;
}

/** Waits until nothing is loading any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('h1');
  await page.waitForFunction(() => document.querySelector('.skeleton, .skeleton-page') === null);
  await page.evaluate(() => document.fonts.ready);
}
