import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FIRST_PAGE_LIMIT_BYTES, firstPageBytes } from '../../src/web/build/first-page.ts';
import { LAYER_ORDER } from '../../src/web/build/layer-order.ts';
import { expectNoAxeViolations, startBrowser, takePicture, VIEWS, type Browser, type View } from './browser.ts';
import { buildWeb } from './build.ts';
import { serveFolder, type Site } from './site.ts';

const PHONE: View = { width: 390, language: 'nl', theme: 'light' };

/** The start page and the frame, without a server behind it. */
describe('the start page', () => {
  let folder: string;
  let fresh: Site;
  let arranger: Site;
  let browser: Browser;

  beforeAll(async () => {
    folder = await buildWeb();
    fresh = await serveFolder(folder, { 'GET /api/session': { role: null }, 'POST /api/session': { role: 'assessor' } });
    arranger = await serveFolder(folder, { 'GET /api/session': { role: 'arranger', organisation: 'Stichting Aanpak' } });
    browser = await startBrowser();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await Promise.all([fresh?.close(), arranger?.close()]);
  });

  test.each(VIEWS)('is accessible at $width, $theme, $language, before and after the choice', async (view) => {
    for (const [name, site] of [
      ['start', fresh],
      ['start-arranger', arranger],
    ] as const) {
      const page = await browser.openPage({ ...view, origin: site.origin });
      await page.waitForSelector('h1');
      await page.evaluate(() => document.fonts.ready);
      await expectNoAxeViolations(page);
      await takePicture(page, name, view);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(view.width);
      expect(await page.locator('html').getAttribute('lang')).toBe(view.language);
    }
  });

  test('the first press of Tab goes to the content, and a role is chosen with the keyboard alone', async () => {
    const page = await browser.openPage({ ...PHONE, origin: fresh.origin });
    await page.waitForSelector('h1');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Naar de inhoud');
    await page.locator('#role').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/contracten');
  });

  test('without a choice the error says what to do and leads to the field', async () => {
    const page = await browser.openPage({ ...PHONE, origin: fresh.origin });
    await page.getByRole('button', { name: 'Ga verder' }).click();
    await page.getByRole('link', { name: 'Kies een rol om verder te gaan.' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('role');
    await expectNoAxeViolations(page);
  });

  test('the other language is one press away and stays after reloading', async () => {
    const page = await browser.openPage({ ...PHONE, origin: fresh.origin });
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Who are you today?' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Who are you today?' }).waitFor();
  });

  test('dark is chosen under "me" and is there before the first paint of the next visit', async () => {
    const page = await browser.openPage({ ...PHONE, origin: fresh.origin });
    await page.getByRole('button', { name: 'Ik', exact: true }).click();
    await page.getByRole('radio', { name: 'Donker' }).check();
    await page.reload({ waitUntil: 'commit' });
    await page.waitForSelector('html[data-theme="dark"]');
  });

  test('without a role other pages ask for one first', async () => {
    const page = await browser.openPage({ ...PHONE, origin: fresh.origin, path: '/contracten' });
    await page.getByRole('heading', { name: 'Kies eerst een rol' }).waitFor();
    await expectNoAxeViolations(page);
  });

  test('the words of the start page are there without script', async () => {
    const page = await browser.openPage({ ...PHONE, origin: fresh.origin, path: '/lente.svg' });
    const html = await page.evaluate(async () => (await fetch('/')).text());
    expect(html).toContain('Wie ben je vandaag?');
    expect(html).toContain('Who are you today?');
  });

  test('while the script is under way the frame is there, and when it does not come that is said', async () => {
    const page = await browser.openPage({ ...PHONE, origin: fresh.origin, path: '/lente.svg' });
    await page.route('**/assets/index*.js', (route) => route.abort());
    await page.goto(`${fresh.origin}/contracten`);
    await page.getByText('Lente kon niet worden geladen.').waitFor();
    expect(await page.locator('.top-bar__name').isVisible()).toBe(true);
    expect(await page.getByText('Wie ben je vandaag?').isVisible()).toBe(false);
    expect(await page.getByText('Lente could not be loaded.').isVisible()).toBe(false);
  });

  test('a page that could not be fetched is there after another try', async () => {
    const page = await browser.openPage({ ...PHONE, origin: arranger.origin, path: '/lente.svg' });
    await page.route('**/assets/ContractsPage*.js', (route) => route.abort());
    await page.goto(`${arranger.origin}/contracten`);
    const again = page.getByRole('button', { name: 'Probeer het opnieuw' });
    await again.waitFor();
    // The router itself loads the page once more; only then it is up to the reader.
    await page.waitForTimeout(1_000);
    await page.unroute('**/assets/ContractsPage*.js');
    await again.click();
    await page.getByRole('heading', { level: 1, name: 'Contracten' }).waitFor();
  });

  test('a page that is not there says so and shows the way', async () => {
    const page = await browser.openPage({ ...PHONE, origin: arranger.origin, path: '/bestaat-niet' });
    await page.getByRole('heading', { name: 'Deze pagina is er niet' }).waitFor();
    await expectNoAxeViolations(page);
  });

  test('every style sheet begins with the order of the layers, whichever comes first', async () => {
    const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.css'));
    const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.filter((text) => !text.startsWith(LAYER_ORDER))).toEqual([]);
  });

  test('the first page stays light', async () => {
    expect(await firstPageBytes(folder)).toBeLessThanOrEqual(FIRST_PAGE_LIMIT_BYTES);
  });
});
