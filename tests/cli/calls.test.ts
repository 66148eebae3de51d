import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { must } from '../../src/engine/result.ts';
import { commands } from '../../src/main/cli-commands.ts';
import { SMALL_FACTS, SMALL_TERMS, callLente } from './call.ts';

let folder: string;
const file = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lente-cli-'));
  writeFileSync(file('terms.yaml'), SMALL_TERMS);
  writeFileSync(file('dear.yaml'), SMALL_TERMS.replace('price: 1000', 'price: duizend'));
  writeFileSync(file('second.yaml'), SMALL_TERMS.replace('contract: klein', 'contract: klein\nversion: 2\neffective: 2026-07-01'));
  writeFileSync(file('third.yaml'), SMALL_TERMS.replace('contract: klein', 'contract: klein\nversion: 3\neffective: 2026-10-01'));
  writeFileSync(file('other.yaml'), SMALL_TERMS.replace('contract: klein', 'contract: ander'));
  writeFileSync(
    file('shared.yaml'),
    SMALL_TERMS.replace('[provider] }', '[provider] }\n  - { id: zorg, name: Zorgfonds, roles: [commissioner] }') + SHARED,
  );
  writeFileSync(file('facts.csv'), SMALL_FACTS);
  writeFileSync(file('many-facts.csv'), 'id,day,outcome,subject,quantity\nc1,2026-01-10,baan,p1,99999999999999\n');
  writeFileSync(file('huge.yaml'), SMALL_TERMS.replace('price: 1000', 'price: 99999999999999999999'));
  writeFileSync(file('sum.yaml'), SMALL_TERMS.replace('outcome: baan, price: 1000', 'per: period, amount: 90000000000000 + 90000000000000'));
  writeFileSync(file('bad-facts.csv'), `${SMALL_FACTS}c4,2026-13-01,baan,p4\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SHARED = `payers:
  - { party: gemeente, share: 60% }
  - { party: zorg, share: 40% }
limits:
  - { id: plafond, each: contract, max: 2500 }
`;

const words = (text: string): readonly string[] => text.split(' ').map((word) => word.replace('@', `${folder}/`));

describe('a call and its answer', () => {
  it.each([
    // What there is to ask.
    ['', 0, 'out', 'lente: uitkomstcontracten'],
    ['--lang en', 0, 'out', 'lente: outcome contracts'],
    ['help', 0, 'out', 'Uitleg bij een opdracht'],
    ['--version', 0, 'out', '1.2.3'],
    ['help check', 0, 'out', 'Voorbeelden\n  lente check'],
    ['export ledger -h', 0, 'out', '--format WAARDE'],
    ['settle -h --lang en', 0, 'out', '[--as-of DAY] [--series NAME]'],
    // A call that is wrong.
    ['chek', 2, 'err', 'Bedoelde je "lente check"?'],
    ['chek --lang en', 2, 'err', 'Did you mean "lente check"?'],
    ['xyzzyx', 2, 'err', 'lente kent "xyzzyx" niet. Dit kan wel:'],
    ['export', 2, 'err', 'Achter "lente export" hoort nog een woord.'],
    ['export legder', 2, 'err', 'Bedoelde je "lente export ledger"?'],
    ['--jsn', 2, 'err', 'Bedoelde je --json?'],
    ['check @terms.yaml --for-sgnature', 2, 'err', 'De optie --for-sgnature bestaat niet. Bedoelde je --for-signature?'],
    ['check @terms.yaml --xyz --lang en', 2, 'err', 'There is no option --xyz.\n'],
    ['check @terms.yaml --lang fr', 2, 'err', 'De taal "fr" kennen we niet.'],
    ['check @terms.yaml --json=ja', 2, 'err', 'krijgt geen waarde; er staat "ja"'],
    ['settle @terms.yaml --as-of', 2, 'err', 'Achter --as-of hoort een waarde.'],
    ['settle @terms.yaml --as-of --json', 2, 'err', 'Achter --as-of hoort een waarde.'],
    ['settle @terms.yaml --as-of 2026-02-30', 2, 'err', '--as-of "2026-02-30" is geen dag.'],
    ['schema more', 2, 'err', '"more" is te veel'],
    ['check', 2, 'err', 'Zo gaat het: lente check TERMS.yaml'],
    ['settle @facts.csv', 2, 'err', 'Noem een bestand met afspraken'],
    ['export ledger @terms.yaml @facts.csv --format excel', 2, 'err', 'Kies hledger, beancount, csv, json.'],
    ['export ledger @terms.yaml --contract klein', 2, 'err', 'Zo gaat het: lente export ledger'],
    // Files that are not there.
    ['check @nope.yaml', 3, 'err', 'Er is geen bestand'],
    ['settle @terms.yaml @nope.csv --lang en', 3, 'err', 'There is no file'],
    ['settle @nope.yaml', 3, 'err', 'Er is geen bestand'],
    ['scenarios @nope', 3, 'err', 'Er is geen map'],
    ['replay indigo @nope', 3, 'err', 'staat geen projects.csv'],
    // It says no.
    ['check @dear.yaml', 1, 'out', 'dear.yaml:14:85 '],
    ['check @terms.yaml --for-signature', 1, 'out', 'nog niet te ondertekenen'],
    ['check @terms.yaml @third.yaml', 1, 'out', 'third.yaml:3:10 Hier hoort versie 2'],
    ['settle @dear.yaml @facts.csv', 1, 'err', 'dear.yaml:14:85 '],
    ['settle @terms.yaml @other.yaml', 1, 'err', 'Dit is een versie van "ander"'],
    ['settle @terms.yaml @bad-facts.csv', 1, 'err', 'bad-facts.csv:5 (day) Bij "day" staat "2026-13-01"'],
    ['settle @terms.yaml @facts.csv @facts.csv', 0, 'out', 'c1  p1  Vervangen door een latere versie'],
    ['explain @terms.yaml @facts.csv --line 2026-03-31/baan_betald/gemeente/doen', 1, 'err', '2026-03-31/baan_betaald/gemeente/doen  '],
    ['check @huge.yaml', 1, 'out', 'huge.yaml:14:85 Het bedrag 99999999999999999999 EUR is groter dan'],
    ['check @sum.yaml', 1, 'out', 'sum.yaml:13:1 Met deze getallen komt er een bedrag uit dat niet te boeken is.'],
    ['settle @sum.yaml @facts.csv --lang en', 1, 'err', 'With these numbers an amount comes out that cannot be booked.'],
    ['settle @terms.yaml @many-facts.csv', 1, 'err', 'Met deze getallen komt er een bedrag uit dat niet te boeken is.'],
    ['explain @terms.yaml @many-facts.csv --lang en', 1, 'err', 'With these numbers an amount comes out that cannot be booked.'],
    ['export ledger @terms.yaml @many-facts.csv', 1, 'err', 'niet te boeken'],
    // It does what was asked.
    ['check @terms.yaml', 0, 'out', 'klopt. Nog een concept'],
    ['check @terms.yaml --lang en', 0, 'out', 'is right. Still a draft'],
    ['--lang en check @terms.yaml', 0, 'out', 'is right. Still a draft'],
    ['check @terms.yaml @second.yaml', 0, 'out', 'second.yaml: klopt.'],
    ['check @terms.yaml @other.yaml', 0, 'out', 'other.yaml: klopt.'],
    ['schema', 0, 'out', '"$schema"'],
    ['settle @terms.yaml @facts.csv', 0, 'out', 'Per baan'],
    ['settle @terms.yaml @facts.csv --as-of 2026-03-31 --lang en', 0, 'out', 'settlement as known on 2026-03-31'],
    ['settle @terms.yaml @bad-facts.csv --only-good', 0, 'out', 'Per baan'],
    ['settle @terms.yaml @facts.csv', 0, 'out', '--line 2026-03-31/baan_betaald/gemeente/doen'],
    ['settle @shared.yaml @facts.csv', 0, 'out', 'Gemeente Noord (60 %)'],
    ['settle @shared.yaml @facts.csv --lang en', 0, 'out', 'Zorgfonds (40%)'],
    ['settle @shared.yaml @facts.csv', 0, 'out', 'grens "plafond" nam in totaal € 500,00 weg'],
    ['settle @shared.yaml @facts.csv --lang en', 0, 'out', 'limit "plafond" took €500.00 in total'],
    ['explain @terms.yaml @facts.csv', 0, 'out', '3.000,00'],
    ['explain @shared.yaml @facts.csv', 0, 'out', 'De grens ‘plafond’ (hoogstens € 2.500,00 over de hele looptijd) nam € 500,00 weg'],
    ['explain @shared.yaml @facts.csv --lang en', 0, 'out', '\n\n2026-06-30/baan_betaald/zorg/doen\nZorgfonds pays Stichting Doen €200.00'],
    ['export ledger @terms.yaml @facts.csv', 0, 'out', 'account gemeente:kosten van uitkomsten'],
    ['export ledger @terms.yaml @facts.csv --format csv', 0, 'out', 'outcome_cost'],
    ['export indigo @terms.yaml @facts.csv', 0, 'out', '{'],
  ] as const)('lente %s: %i', async (text, code, stream, said) => {
    const answer = await callLente(words(text).filter((word) => word !== ''));
    expect(answer[stream].replaceAll('\u00a0', ' ')).toContain(said);
    expect(answer.code).toBe(code);
    if (code === 2 && !text.includes('--json')) expect(answer.out).toBe('');
  });
});

describe('lente check', () => {
  it('says with line and column what is missing for a signature, one line for each outcome', async () => {
    const { out } = await callLente(['check', file('terms.yaml')]);
    const missing = out.split('\n').filter((line) => line.includes('Bij uitkomst "baan" ontbreekt'));
    expect(missing).toHaveLength(1);
    expect(missing[0]).toMatch(/terms\.yaml:12:\d+ .*cohort, entry, unit, .*missing\.$/);
  });

  it('gives the same as JSON: files with their issues, what is missing, and the fingerprint', async () => {
    const { out, code } = await callLente(['check', file('terms.yaml'), file('dear.yaml'), '--json']);
    const issue = z.object({ code: z.string(), severity: z.string(), line: z.number(), column: z.number(), text: z.string() });
    const shape = z.object({
      ok: z.boolean(),
      versions: z.array(issue),
      files: z.array(
        z.object({
          file: z.string(),
          ok: z.boolean(),
          issues: z.array(issue),
          missing: z.array(issue),
          hash: z.string().nullable(),
          readyForSignature: z.boolean(),
        }),
      ),
    });
    const { ok, files } = shape.parse(JSON.parse(out));
    expect({ code, ok, each: files.map((entry) => entry.ok) }).toEqual({ code: 1, ok: false, each: [true, false] });
    expect(files[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(files[0]?.missing.length).toBeGreaterThan(12);
    expect(files[1]?.hash).toBeNull();
  });
});

describe('every command', () => {
  it.each(commands.map((command) => [command.name, command] as const))(
    'lente %s explains itself in two languages, with an example that is a call of it',
    async (name, command) => {
      const dutch = await callLente([...name.split(' '), '--help']);
      const english = await callLente([...name.split(' '), '--help', '--lang', 'en']);
      expect([dutch.code, english.code]).toEqual([0, 0]);
      expect(dutch.out).toContain(command.summary.nl);
      expect(english.out).toContain(command.summary.en);
      expect(command.summary.nl).not.toBe(command.summary.en);
      expect(command.examples.some((example) => example.includes(`lente ${name}`))).toBe(true);
    },
  );

  it.each([
    ['nl', ['DAG', 'FACTS', 'ID', 'MAP', 'NAAM', 'PROJECT', 'REKENINGEN', 'SLEUTEL', 'TERMS', 'WAARDE']],
    ['en', ['ACCOUNTS', 'DAY', 'FACTS', 'FOLDER', 'ID', 'KEY', 'NAME', 'PROJECT', 'TERMS', 'VALUE']],
  ])('in %s calls what you fill in by words of that language', async (language, expected) => {
    const helps = await Promise.all(commands.map((command) => callLente([...command.name.split(' '), '--help', '--lang', language])));
    const wrong = await Promise.all(['settle', 'explain', 'export ledger'].map((name) => callLente([...name.split(' '), '--lang', language])));
    const usages = [
      ...helps.map((help) => `${help.out.split('\n')[0] ?? ''} ${help.out.match(/--\S+ [A-Z]+/g)?.join(' ') ?? ''}`),
      ...wrong.map((answer) => answer.err),
    ];
    const found = usages.flatMap((usage) => usage.match(/\b[A-Z]{2,}\b/g) ?? []);
    expect([...new Set(found)].sort()).toEqual(expected);
  });

  it('never writes a control code where nobody looks', async () => {
    for (const call of ['settle @terms.yaml @facts.csv', 'replay indigo @nope', 'scenarios @nope', 'check @terms.yaml']) {
      const answer = await callLente(words(call));
      expect(answer.out + answer.err).not.toContain('\u001b');
    }
  });

  it.each([
    'settle @terms.yaml @facts.csv',
    'explain @terms.yaml @facts.csv',
    'check @terms.yaml',
    'schema',
    'export ledger @terms.yaml @facts.csv',
    'export indigo @terms.yaml @facts.csv',
  ])('lente %s --json prints one JSON value', async (call) => {
    const { out } = await callLente([...words(call), '--json']);
    expect(() => z.json().parse(JSON.parse(out))).not.toThrow();
  });

  it.each([
    ['settle @terms.yaml @bad-facts.csv', 1, 'bad-facts.csv:5'],
    ['explain @dear.yaml @facts.csv', 1, 'duizend'],
    ['settle @terms.yaml @nope.csv', 3, 'Er is geen bestand'],
    ['settle @terms.yaml --as-of 2026-02-30', 2, 'is geen dag'],
    ['setle @terms.yaml', 2, 'Bedoelde je "lente settle"?'],
  ])('lente %s --json says in JSON why there is no answer', async (call, code, why) => {
    const answer = await callLente([...words(call), '--json']);
    const { error } = z
      .strictObject({ error: z.strictObject({ exitCode: z.number(), messages: z.array(z.string()) }) })
      .parse(JSON.parse(answer.out));
    expect([answer.code, error.exitCode]).toEqual([code, code]);
    expect(error.messages.join('\n')).toContain(why);
  });

  it('says that a mistake is ours, with exit code 4, instead of showing a stack', async () => {
    const { runCli } = await import('../../src/platform/cli.ts');
    const err: string[] = [];
    const broken = { ...must(commands[0], 'command'), name: 'breek', run: () => Promise.reject(new Error('This should never happen: x')) };
    const code = await runCli([broken], ['breek'], { out: () => undefined, err: (text) => void err.push(text), environment: {}, version: '1' });
    expect(code).toBe(4);
    expect(err.join('')).toContain('Dit is een fout van ons: This should never happen: x.');
  });
});

describe('lente export ledger --contract', () => {
  it('asks the server as the commissioner and prints what it gives', async () => {
    const asked: string[] = [];
    const server = createServer((request, reply) => {
      asked.push(`${request.url ?? ''} ${decodeURIComponent(request.headers.cookie ?? '')}`);
      reply.end('de boeken');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = z.object({ port: z.number() }).parse(server.address() satisfies AddressInfo | string | null);
    const answer = await callLente(['export', 'ledger', '--contract', 'klein', '--format', 'csv'], { LENTE_URL: `http://127.0.0.1:${port}` });
    await new Promise((resolve) => server.close(resolve));
    expect(answer).toEqual({ code: 0, out: 'de boeken', err: '' });
    expect(asked).toEqual(['/api/contracts/klein/books/export?format=csv&language=nl&accounts= lente_me={"role":"commissioner"}']);
  });

  it('says what to do when no server runs', async () => {
    const answer = await callLente(['export', 'ledger', '--contract', 'klein'], { LENTE_URL: 'http://127.0.0.1:9' });
    expect(answer.code).toBe(3);
    expect(answer.err).toContain('Op http://127.0.0.1:9 antwoordt geen Lente. Start haar met lente start');
  });
});
