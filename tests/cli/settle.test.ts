import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commands } from '../../src/main/cli-commands.ts';
import { runCli } from '../../src/platform/cli.ts';
import { SMALL_FACTS, SMALL_TERMS, callLente } from './call.ts';

/** A loan that matures half a year after the contract ends; 36.99 more a job than a round price. */
const BOND = `${SMALL_TERMS.replace('form: direct', 'form: sib')
  .replace('price: 1000', 'price: 1036.99')
  .replace('[provider] }', '[provider] }\n  - { id: bank, name: Bank, roles: [investor, arranger] }')}capital:
  manager: bank
  maturity: 2027-06-30
  tranches: [{ id: lening, committed: 2000, holders: [{ party: bank, share: 1 }] }]
  draws: [{ day: 2026-01-01, tranche: lening, amount: 2000 }]
  payDays: [2027-06-30]
  waterfall:
    - { id: terug, pay: principal }
    - { id: winst, pay: rest, tranche: lening }
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lente-settle-'));
  writeFileSync(join(folder, 'terms.yaml'), SMALL_TERMS.replace('price: 1000', 'price: 1036.99'));
  writeFileSync(join(folder, 'bond.yaml'), BOND);
  writeFileSync(join(folder, 'soon.yaml'), BOND.replace('maturity: 2027-06-30', 'maturity: 2026-12-31').replace('  payDays: [2027-06-30]\n', ''));
  writeFileSync(join(folder, 'facts.csv'), SMALL_FACTS);
  writeFileSync(
    join(folder, 'late.csv'),
    `${SMALL_FACTS.replace('subject\n', 'subject,recorded\n').replaceAll(/(p\d)\n/g, '$1,\n')}c4,2026-05-02,baan,p4,2028-02-01\n`,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Ends on the day of an event that no formula names. */
const STOPPED = `${SMALL_TERMS}events: [{ id: gestopt, title: { nl: Overeenkomst gestopt, en: Agreement stopped } }]
termination: { event: gestopt }
`;

const settle = async (terms: string, ...words: readonly string[]) => {
  const facts = words.includes('late') ? 'late.csv' : 'facts.csv';
  const { out } = await callLente(['settle', join(folder, terms), join(folder, facts), ...words.filter((word) => word !== 'late')]);
  return out.replaceAll('\u00a0', ' ');
};

describe('a contract that ended early', () => {
  const stopped = async (language: string) => {
    const [terms, facts] = [join(folder, 'stopped.yaml'), join(folder, 'stopped.csv')];
    writeFileSync(terms, STOPPED);
    writeFileSync(facts, 'kind,id,day,outcome,subject,name\nclaim,c1,2026-02-01,baan,p1,\nevent,e1,2026-05-15,,,gestopt\n');
    return await callLente(['settle', terms, facts, '--lang', language]);
  };
  it.each([
    ['nl', 'Dit contract is eerder gestopt, op 15 mei 2026: ‘Overeenkomst gestopt’ is gemeld.'],
    ['en', 'This contract ended early, on 15 May 2026: “Agreement stopped” was reported.'],
  ])('says so in %s, also when no claim came too late', async (language, sentence) => {
    const { out } = await stopped(language);
    expect(out).toContain(sentence);
  });
  it('does not say that nobody looks at the event', async () => {
    const { err } = await stopped('nl');
    expect(err).not.toContain('kijkt niemand');
  });
});

describe('numbers in the table', () => {
  it.each([
    ['terms.yaml', 'nl', '€ 1.036,99'],
    ['terms.yaml', 'en', '€1,036.99'],
    ['bond.yaml', 'nl', '1,555'],
    ['bond.yaml', 'nl', ' %'],
    ['bond.yaml', 'en', '1.555'],
  ])('%s, %s: %s', async (terms, language, number) => {
    expect(await settle(terms, '--lang', language)).toContain(number);
  });

  it('has no number in the notation of the other language', async () => {
    expect(await settle('bond.yaml')).not.toMatch(/1036\.99|1\.555|\d%/);
  });
});

describe('the day on which is looked when no day is given', () => {
  const shape = z.object({ statement: z.object({ asOf: z.string() }) });

  it.each([
    ['terms.yaml', [], '2026-12-31'],
    ['terms.yaml', ['late'], '2028-02-01'],
    ['bond.yaml', [], '2027-06-30'],
    ['bond.yaml', ['late'], '2028-02-01'],
    // The last quarter is still to be paid when the loan has matured.
    ['soon.yaml', [], '2027-01-30'],
    ['bond.yaml', ['--as-of', '2026-06-30'], '2026-06-30'],
  ])('%s %j: %s', async (terms, words, expected) => {
    expect(shape.parse(JSON.parse(await settle(terms, ...words, '--json'))).statement.asOf).toBe(expected);
  });

  it('is told, with how to choose another', async () => {
    const told =
      'Gekeken op 2027-06-30: de laatste dag waarop volgens de afspraken en de gegevens nog iets gebeurt. Een andere dag: --as-of 2026-11-23';
    expect(await settle('bond.yaml')).toContain(told);
    expect(await settle('bond.yaml', '--as-of', '2027-06-30')).not.toContain('Gekeken op');
    expect(await settle('bond.yaml', '--lang', 'en')).toContain('Looked on 2027-06-30: the last day on which');
  });
});

describe('what was waited for and never came', () => {
  const rule = '{ id: start, title: { nl: Het team is klaar, en: The team is ready }, per: contract, amount: 500, when: team_klaar }';
  const settleWith = async (event: string, language: string) => {
    writeFileSync(join(folder, 'team.yaml'), `${SMALL_TERMS}  - ${rule}\n`);
    writeFileSync(
      join(folder, 'team.csv'),
      `${SMALL_FACTS.replace('id,', 'kind,id,').replaceAll(/^c/gm, 'claim,c')}`
        .replace('subject\n', 'subject,name\n')
        .replaceAll(/(p\d)\n/g, '$1,\n') + `event,e1,2026-03-01,,,${event}\n`,
    );
    const { out, err } = await callLente(['settle', join(folder, 'team.yaml'), join(folder, 'team.csv'), '--lang', language]);
    return { out: out.replaceAll('\u00a0', ' '), err };
  };

  it.each([
    [
      'team_compleet',
      'nl',
      'Naar de gebeurtenis "team_compleet" kijkt niemand: geen formule in de afspraken noemt haar.',
      'team klaar is niet gemeld',
    ],
    ['team_klar', 'nl', 'Bedoelde je "team_klaar"?', 'team klaar is niet gemeld'],
    ['team_compleet', 'en', 'Nobody looks at the event "team_compleet": no formula in the terms names it.', 'team klaar was not reported'],
    ['team_klar', 'en', 'Did you mean "team_klaar"?', 'team klaar was not reported'],
  ])('%s, %s', async (event, language, remark, notice) => {
    const { out, err } = await settleWith(event, language);
    expect(err).toContain(remark);
    expect(out).toContain(notice);
  });

  it('names the rule and the period in which it waits', async () => {
    expect((await settleWith('team_klar', 'nl')).out).toMatch(/^Het team is klaar +2026-12-31 +De voorwaarde/mu);
  });

  it('is silent about an event that a formula names', async () => {
    const { out, err } = await settleWith('team_klaar', 'nl');
    expect(err).toBe('');
    expect(out).toContain('€ 500,00');
    expect(out).not.toContain('nooit gemeld');
  });
});

describe('progress', () => {
  const seen = async (words: readonly string[]): Promise<readonly string[]> => {
    const lines: string[] = [];
    const quiet = { out: () => undefined, err: () => undefined, environment: {}, version: '1' };
    await runCli(commands, words, { ...quiet, replaceLine: (text) => void lines.push(text) });
    return lines;
  };
  const call = (command: string) => [...command.split(' '), join(folder, 'terms.yaml'), join(folder, 'facts.csv')];

  it.each(['settle', 'explain', 'export ledger'])('lente %s says on a terminal what it is doing, and wipes the line at the end', async (command) => {
    const lines = await seen(call(command));
    expect(lines[0]).toContain('facts.csv: 4 regels worden gelezen …');
    expect(lines).toEqual(expect.arrayContaining(['Periode 1 van 4 wordt afgerekend …', 'Periode 4 van 4 wordt afgerekend …']));
    expect(lines.at(-1)).toBe('');
  });

  it('in English', async () => {
    const lines = await seen([...call('settle'), '--lang', 'en']);
    expect(lines[0]).toContain('facts.csv: reading 4 lines …');
    expect(lines).toContain('Settling period 3 of 4 …');
  });

  it('is wiped before something is told that is wrong', async () => {
    expect((await seen(['settle', join(folder, 'terms.yaml'), join(folder, 'nope.csv')])).at(-1) ?? '').toBe('');
    writeFileSync(join(folder, 'bad.csv'), `${SMALL_FACTS}c4,2026-13-01,baan,p4\n`);
    expect((await seen(['settle', join(folder, 'terms.yaml'), join(folder, 'bad.csv')])).at(-1)).toBe('');
  });

  it('lente scenarios counts the cases', async () => {
    const lines = await seen(['scenarios', join(import.meta.dirname, '../../scenarios/een-uitkomst')]);
    expect(lines).toEqual(['1 van 1: een-uitkomst …', '']);
  });
});
