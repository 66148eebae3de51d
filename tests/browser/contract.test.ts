import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '../../src/engine/result.ts';
import { readXlsx } from '../../src/notation/xlsx-read.ts';
import { expectNoAxeViolations, startBrowser, takePicture, VIEWS, type Browser, type View } from './browser.ts';
import { buildWeb } from './build.ts';
import { startRealSite, visit, type Visit } from './real-site.ts';
import type { Site } from './site.ts';

const DESK: View = { width: 1280, language: 'nl', theme: 'light' };
const ROWS = `kind,id,day,recorded,outcome,subject,verdict
enrolment,e90,2026-07-01,,,p40,
start,s90,2026-07-02,,baan,p40,
claim,u90,2026-10-05,2026-10-06,baaan,p40,accepted
claim,u91,2026-10-05,2026-10-06,baan,p40,accepted
`;

type Place = Partial<Omit<Visit, 'site'>> & Pick<Visit, 'path'>;

/** A contract from its terms to its facts, in the product itself: what is read, tried, added and changed on screen. */
describe('a contract on screen', () => {
  let site: Site;
  let browser: Browser;
  const open = async (place: Place, view: View = DESK): Promise<Page> => {
    const page = await visit(browser, view, { site, role: 'provider', ...place });
    // Shorter than a test may take, so that what was waited for is named when it does not come.
    page.setDefaultTimeout(15_000);
    return page;
  };

  beforeAll(async () => {
    site = await startRealSite({ webDir: await buildWeb('web-contract'), samples: ['een-uitkomst', 'vijf-partijen', 'newpin-nsw-y1'] });
    browser = await startBrowser();
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const PAGES: readonly (Place & { readonly name: string })[] = [
    { name: 'list', role: 'commissioner', path: '/contracten' },
    { name: 'terms', role: 'provider', path: '/contracten/een-uitkomst' },
    { name: 'terms-bond', role: 'investor', path: '/contracten/vijf-partijen' },
    { name: 'terms-curves', role: 'commissioner', path: '/contracten/newpin-nsw-y1' },
    { name: 'promise', role: 'participant', path: '/contracten/een-uitkomst' },
    { name: 'own-facts', role: 'participant', subject: 'p07', path: '/contracten/een-uitkomst/gegevens' },
    { name: 'facts', role: 'assessor', path: '/contracten/een-uitkomst/gegevens' },
    { name: 'try', role: 'provider', path: '/proberen' },
    { name: 'what-if', role: 'commissioner', path: '/contracten/een-uitkomst/wat-als' },
  ];

  test.each(VIEWS)('every page is accessible and stays inside at $width, $theme, $language', { timeout: 180_000 }, async (view) => {
    for (const { name, ...place } of PAGES) {
      const page = await open(place, view);
      await page.locator('main h1').waitFor();
      await expectNoAxeViolations(page);
      if (process.env['LENTE_SCREENSHOTS'] !== undefined) await takePicture(page, `contract-${name}`, view);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(view.width);
      await page.context().close();
    }
  });

  test('at 320 pixels nothing sticks out', { timeout: 60_000 }, async () => {
    for (const { name, ...place } of PAGES) {
      const page = await open(place, { ...DESK, width: 320 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(320);
      await page.context().close();
    }
  });

  describe('the terms', () => {
    test('a sentence points at its lines in the source', async () => {
      const page = await open({ path: '/contracten/vijf-partijen' });
      await page.getByRole('button', { name: 'bron, regel 67' }).click();
      await page.locator('.source-view__line--marked', { hasText: 'id: plaatsing' }).waitFor();
      expect(await page.locator('.source-view__line--marked').count()).toBe(1);
    });

    test('the version is downloaded as it was written and as it is signed', async () => {
      const page = await open({ path: '/contracten/een-uitkomst' });
      const source = await download(page, 'Bron (YAML)');
      expect(source).toEqual({
        name: 'een-uitkomst.v1.yaml',
        text: await readFile(new URL('../../scenarios/een-uitkomst/terms.yaml', import.meta.url), 'utf8'),
      });
      const fixed = await download(page, 'Vaste vorm (JSON)');
      expect(JSON.parse(fixed.text)).toMatchObject({ contract: 'een-uitkomst', version: 1 });
      expect(JSON.parse((await download(page, 'Schema voor je editor')).text)).toMatchObject({ title: 'Lente term sheet' });
    });

    test('a bond says what the direct contract would leave out, and what it would ask', async () => {
      const page = await open({ role: 'commissioner', path: '/contracten/vijf-partijen' });
      const panel = page.getByRole('region', { name: 'Wat het direct zou zijn' });
      await panel.getByText('€ 30.000,00').waitFor();
      await panel.getByText('tot € 300.000,00 voor').waitFor();
    });

    test('who is helped reads the promise and the proof, and no amount of money', async () => {
      const page = await open({ role: 'participant', path: '/contracten/een-uitkomst' });
      await page.getByText('Loonstroken van drie maanden').waitFor();
      expect(await page.locator('main').innerText()).not.toContain('€');
      // What is about money is kept back, not missing.
      expect(await page.locator('main').innerText()).not.toContain('Nog niet afgesproken');
    });
  });

  describe('the frame', () => {
    test('the promise stands where the terms are, and not again above every other part', async () => {
      const page = await open({ path: '/contracten/een-uitkomst' });
      await page.getByText('Jongeren die al lang thuis zitten').waitFor();
      await page.getByRole('link', { name: 'Afrekening' }).click();
      await page.getByRole('heading', { name: 'Periodes', exact: true }).waitFor();
      expect(await page.getByText('Jongeren die al lang thuis zitten').count()).toBe(0);
      expect(await page.title()).toBe('Afrekening · Aan het werk in Lentestad · Lente');
    });

    test('a contract that is not there says so and leads to the list', async () => {
      const page = await open({ path: '/contracten/bestaat-niet' });
      await page.getByRole('heading', { level: 1, name: 'Dit contract is er niet' }).waitFor();
      expect(await page.getByRole('button', { name: 'Probeer het opnieuw' }).count()).toBe(0);
      await page.getByRole('link', { name: 'Bekijk alle contracten' }).click();
      await page.getByRole('heading', { level: 1, name: 'Contracten' }).waitFor();
    });

    test.each([
      ['investor', '/contracten/vijf-partijen/gegevens'],
      ['participant', '/contracten/vijf-partijen/afrekening/2025-12-31'],
    ] as const)('a part that %s does not have says so and leads to what is there', async (role, path) => {
      const page = await open({ role, path });
      await page.getByText('Dit deel van het contract hoort niet bij jouw rol.').waitFor();
      expect(await page.locator('main form').count()).toBe(0);
      await page.getByRole('link', { name: 'Bekijk wat er wel is' }).click();
      await page.getByRole('heading', { name: 'Wie doet mee' }).waitFor();
    });

    test('who is helped sees the list without money and without a button to write contracts', async () => {
      const page = await open({ role: 'participant', path: '/contracten' });
      await page.getByRole('link', { name: 'Aan het werk in Lentestad' }).waitFor();
      expect(await page.getByRole('columnheader', { name: /Geboekt/ }).count()).toBe(0);
      expect(await page.getByRole('link', { name: 'Schrijf een contract' }).count()).toBe(0);
      expect(await page.locator('main').innerText()).not.toContain('niet zichtbaar');
    });
  });

  describe('facts', () => {
    test('from the list to a contract, a file is seen row by row before the good rows are kept', { timeout: 60_000 }, async () => {
      const page = await open({ path: '/contracten' });
      await page.getByRole('link', { name: 'Aan het werk in Lentestad' }).click();
      await page.getByRole('link', { name: 'Gegevens' }).click();
      await page.locator('#facts-file').setInputFiles({ name: 'kwartaal.csv', mimeType: 'text/csv', buffer: Buffer.from(ROWS) });
      const preview = page.getByRole('region', { name: 'Wat er in kwartaal.csv staat' });
      const bad = preview.getByRole('row', { name: /^4 / });
      await bad.getByText('De uitkomst "baaan" staat niet in het contract. Bedoel je "baan"?').waitFor();
      expect(await preview.getByRole('status').innerText()).toMatch(/3 goede regels\s+1 regel met een fout/);
      expect((await download(page, 'Download de foute regels')).text).toContain('baaan,p40,accepted,"De uitkomst ""baaan""');
      await expectNoAxeViolations(page);
      await preview.getByRole('button', { name: 'Bewaar 3 goede regels' }).click();
      await page.getByText('3 regels bewaard').waitFor();
      await page.getByRole('link', { name: 'Ga naar de afrekening' }).waitFor();
      await page.locator('#facts-search').fill('p40');
      await page.getByText('3 van 49 gegevens').waitFor();
    });

    test('a file that cannot be used says why, and keeps nothing', async () => {
      const page = await open({ role: 'assessor', path: '/contracten/een-uitkomst/gegevens' });
      await page.getByText('Of plak de rijen hier').click();
      await page.getByLabel('Rijen uit je bestand').fill(ROWS.replace('outcome', 'kleur'));
      await page.getByRole('button', { name: 'Bekijk deze rijen' }).click();
      await page.getByText('De kolom "kleur" kennen we niet').waitFor();
      expect(await page.getByRole('button', { name: /^Bewaar \d/ }).count()).toBe(0);
      await page.getByRole('button', { name: 'Bewaar niets' }).click();
      await page.locator('#facts-file').waitFor();
    });

    test(
      'the empty file is a spreadsheet with the columns of this contract, and comes back filled in with own words, asked about once',
      { timeout: 60_000 },
      async () => {
        const page = await open({ path: '/contracten/een-uitkomst/gegevens' });
        const coming = page.waitForEvent('download');
        await page.getByRole('button', { name: 'Download een leeg bestand' }).click();
        const file = await coming;
        const empty = readXlsx(await readFile(must(await file.path(), 'downloaded file')));
        expect(file.suggestedFilename()).toBe('een-uitkomst.xlsx');
        expect(empty.ok && empty.value.rows[0]?.cells.map((cell) => cell.text)).toContain('outcome');
        const own = (id: string) => Buffer.from(`Kenmerk;Code;Wat;Datum\r\n${id};p41;Baan;5-10-2026\r\n`);
        const choose = (id: string) => page.locator('#facts-file').setInputFiles({ name: `${id}.csv`, mimeType: 'text/csv', buffer: own(id) });
        await choose('w1');
        const asked = page.getByRole('region', { name: 'Klopt dit zo?' });
        await asked.getByLabel('De kolom “Code” is').selectOption('subject');
        await asked.getByLabel('De kolom “Wat” is').selectOption('outcome');
        expect(await asked.getByLabel('De kolom “Datum” is').inputValue()).toBe('day');
        await expectNoAxeViolations(page);
        await asked.getByRole('button', { name: 'Zo klopt het' }).click();
        await asked.waitFor({ state: 'detached' }).catch(() => undefined);
        await page.getByRole('button', { name: 'Bewaar niets' }).click();
        await choose('w2');
        await page.getByRole('region', { name: 'Wat er in w2.csv staat' }).waitFor();
        expect(await page.getByText('De kolom “Code” is').count()).toBe(0);
      },
    );

    test('who pays sees the facts and cannot add any', async () => {
      const page = await open({ role: 'commissioner', path: '/contracten/een-uitkomst/gegevens' });
      await page.getByText('Gegevens komen van de uitvoerder of de beoordelaar.').waitFor();
      expect(await page.locator('#facts-file').count()).toBe(0);
    });

    test('a participant sees the own facts under a pseudonym, and those of nobody else', async () => {
      const page = await open({ role: 'participant', path: '/contracten/een-uitkomst/gegevens' });
      await page.getByLabel('Je pseudoniem').fill('p07');
      await page.getByRole('button', { name: 'Laat mijn gegevens zien' }).click();
      await page.getByText('Dit hoort bij pseudoniem p07.').waitFor();
      expect(await page.getByRole('table').getByRole('row').count()).toBeGreaterThan(2);
      expect(await page.locator('main').innerText()).not.toMatch(/p0[1-689]/);
    });
  });

  describe('trying', () => {
    const total = (page: Page) => page.locator('.try-total');

    test('a mistake has its line and column and leads there; repaired, the statement is back', async () => {
      const page = await open({ path: '/proberen' });
      const terms = page.locator('#try-terms');
      await total(page).getByText('€ 27.000,00').waitFor();
      await terms.fill((await terms.inputValue()).replace('price: 4200', 'price: €4200'));
      const message = page.getByRole('button', { name: 'Regel 29, kolom 12' });
      await message.waitFor();
      // The answer of a moment before stays, under what is wrong.
      await page.getByText('Hieronder staat nog het vorige antwoord.', { exact: false }).waitFor();
      expect(await total(page).innerText()).toContain('€ 27.000,00'.replace(' ', '\u00A0'));
      await expectNoAxeViolations(page);
      await message.click();
      expect(
        await terms.evaluate((field) => (field instanceof HTMLTextAreaElement ? field.value.slice(field.selectionStart, field.selectionEnd) : '')),
      ).toBe('€4200');
      await page.keyboard.type('4100');
      await total(page).getByText('€ 27.000,00').waitFor();
      await page
        .getByRole('row', { name: /Kwartaal 1/ })
        .getByText('€ 8.200,00')
        .waitFor();
    });

    test('Tab leaves the editor, Enter keeps the indentation, and a reload keeps the text', async () => {
      const page = await open({ path: '/proberen' });
      const terms = page.locator('#try-terms');
      await terms.fill('rules:\n  - id: prijs');
      await page.keyboard.press('End');
      await page.keyboard.press('Control+End');
      await page.keyboard.press('Enter');
      await page.keyboard.type('price: 1');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.id)).not.toBe('try-terms');
      await page.reload();
      expect(await terms.inputValue()).toBe('rules:\n  - id: prijs\n    price: 1');
    });

    test('nothing written yet is no mistake', async () => {
      const page = await open({ path: '/proberen' });
      await page.getByRole('button', { name: 'Maak leeg' }).click();
      await page.getByText('Hier staat nog niets.').waitFor();
      expect(await page.getByText('1 fout').count()).toBe(0);
    });

    test('an amount opens its explanation, made in the page', async () => {
      const page = await open({ path: '/proberen' });
      await page
        .getByRole('row', { name: /Kwartaal 4/ })
        .getByRole('button')
        .click();
      await page.getByRole('dialog').getByText('Hoogste bedrag').first().waitFor();
    });

    test('another example can be undone', async () => {
      const page = await open({ path: '/proberen' });
      await page.locator('#try-terms').fill('# van mij');
      await page.getByRole('button', { name: 'Met een investeerder' }).click();
      await total(page).getByText('€ 120.000,00').waitFor();
      await page.getByRole('button', { name: 'Maak ongedaan' }).click();
      expect(await page.locator('#try-terms').inputValue()).toBe('# van mij');
    });

    test('nothing is kept until somebody says so; then it is a contract', async () => {
      const page = await open({ path: '/proberen' });
      await page.getByRole('button', { name: 'Bewaar als contract' }).click();
      await page.getByText('Gemeente Bloesemdal en Stichting Lentewerk').waitFor();
      await page.getByRole('button', { name: 'Bewaar het contract' }).click();
      await page.waitForURL('**/contracten/mijn-eerste-contract');
      await page.getByRole('heading', { level: 1, name: 'Weer aan het werk' }).waitFor();
    });
  });

  describe('otherwise', () => {
    test('what if changes the amounts and says the difference', async () => {
      const page = await open({ role: 'commissioner', path: '/contracten/een-uitkomst/wat-als' });
      await page.getByText(/Nu: €.3\.200,00/u).waitFor();
      await page.getByLabel('Nieuwe prijs').fill('2.000,00');
      await page.getByRole('button', { name: 'Laat zien' }).click();
      await page.getByText('minder betaald.').waitFor();
      await page
        .getByRole('row', { name: /31 mrt 2026/ })
        .getByText('minder')
        .waitFor();
      expect(await page.getByRole('row', { name: /^Samen/ }).innerText()).toMatch(/\u2212/);
      await expectNoAxeViolations(page);
    });

    test('the source opens at a rule and closes again, also in a browser whose calls give something back', async () => {
      const page = await open({ role: 'commissioner', path: '/contracten/een-uitkomst' });
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      await page.addInitScript({ content: GIVES_SOMETHING_BACK });
      await page.reload();
      await page
        .getByRole('button', { name: /^bron, regel/u })
        .first()
        .click();
      await page.getByText('contract: een-uitkomst').waitFor();
      await page.getByRole('button', { name: 'Verberg de bron' }).click();
      await page.getByRole('button', { name: 'Toon de bron' }).waitFor();
      await page.getByRole('link', { name: 'Gegevens' }).first().click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(faults).toEqual([]);
    });

    test('a term that no form has is changed in the text', async () => {
      const page = await open({ role: 'commissioner', path: '/contracten/een-uitkomst/wat-als' });
      await page.getByText('Of verander de afspraken zelf').click();
      const terms = page.locator('#what-if-terms');
      await terms.fill((await terms.inputValue()).replace('holdDays: 90', 'holdDays: 900'));
      await page.getByRole('cell', { name: 'vervalt' }).first().waitFor();
      await page.getByRole('button', { name: 'Zet de afspraken terug' }).click();
      await page.getByText('Kies hierboven wat je verandert.').waitFor();
    });

    test('an amendment shows its effect before it is recorded, and then is version 2', async () => {
      const page = await open({ role: 'commissioner', path: '/contracten/een-uitkomst' });
      await page.getByRole('button', { name: 'Schrijf een wijziging' }).click();
      const terms = page.locator('#amend-terms');
      const text = await terms.inputValue();
      expect(text).toContain('contract: een-uitkomst\nversion: 2\neffective: 2026-10-01\n');
      await terms.fill(text.replace('version: 2', 'version: 3'));
      await page.getByText('Hier hoort versie 2; er staat 3.').waitFor();
      await terms.fill(text.replace('max: 28800', 'max: 40000'));
      await page.getByText('meer betaald.').waitFor();
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: 'Leg versie 2 vast' }).click();
      await page.getByRole('rowheader', { name: 'Versie 2' }).waitFor();
      await page.getByText('Versie 2 is vastgelegd').first().waitFor();
      expect(await terms.count()).toBe(0);
    });
  });
});

/** What a browser of next year may do: calls that gave nothing give a promise. */
const GIVES_SOMETHING_BACK = `for (const name of ['scrollIntoView', 'focus']) {
  const own = HTMLElement.prototype[name];
  HTMLElement.prototype[name] = function (...given) { own.apply(this, given); return Promise.resolve(); };
}`;

/** What a press on a button saves. */
async function download(page: Page, name: string): Promise<{ readonly name: string; readonly text: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).first().click()]);
  return { name: file.suggestedFilename(), text: await readFile(must(await file.path(), 'downloaded file'), 'utf8') };
}
