import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { createServer, createSystem } from '../src/main/system.ts';
import { buildWebWhenNeeded } from '../src/main/web-build.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { openDatabase } from '../src/platform/db/open.ts';
import { SILENT_LOG } from '../src/platform/log.ts';
import { FIRST_PAGE_LIMIT_BYTES, firstPageBytes } from '../src/web/build/first-page.ts';
import { browserPath } from '../tests/browser/browser.ts';
import { type Figure, median } from './figure.ts';

const WEB_DIR = fileURLToPath(new URL('../dist/web', import.meta.url));
const ROUNDS = 5;
/** A slow phone as Lighthouse has it: "slow 4G", and a processor four times slower. */
const SLOW_4G = { offline: false, downloadThroughput: (1_600 * 1_024) / 8, uploadThroughput: (750 * 1_024) / 8, latency: 150 };
const SLOW_PROCESSOR = 4;
const PAINT_LIMIT_MS = 1_500;

/** Weight of the first page, and when its largest element stands on a slow phone. */
export async function run(): Promise<readonly Figure[]> {
  await buildWebWhenNeeded(WEB_DIR);
  const bytes = await firstPageBytes(WEB_DIR);
  const paint = await measurePaint();
  return [
    {
      name: 'script of the first page, compressed',
      value: Number((bytes / 1_000).toFixed(1)),
      unit: 'kB',
      yardstick: '-',
      limit: `at most ${FIRST_PAGE_LIMIT_BYTES / 1_000} kB`,
      meets: bytes <= FIRST_PAGE_LIMIT_BYTES,
    },
    {
      name: 'largest element on a slow phone',
      value: Math.round(paint.slow),
      unit: 'ms',
      yardstick: `without slowing down ${Math.round(paint.fast)} ms`,
      limit: 'within 1,500 ms',
      meets: paint.slow <= PAINT_LIMIT_MS,
    },
  ];
}

async function measurePaint(): Promise<{ readonly slow: number; readonly fast: number }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lente-web-'));
  const opened = await openDatabase({ dataDir });
  if (!opened.ok) throw new Error(opened.error.en);
  await migrate(opened.value);
  const app = await createServer(createSystem(opened.value, SILENT_LOG), { webDir: WEB_DIR });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  try {
    return { slow: await medianPaint(origin, true), fast: await medianPaint(origin, false) };
  } finally {
    await app.close();
    await opened.value.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function medianPaint(origin: string, isSlow: boolean): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await onePaint(origin, isSlow));
  return median(times);
}

/** A fresh browser each time: nothing stands in a cache. */
async function onePaint(origin: string, isSlow: boolean): Promise<number> {
  const browser = await chromium.launch({
    executablePath: await browserPath(),
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    if (isSlow) await slowDown(page);
    await page.goto(origin, { waitUntil: 'networkidle' });
    return await page.evaluate(largestPaint);
  } finally {
    await browser.close();
  }
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_PROCESSOR });
}

/** Runs in the page: the last "largest contentful paint" the browser reported. */
function largestPaint(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN)).observe({
      type: 'largest-contentful-paint',
      buffered: true,
    });
  });
}
