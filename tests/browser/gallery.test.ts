import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser, expectNoAxeViolations, takePicture, VIEWS, type Browser } from './browser.ts';
import { buildGallery } from './build.ts';
import { serveFolder, type Site } from './site.ts';

/** Every component in every example, as people see it: on a phone and a desk, light and dark, in both languages. */
describe('all building blocks', () => {
  let site: Site;
  let browser: Browser;

  beforeAll(async () => {
    site = await serveFolder(await buildGallery());
    browser = await startBrowser();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  test.each(VIEWS)('are accessible and stay inside the page at $width, $theme, $language', { timeout: 120_000 }, async (view) => {
    const page = await browser.openPage({ ...view, origin: site.origin, path: '/index.html' });
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await page.waitForSelector('[data-set="Button"]');
    await page.evaluate(() => document.fonts.ready);
    await expectNoAxeViolations(page);
    await takePicture(page, 'gallery', view);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(view.width);
    expect(faults).toEqual([]);
  });

  test('at 320 pixels nothing sticks out', async () => {
    const page = await browser.openPage({ width: 320, language: 'nl', theme: 'light', origin: site.origin, path: '/index.html' });
    await page.waitForSelector('[data-set="Button"]');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });

  test('an amount opens its explanation beside it, and Escape gives the focus back', async () => {
    const page = await browser.openPage({ width: 1280, language: 'nl', theme: 'light', origin: site.origin, path: '/index.html' });
    const amount = page.locator('[data-set="SidePanel"] .money--button');
    await amount.click();
    await page.getByRole('dialog', { name: 'Waarom € 42.000?' }).waitFor();
    expect(await amount.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Escape');
    await page.locator('.side-panel[open]').waitFor({ state: 'detached' });
    expect(await amount.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('a table sorts by its header and says so', async () => {
    const page = await browser.openPage({ width: 1280, language: 'en', theme: 'light', origin: site.origin, path: '/index.html' });
    const table = page.locator('[data-set="DataTable"] table').first();
    await table.getByRole('button', { name: 'Bedrag' }).click();
    expect(await table.locator('th[aria-sort="ascending"]').innerText()).toContain('Bedrag');
    expect(await table.locator('tbody th').first().innerText()).toBe('Teruggevallen in de uitkering');
  });
});
