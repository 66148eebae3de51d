import { execFileSync, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { day } from '../../src/engine/calendar.ts';
import { must } from '../../src/engine/result.ts';
import { readXlsx } from '../../src/notation/xlsx-read.ts';
import { writeXlsx } from '../../src/notation/xlsx-write.ts';
import { expectNoAxeViolations, startBrowser, takePicture, type Browser, type View } from './browser.ts';
import { buildWeb } from './build.ts';
import { settled, startRealSite, storyClock, visit } from './real-site.ts';
import type { Site } from './site.ts';

const DESK: View = { width: 1280, language: 'nl', theme: 'light' };
const PHONE: View = { ...DESK, width: 390 };
const TERMS = new URL('../../scenarios/schulden-de-baas/terms.yaml', import.meta.url);
const CONTRACT = '/contracten/schulden-de-baas';
const QUARTER = `${CONTRACT}/afrekening/2026-03-31`;
const SLOW = { timeout: 120_000 };
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Who = 'meerdam' | 'zandveld' | 'rondkomen' | 'toets';
const WHO = {
  meerdam: ['commissioner', 'Gemeente Meerdam'],
  zandveld: ['commissioner', 'Gemeente Zandveld'],
  rondkomen: ['provider', 'Stichting Rondkomen'],
  toets: ['assessor', 'Bureau Narekenen'],
} as const;

/** One contract from the page on which it is written to the books of what was paid, as its four parties live it, from January to September. */
describe('debt help, lived from a spreadsheet to paid', () => {
  const clock = storyClock('2026-01-05T09:00:00.000Z');
  let site: Site;
  let browser: Browser;

  beforeAll(async () => {
    site = await startRealSite({ webDir: await buildWeb('web-journey'), samples: [], clock });
    browser = await startBrowser();
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const on = (date: string): void => clock.set(`${date}T09:00:00.000Z`);
  const open = async (who: Who, path: string, view: View = DESK): Promise<Page> => {
    const [role, name] = WHO[who];
    const partyId = await partyIdOf(site, name);
    const page = await visit(browser, view, { site, role, path, now: clock.now(), ...(partyId === undefined ? {} : { partyId }) });
    page.setDefaultTimeout(10_000);
    return page;
  };
  /** Reached by everybody, and a picture when somebody wants to see it. */
  const look = async (page: Page, name: string, view: View = DESK): Promise<void> => {
    await expectNoAxeViolations(page);
    if (process.env['LENTE_SCREENSHOTS'] !== undefined) await takePicture(page, `journey-${name}`, view);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(view.width);
  };

  test('in January a municipality writes the contract on the page, and keeps it', { timeout: 60_000 }, async () => {
    const page = await open('meerdam', '/proberen');
    await page.locator('#try-terms').fill(await readFile(TERMS, 'utf8'));
    await page.getByRole('button', { name: 'Bewaar als contract' }).click();
    await page.getByText('Gemeente Meerdam, Gemeente Zandveld, Stichting Rondkomen en Bureau Narekenen').waitFor();
    await page.getByRole('button', { name: 'Bewaar het contract' }).click();
    await page.waitForURL(`**${CONTRACT}`);
    await page.getByText('hoogstens 40 mensen').or(page.getByText('40 mensen')).first().waitFor();
    await page.getByText(/binnen 30 dagen na de periode, het laatste gegeven of het voorstel/u).waitFor();
  });

  test('in April the provider fills the empty file in as a spreadsheet, and reads what it will do before it is saved', SLOW, async () => {
    on('2026-04-07');
    const page = await open('rondkomen', `${CONTRACT}/gegevens`);
    const preview = await bring(page, 'kwartaal-1.xlsx', [
      { kind: 'claim', id: 'k1', day: '2026-02-18', outcome: 'deels', subject: 'h01', verdict: 'accepted' },
      { kind: 'claim', id: 'k2', day: '2026-02-25', outcome: 'deels', subject: 'h02' },
      { kind: 'claim', id: 'k3', day: '2026-03-10', outcome: 'vrij', subject: 'h03' },
      { kind: 'claim', id: 'k4', day: '2026-01-20', recorded: '2026-01-30', outcome: 'deels', subject: 'h04' },
      { kind: 'claim', id: 'k5', day: '2026-03-20', outcome: 'vrij', subject: 'h03' },
      { kind: 'claim', id: 'k6', day: '2026-04-02', outcome: 'vrij', subject: 'h01' },
    ]);
    for (const told of ['1 te laat', '1 telt niet', '4 wachten op de beoordelaar', 'Nu verandert er nog geen bedrag.'])
      await preview.getByText(told).waitFor();
    await preview.getByText(/op 7 april 2026: na 77 dagen.*Volgens de melding was het 30 januari 2026/u).waitFor();
    const effect = preview.getByRole('table', { name: 'Wat er verandert als Bureau Narekenen alles goedkeurt wat nu wacht' });
    expect(await cellsOf(effect)).toEqual([
      ['Kwartaal 1 van 2026', '€ 5.000,00', '€ 8.650,00', '+€ 3.650,00'],
      ['Kwartaal 2 van 2026 (loopt nog)', '€ 5.000,00', '€ 5.950,00', '+€ 950,00'],
    ]);
    await look(page, '1-changes');
    await page.getByRole('button', { name: 'Bewaar alle 6 regels' }).click();
    await page.getByText('6 regels zijn gemeld en wachten op de beoordelaar.').waitFor();
  });

  test(
    'the assessor judges on the screen; what came in late is for the payers to agree about, with the day on which it was reported',
    SLOW,
    async () => {
      on('2026-04-09');
      const page = await open('toets', `${CONTRACT}/gegevens`);
      await page.getByLabel('Kies alles wat je ziet').check();
      await page.getByRole('button', { name: 'Goedkeuren (6)' }).click();
      await page.getByText('6 claims goedgekeurd.').waitFor();
      await page.getByText('Er wacht nu niets op je oordeel.').waitFor();
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Er wacht nu niets op je oordeel.');
      const payer = await open('meerdam', `${CONTRACT}/gegevens`, PHONE);
      const late = payer.getByRole('region', { name: 'Te laat ontvangen (1)' });
      await late.getByText('vr 30 jan 2026').waitFor();
      await look(payer, '2-late-claim', PHONE);
    },
  );

  test('proposed by the provider, agreed by both payers, booked by one of them', SLOW, async () => {
    on('2026-04-10');
    const provider = await open('rondkomen', `${CONTRACT}/afrekening`);
    await provider.getByRole('link', { name: 'Ga verder met kwartaal 1 van 2026' }).click();
    await provider.getByRole('button', { name: 'Stel deze afrekening voor' }).click();
    await provider.getByRole('heading', { name: 'Aan zet: Gemeente Meerdam en Gemeente Zandveld' }).waitFor();
    on('2026-04-14');
    await agreeAndBook('Boek € 8.650,00', ['Gemeente Meerdam maakt € 7.555,00 over', 'Gemeente Zandveld maakt € 1.095,00 over']);
  });

  test('one pays at once on the phone, the other in two parts, the last of them too late', SLOW, async () => {
    on('2026-04-28');
    const meerdam = await open('meerdam', QUARTER, PHONE);
    await meerdam.getByRole('button', { name: 'Ga naar betalen' }).click();
    await pay(meerdam);
    await meerdam.getByRole('heading', { name: 'Aan zet: Gemeente Zandveld' }).waitFor();
    const zandveld = await open('zandveld', QUARTER);
    await pay(zandveld, '500');
    await zandveld
      .getByRole('row', { name: /Gemeente Zandveld aan Stichting Rondkomen/u })
      .getByText('€ 595,00')
      .waitFor();
    on('2026-05-15');
    const late = await open('zandveld', `${CONTRACT}/afrekening`, PHONE);
    await late.getByRole('heading', { name: 'Jij bent aan zet' }).waitFor();
    await late.getByText('5 dagen te laat').first().waitFor();
    await look(late, '3-late', PHONE);
    on('2026-06-10');
    const rest = await open('zandveld', QUARTER);
    await pay(rest);
    await rest.getByText(/en betaald\. Deze periode is klaar\./u).waitFor();
    expect(await rest.evaluate(() => document.activeElement?.textContent)).toBe('Niemand hoeft nu iets te doen');
  });

  test('a verdict that is taken back after the payment is a correction, and the money goes back', SLOW, async () => {
    on('2026-08-12');
    const assessor = await open('toets', `${CONTRACT}/gegevens`);
    const preview = await bring(assessor, 'herzien.xlsx', [
      { kind: 'claim', id: 'k2', day: '2026-02-25', outcome: 'deels', subject: 'h02', verdict: 'rejected', reason: 'een brief was niet echt' },
    ]);
    await preview.getByText('oordeel: Goedgekeurd → Afgekeurd').waitFor();
    expect(await cellsOf(preview.getByRole('table', { name: 'Wat dit met het geld doet' }))).toEqual([
      ['Kwartaal 1 van 2026', '€ 8.650,00', '€ 7.750,00', '€ −900,00'],
    ]);
    await assessor.getByRole('button', { name: 'Bewaar deze regel' }).click();
    await assessor.getByText('1 regel bewaard').waitFor();
    const provider = await open('rondkomen', QUARTER);
    await provider.getByText(/Er moet €.900,00 terug\./u).waitFor();
    await look(provider, '4-correction');
    await provider.getByRole('button', { name: 'Stel de correctie voor' }).click();
    await provider.getByRole('heading', { name: 'Aan zet: Gemeente Meerdam en Gemeente Zandveld' }).waitFor();
    const back = [
      'Stichting Rondkomen betaalt € 630,00 terug aan Gemeente Meerdam',
      'Stichting Rondkomen betaalt € 270,00 terug aan Gemeente Zandveld',
    ];
    await agreeAndBook('Boek € −900,00', back);
    const owes = await open('rondkomen', QUARTER);
    await pay(owes);
    await owes.getByText(back[0] ?? '').waitFor({ state: 'detached' });
    await pay(owes);
    await owes.getByText(/en betaald\. Deze periode is klaar\./u).waitFor();
  });

  test('looking back at May shows May: who had to pay, what was open, and nothing to press', SLOW, async () => {
    const page = await open('zandveld', `${QUARTER}?stand=2026-05-15`);
    await page.getByRole('heading', { name: 'Toen aan zet: Gemeente Zandveld' }).waitFor();
    await page.getByText('5 dagen te laat').first().waitFor();
    expect(await page.getByText('Correctie').count()).toBe(0);
    for (const act of ['Ga naar betalen', 'Vul een betaling in', 'Neem terug', 'Stel de correctie voor'])
      expect(await page.getByText(act).count(), act).toBe(0);
    await look(page, '5-may');
    await page.goto(`${site.origin}${CONTRACT}/boeken?stand=2026-05-15`);
    await settled(page);
    expect((await balancesOf(page)).get('zandveld:te betalen')).toBe(59_500);
    expect(await readFile(await takeBooks(page), 'utf8')).not.toContain('2026-06-10');
  });

  test.runIf(hasHledger())(
    'hledger shows the books that were taken along as the page does: a balance sheet and an income statement',
    SLOW,
    async () => {
      const page = await open('rondkomen', `${CONTRACT}/boeken`, { ...DESK, theme: 'dark' });
      await look(page, '6-books', { ...DESK, theme: 'dark' });
      const shown = await balancesOf(page);
      const journal = await takeBooks(page);
      expect(hledger(journal, 'check', '--strict')).toBe('');
      const balance = amountsIn(hledger(journal, 'bs', '-O', 'csv'));
      const income = amountsIn(hledger(journal, 'is', '-O', 'csv'));
      expect(Object.fromEntries(balance)).toEqual({ 'meerdam:bank': 692_500, 'zandveld:bank': 82_500, 'rondkomen:bank': 775_000 });
      expect(new Map([...balance, ...income])).toEqual(new Map([...shown].filter(([, amount]) => amount !== 0)));
      expect(income.get('rondkomen:opbrengst van uitkomsten')).toBe(275_000);
    },
  );

  /** Both payers agree, one on the phone; the last one books, and reads who now pays whom. */
  async function agreeAndBook(button: string, told: readonly string[]): Promise<void> {
    const first = await open('meerdam', QUARTER, PHONE);
    await first.getByRole('button', { name: 'Keur de bedragen goed' }).click();
    await first.getByText('Jij bent akkoord. Wacht op akkoord van Gemeente Zandveld.').waitFor();
    const last = await open('zandveld', QUARTER);
    await last.getByRole('button', { name: 'Keur de bedragen goed' }).click();
    await last.getByRole('link', { name: 'Ga naar boeken' }).click();
    await last.getByRole('button', { name: button }).click();
    await last.getByRole('heading', { name: 'Geboekt' }).waitFor();
    for (const sentence of told) await last.getByText(sentence).waitFor();
    expect(await last.getByText('Er is nog niets geboekt').count()).toBe(0);
  }
});

/** What stands in the form already, or another amount. */
async function pay(page: Page, amount?: string): Promise<void> {
  await page.getByText('Vul een betaling in').click();
  if (amount !== undefined) await page.getByLabel('Bedrag', { exact: true }).fill(amount);
  await page.getByRole('button', { name: 'Bewaar de betaling' }).click();
  await page.getByText('Bewaard en geboekt.').waitFor();
}

async function bring(page: Page, name: string, rows: readonly Row[]): Promise<Locator> {
  await page.locator('#facts-file').setInputFiles({ name, mimeType: XLSX, buffer: await fillIn(page, rows) });
  const preview = page.getByRole('region', { name: `Wat er in ${name} staat` });
  await preview.waitFor();
  return preview;
}

/** The path of the books for hledger, as the page hands them out. */
async function takeBooks(page: Page): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'hledger' }).click()]);
  return must(await file.path(), 'downloaded file');
}

/** The cells of a table as somebody reads them. */
async function cellsOf(table: Locator): Promise<readonly (readonly string[])[]> {
  const rows = await table.locator('tbody tr').all();
  return await Promise.all(rows.map(async (row) => (await row.locator('th, td').allInnerTexts()).map((text) => text.replaceAll(/\s/gu, ' ').trim())));
}

/** The balances of the trial balance on the page in cents, by the names that the exported books use. */
async function balancesOf(page: Page): Promise<ReadonlyMap<string, number>> {
  const rows = await cellsOf(page.getByRole('table', { name: 'Proefbalans: debet, credit en saldo per rekening' }));
  return new Map(
    rows.flatMap(([party, account = '', , , balance = '']) => {
      const key = keyOf(party);
      return key === undefined ? [] : [[`${key}:${account}`, digitsOf(balance)] as const];
    }),
  );
}

function keyOf(name: string | undefined): string | undefined {
  return Object.entries(WHO).find(([, [, party]]) => party === name)?.[0];
}

function digitsOf(amount: string): number {
  return Number(amount.replaceAll(/\D/gu, ''));
}

function hledger(journal: string, ...words: readonly string[]): string {
  return execFileSync('hledger', ['-f', journal, ...words], { encoding: 'utf8' });
}

/** Account → cents, from the CSV of a report; which side it is on is what the report says. */
function amountsIn(csv: string): ReadonlyMap<string, number> {
  const rows = csv.split('\n').map((row) => row.split(',').map((cell) => cell.replaceAll('"', '')));
  return new Map(
    rows.flatMap(([account = '', amount = '']) => (account.includes(':') && amount.endsWith(' EUR') ? [[account, digitsOf(amount)] as const] : [])),
  );
}

function hasHledger(): boolean {
  const found = spawnSync('hledger', ['--version']).status === 0;
  if (!found) process.stderr.write('hledger: the books of the journey are not shown by it, because it is not installed\n');
  return found;
}

/** A row of the empty file, by the names of its columns. */
type Row = Readonly<Record<string, string>>;

/** The empty file of the page with rows in it, saved as a spreadsheet does: codes as texts, days as days. */
async function fillIn(page: Page, rows: readonly Row[]): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download een leeg bestand' }).click()]);
  const empty = readXlsx(await readFile(must(await file.path(), 'downloaded file')));
  if (!empty.ok) throw new Error('the empty file is no spreadsheet');
  const names = must(empty.value.rows[0], 'head').cells.map((cell) => cell.text);
  const cell = (name: string, text: string | undefined) => {
    if (text === undefined) return undefined;
    return name === 'day' || name === 'recorded' ? ({ kind: 'day', day: day(text) } as const) : ({ kind: 'text', text } as const);
  };
  const head = names.map((text) => ({ kind: 'text', text }) as const);
  const columns = names.map(() => ({ width: 12, kind: 'any' }) as const);
  const body = rows.map((row) => names.map((name) => cell(name, row[name])));
  return Buffer.from(writeXlsx([{ name: must(empty.value.chosen, 'sheet'), columns, rows: [head, ...body], headRows: 1 }]));
}

async function partyIdOf(site: Site, name: string): Promise<string | undefined> {
  const choices = z.object({ parties: z.array(z.object({ id: z.string(), name: z.string() })) });
  const { parties } = choices.parse(await (await fetch(`${site.origin}/api/session/choices`)).json());
  return parties.find((party) => party.name === name)?.id;
}
