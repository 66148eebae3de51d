import { describe, expect, it } from 'vitest';
import { readTerms, termsText } from '../../main/testing.ts';
import { readFacts } from './fact-file.ts';
import { readFactsAside } from './reading-thread.ts';

const sheets = [readTerms(termsText('werk')).sheet];
const rows = (count: number): string =>
  [
    'kind,id,day,outcome,subject,verdict',
    ...Array.from({ length: count }, (_, index) => `claim,c${index},2026-01-10,${index % 50 === 7 ? 'bann' : 'baan'},p${index},accepted`),
  ].join('\n');

describe('a file that is read beside the server', () => {
  it.each([10, 3_000])('says the same as one that is read in it: %i rows', async (count) => {
    const source = rows(count);
    const here = readFacts(source, 'f.csv', sheets, {});
    const aside = await readFactsAside({ source, fileName: 'f.csv', sheets, options: {} });
    expect([aside.facts, aside.issues]).toEqual([here.facts, here.issues]);
  });

  it('lets everybody else be answered meanwhile', async () => {
    let turns = 0;
    const tick = setInterval(() => (turns += 1), 1);
    await readFactsAside({ source: rows(20_000), fileName: 'f.csv', sheets, options: {} });
    clearInterval(tick);
    expect(turns).toBeGreaterThan(10);
  });
});
