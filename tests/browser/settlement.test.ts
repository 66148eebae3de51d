import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { must } from '../../src/engine/result.ts';
import { expectNoAxeViolations, startBrowser, takePicture, VIEWS, type Browser, type View } from './browser.ts';
import { buildWeb } from './build.ts';
import { settled, startRealSite, visit } from './real-site.ts';
import type { Site } from './site.ts';

const DESK: View = { width: 1280, language: 'nl', theme: 'light' };
const STORY = '/contracten/vijf-partijen';
const PERIOD = `${STORY}/afrekening/2025-12-31`;

/** The pages of settlement, money flow and books, on the real server with two of the sample contracts. */
describe('settling on screen', () => {
  let site: Site;
  let browser: Browser;

  beforeAll(async () => {
    site = await startRealSite({ webDir: await buildWeb(), samples: ['vijf-partijen', 'mijlpalen'] });
    browser = await startBrowser();
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const open = (role: Parameters<typeof visit>[2]['role'], path: string, view: View = DESK): Promise<Page> =>
    visit(browser, view, { site, role, path });

  const PAGES: readonly (readonly [name: string, role: Parameters<typeof visit>[2]['role'], path: string])[] = [
    ['settlement', 'commissioner', `${STORY}/afrekening`],
    ['settlement-correction', 'provider', `${STORY}/afrekening/2025-06-30`],
    ['settlement-investor', 'investor', `${STORY}/afrekening/2026-06-30`],
    ['flow', 'investor', `${STORY}/geldstroom`],
    ['books', 'provider', `${STORY}/boeken`],
  ];
  const OTHERS: typeof PAGES = [
    ['settlement-open', 'assessor', '/contracten/mijlpalen/afrekening/2026-12-31'],
    ['flow-direct', 'commissioner', '/contracten/mijlpalen/geldstroom'],
    ['books-before', 'provider', `${STORY}/boeken?stand=2024-07-01`],
  ];

  test.each(VIEWS)('every page is accessible and stays inside the screen at $width, $theme, $language', { timeout: 180_000 }, async (view) => {
    for (const [name, role, path] of PAGES) {
      const page = await open(role, path, view);
      await expectNoAxeViolations(page);
      await takePicture(page, name, view);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(view.width);
      await page.context().close();
    }
  });

  test('at 320 pixels nothing sticks out, and what is empty or direct is accessible too', { timeout: 120_000 }, async () => {
    for (const [name, role, path] of [...PAGES, ...OTHERS]) {
      const page = await open(role, path, { ...DESK, width: 320 });
      if (OTHERS.some(([other]) => other === name)) await expectNoAxeViolations(page);
      expect([name, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([name, 320]);
      await page.context().close();
    }
  });

  test('on a phone a long table is one line a row that opens, and the sides of a booking hang together', async () => {
    const page = await open('provider', `${STORY}/boeken`, { ...DESK, width: 390 });
    const row = page.getByRole('row', { name: /Werkbedrijf De Kiem/u }).first();
    const fold = row.getByRole('button', { name: 'De hele rij' });
    const hasColumn = async (name: string) => (await row.locator(`td[data-header="${name}"]`).filter({ visible: true }).count()) > 0;
    expect([await hasColumn('Rekening'), await hasColumn('Saldo'), await hasColumn('Credit')]).toEqual([true, true, false]);
    await fold.press('Enter');
    expect([await fold.getAttribute('aria-expanded'), await hasColumn('Credit')]).toEqual(['true', true]);
    const booking = page.getByRole('listitem').filter({ hasText: 'Per gevonden baan' }).first();
    await booking.getByText('Per gevonden baan').click();
    expect(await booking.locator('dt').filter({ visible: true }).count()).toBe(4);
    await expectNoAxeViolations(page);
    await page.context().close();
  });

  test('on paper stands the statement: between whom, which text and a place to sign, and nothing to press', async () => {
    const page = await open('commissioner', PERIOD.replace('2025-12-31', '2025-06-30'));
    await page.emulateMedia({ media: 'print' });
    for (const gone of ['Naar de inhoud', 'Open een bedrag om te zien waarom.', 'Bedrag', 'Druk af'])
      expect([gone, await page.getByText(gone, { exact: true }).filter({ visible: true }).count()]).toEqual([gone, gone === 'Bedrag' ? 1 : 0]);
    await page.getByText('Voor akkoord, Werkbedrijf De Kiem').waitFor();
    expect(await page.getByText('Handtekening').filter({ visible: true }).count()).toBe(4);
    await page
      .getByText(/^[0-9a-f]{64}$/u)
      .first()
      .waitFor();
    await page.getByText(/Groeibank \(investeerder\)/u).waitFor();
    await page.context().close();
  });

  test('an amount explains itself with the keyboard alone, and gives the focus back', async () => {
    const page = await open('provider', `${STORY}/afrekening/2026-06-30`);
    const amount = page.getByRole('button', { name: /^€.122\.000,00, leg dit bedrag uit$/u }).last();
    await amount.focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog', { name: 'Waarom dit bedrag: Per half jaar aan het werk' });
    await panel.getByText(/15 claims × €.8\.500,00 = €.127\.500,00\./u).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Waarom dit bedrag');
    await panel.getByText('Afspraak: artikel 7').waitFor();
    await expectNoAxeViolations(page);
    await page.keyboard.press('Escape');
    await page.locator('.side-panel[open]').waitFor({ state: 'detached' });
    expect(await amount.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('a sum explains itself by its lines, and leads back', async () => {
    const page = await open('commissioner', `${STORY}/afrekening/2026-06-30`, { width: 390, language: 'en', theme: 'dark' });
    await page.getByRole('button', { name: '€136,000.00, explain this amount' }).last().click();
    await page.getByText('4 lines add up to €136,000.00.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '€7,500.00, explain this amount' }).click();
    await page.getByText(/pays Bureau Aanjagers €7,500\.00/u).waitFor();
    await expectNoAxeViolations(page);
    await page.getByRole('button', { name: 'Back to the sum' }).click();
    await page.getByText('4 lines add up to €136,000.00.').waitFor();
  });

  test('a correction says so aloud, with the lines that change marked', async () => {
    const page = await open('provider', `${STORY}/afrekening/2025-06-30`);
    await page.getByText('Dit is een correctie', { exact: true }).waitFor();
    await page.getByText(/Er moet €.8\.500,00 terug\./u).waitFor();
    expect(await page.locator('tr[data-state="attention"]').count()).toBe(1);
    await page.getByRole('button', { name: 'Stel de correctie voor' }).waitFor();
  });

  test('who may not act is told whose turn it is; who sees no facts counts nobody below five', async () => {
    const assessor = await open('assessor', PERIOD);
    await assessor.getByRole('heading', { name: 'Aan zet: Werkbedrijf De Kiem of Gemeente Lentestad' }).waitFor();
    expect(await assessor.locator('.standing button').count()).toBe(0);
    const investor = await open('investor', '/contracten/vijf-partijen/afrekening/2026-06-30');
    expect(await investor.locator('main').innerText()).toMatch(/minstens vijf mensen/iu);
    expect(await investor.getByText('Wat niets opleverde').count()).toBe(0);
  });

  test('on another day than today one can look, not act', async () => {
    const page = await open('provider', `${PERIOD}?stand=2026-02-01`);
    await page.getByText(/Je kijkt naar de stand op zo 1 feb 2026/u).waitFor();
    expect(await page.getByRole('button', { name: 'Stel deze afrekening voor' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Terug naar vandaag' }).click();
    await page.getByRole('button', { name: 'Stel deze afrekening voor' }).waitFor();
  });

  test('what earned nothing has its reason in words, also in the file', async () => {
    const page = await open('provider', '/contracten/mijlpalen/afrekening/2026-06-30');
    await page.getByText(/^Te laat ontvangen, op .*: na 88 dagen, en het mag tot 45 dagen\./u).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download (CSV)' }).last().click();
    expect((await download).suggestedFilename()).toBe('mijlpalen-2026-06-30-niets-opgeleverd.csv');
    const sheet = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download (Excel)' }).last().click();
    expect((await sheet).suggestedFilename()).toMatch(/^mijlpalen-2026-06-30-\S+\.xlsx$/);
  });

  // Before anything is booked here: what is booked today is due later, and the return of investors follows the days of the money.
  test('the flow has one message, a picture with words, and the same figures per euro', async () => {
    const page = await open('provider', `${STORY}/geldstroom`);
    await page.getByRole('group', { name: 'Van elke euro komt 68 cent bij het werk zelf' }).waitFor();
    const row = page.getByRole('row', { name: /Jobcoaches/u }).last();
    expect(await row.innerText()).toContain('57,9 cent');
    await page.getByText('14,5 cent van elke euro van de betalers', { exact: false }).waitFor();
    expect(
      await page
        .getByRole('table', { name: 'Inleg en opbrengst per tranche' })
        .getByRole('row', { name: /Lening van de bank/u })
        .innerText(),
    ).toMatch(/1,04 keer[\s\S]*4,04\s%/u);
  });

  test('propose, withdraw, propose again, approve, book: and the books have it, with equal sums', { timeout: 120_000 }, async () => {
    const provider = await open('provider', PERIOD);
    await provider.getByRole('button', { name: 'Stel deze afrekening voor' }).click();
    await provider.getByRole('button', { name: 'Trek het voorstel in' }).click();
    await provider.getByRole('heading', { name: 'Jij bent aan zet' }).waitFor();
    await provider.getByRole('button', { name: 'Stel deze afrekening voor' }).click();
    await provider.getByRole('heading', { name: 'Aan zet: Gemeente Lentestad' }).waitFor();
    await expectNoAxeViolations(provider);

    const city = await open('commissioner', `${STORY}/afrekening`);
    await city.getByRole('link', { name: 'Ga verder met halfjaar 2 van 2025' }).click();
    await city.getByRole('button', { name: 'Keur de bedragen goed' }).click();
    await city.getByRole('link', { name: 'Ga naar boeken' }).click();
    await city.getByText('Boeken kan niet ongedaan worden gemaakt').waitFor();
    await expectNoAxeViolations(city);
    await city.getByRole('button', { name: /^Boek €.164\.500,00$/u }).click();
    await city.getByRole('heading', { name: 'Geboekt' }).waitFor();
    expect(await city.evaluate(() => document.activeElement?.textContent)).toBe('Geboekt');
    await city.getByRole('link', { name: 'Bekijk de boeken' }).click();

    await settled(city);
    await city.getByText('De boeken kloppen: debet en credit zijn gelijk.').waitFor();
    const sums = await city.locator('tfoot').first().locator('.money').allInnerTexts();
    expect(sums[0]).toBe(sums[1]);
    // Settled lines 597.000, and 300.000 of costs that were paid from the capital.
    expect(sums[0]).toMatch(/€.897\.000,00/u);
    await city
      .getByRole('button', { name: /^€.110\.500,00, leg dit bedrag uit$/u })
      .first()
      .click();
    await city.getByText(/13 claims × €.8\.500,00 = €.110\.500,00\./u).waitFor();
    await city.context().close();
  });

  const SHARED = '/contracten/mijlpalen/afrekening/2026-09-30';
  const payer = async (name: string, path: string, view: View = DESK): Promise<Page> => {
    const choices = z.object({ parties: z.array(z.object({ id: z.string(), name: z.string() })) });
    const { parties } = choices.parse(await (await fetch(`${site.origin}/api/session/choices`)).json());
    const { id } = must(
      parties.find((party) => party.name === name),
      name,
    );
    return await visit(browser, view, { site, role: 'commissioner', partyId: id, path });
  };

  test('of two payers each agrees for itself, sees who still has to, and then either books', { timeout: 120_000 }, async () => {
    const provider = await open('provider', SHARED);
    await provider.getByRole('button', { name: 'Stel deze afrekening voor' }).click();
    await provider.getByRole('heading', { name: 'Aan zet: Gemeente Lentestad en Zorgverzekeraar De Waard' }).waitFor();

    const city = await payer('Gemeente Lentestad', SHARED, { ...DESK, width: 390 });
    await city.getByRole('heading', { name: 'Jij bent aan zet' }).waitFor();
    await city.getByText('Elke betaler geeft zelf akkoord.').waitFor();
    await expectNoAxeViolations(city);
    await takePicture(city, 'approvals-mine', { ...DESK, width: 390 });
    expect(await city.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await city.getByRole('button', { name: 'Keur de bedragen goed' }).click();
    await city.getByText('Jij bent akkoord. Wacht op akkoord van Zorgverzekeraar De Waard.').waitFor();
    expect(await city.evaluate(() => document.activeElement?.textContent)).toBe('Aan zet: Zorgverzekeraar De Waard');
    expect(await city.getByRole('button', { name: 'Keur de bedragen goed' }).count()).toBe(0);
    await expectNoAxeViolations(city);
    await takePicture(city, 'approvals-given', { ...DESK, width: 390 });

    const early = await payer('Gemeente Lentestad', `${SHARED}/boeken`);
    await early.getByText('nog niet goedgekeurd. Wacht op akkoord van Zorgverzekeraar De Waard.').waitFor();
    const onlooker = await open('assessor', SHARED, { width: 1280, language: 'en', theme: 'dark' });
    await onlooker.getByText('It waits for the approval of Zorgverzekeraar De Waard.').waitFor();
    const agreements = onlooker.getByRole('list', { name: 'Who has agreed?' }).getByRole('listitem');
    expect(await agreements.allInnerTexts()).toEqual([
      expect.stringMatching(/Lentestad\s+pays €3,945\.00\s+Agreed\s+.*2026/),
      expect.stringMatching(/De Waard\s+pays €2,630\.00\s+Not agreed yet/),
    ]);
    await expectNoAxeViolations(onlooker);
    await takePicture(onlooker, 'approvals-onlooker', { width: 1280, language: 'en', theme: 'dark' });

    const list = await open('provider', '/contracten/mijlpalen/afrekening', { ...DESK, width: 390 });
    // Their own work stands on top; of this period the list says who has the turn.
    await list.getByText('Zorgverzekeraar De Waard').first().waitFor();
    await takePicture(list, 'approvals-list', { ...DESK, width: 390 });

    const insurer = await payer('Zorgverzekeraar De Waard', '/contracten/mijlpalen/afrekening');
    await insurer.getByRole('link', { name: 'Ga verder met kwartaal 3 van 2026' }).click();
    await insurer.getByRole('button', { name: 'Keur de bedragen goed' }).click();
    await insurer.getByText('De bedragen zijn goedgekeurd. Je kunt ze nu boeken.').waitFor();
    await takePicture(insurer, 'approvals-all', DESK);
    await insurer.getByRole('link', { name: 'Ga naar boeken' }).click();
    await insurer.getByText('Gemeente Lentestad en Zorgverzekeraar De Waard', { exact: true }).waitFor();
    await takePicture(insurer, 'approvals-book', DESK);
    await insurer.getByRole('button', { name: /^Boek €/u }).click();
    await insurer.getByRole('heading', { name: 'Geboekt' }).waitFor();
    await insurer.getByRole('link', { name: 'Terug naar de afrekening' }).click();
    await insurer.getByText('Akkoord van Gemeente Lentestad').waitFor();
    await takePicture(insurer, 'approvals-booked', DESK);
  });

  test('who stands for both payers agrees for them one by one', async () => {
    const both = await open('commissioner', '/contracten/mijlpalen/afrekening/2026-06-30');
    await both.getByRole('button', { name: 'Stel deze afrekening voor' }).click();
    await both.getByRole('button', { name: 'Keur goed namens Gemeente Lentestad' }).click();
    await both.getByText('Akkoord gegeven. Wacht nu op akkoord van Zorgverzekeraar De Waard.').waitFor();
    await takePicture(both, 'approvals-both', DESK);
    await both.getByRole('button', { name: 'Keur goed namens Zorgverzekeraar De Waard' }).click();
    await both.getByRole('link', { name: 'Ga naar boeken' }).waitFor();
    await both.getByRole('button', { name: 'Trek het voorstel in' }).click();
    await both.getByRole('button', { name: 'Stel deze afrekening voor' }).waitFor();
  });

  test('a period that runs without anything reported says so, and no zero', async () => {
    const page = await open('assessor', '/contracten/mijlpalen/afrekening/2026-12-31');
    await page.getByText('Er zijn nog geen uitkomsten gemeld.').waitFor();
    expect(await page.getByText('0 claims').count()).toBe(0);
  });

  test('the books of a day hold nothing that was booked later', async () => {
    const page = await open('provider', `${STORY}/boeken?stand=2024-07-01`);
    await page.getByText('Er is nog niets geboekt op deze dag.').waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
  });

  test('what is not approved cannot be booked, and not by somebody else', async () => {
    const city = await open('commissioner', `${STORY}/afrekening/2026-06-30/boeken`);
    await city.getByText('Deze afrekening is nog niet goedgekeurd. Boeken kan pas daarna.').waitFor();
    const provider = await open('provider', `${STORY}/afrekening/2026-06-30/boeken`);
    await provider.getByText('Boeken doet Gemeente Lentestad. Jij hoeft hier niets te doen.').waitFor();
    const unknown = await open('provider', `${STORY}/afrekening/2026-01-01`);
    await unknown.getByText('Deze periode hoort niet bij dit contract.').waitFor();
    expect(await unknown.getByRole('link', { name: 'Alle periodes' }).count()).toBe(1);
  });

  test('every amount of the flow opens where it came from: of investors, and of where the money stays', async () => {
    const page = await open('investor', `${STORY}/geldstroom`);
    const bank = page.getByRole('table', { name: 'Inleg en opbrengst per tranche' }).getByRole('row', { name: /Lening van de bank/u });
    await bank.getByRole('button').nth(1).click();
    const panel = page.getByRole('dialog').or(page.getByRole('complementary')).last();
    await panel.getByText('Lening van de bank: €', { exact: false }).waitFor();
    await panel.getByText('Rente voor de bank, 30 januari 2025').waitFor();
    await page.keyboard.press('Escape');
    const coaches = page.getByRole('row', { name: /Jobcoaches/u }).last();
    await coaches.getByRole('button').first().click();
    await page.getByText('kwam van één plek', { exact: false }).waitFor();
  });
});
