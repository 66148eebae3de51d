import { day } from '../../../engine/calendar.ts';
import { describeSheet } from '../../../engine/describe.ts';
import { must } from '../../../engine/result.ts';
import type { TermSheet } from '../../../engine/terms.ts';
import { examplesOf } from '../../../web/ui/examples.tsx';
import type { ContractListRow } from '../contract-shapes.ts';
import { readTermSheet } from '../term-sheet.ts';
import { CalendarTable } from './CalendarTable.tsx';
import { CapitalTerms } from './CapitalTerms.tsx';
import { ContractList } from './ContractList.tsx';
import { CurveList } from './CurveList.tsx';
import { Definition } from './Definition.tsx';
import { DirectNote } from './DirectNote.tsx';
import { IssueList } from './IssueList.tsx';
import { cents } from '../../../engine/money.ts';
import { LimitTable } from './LimitTable.tsx';
import { OutcomeList, ProofList } from './OutcomeList.tsx';
import { PartyList } from './PartyList.tsx';
import { PromiseText } from './PromiseText.tsx';
import { ShortTerms } from './ShortTerms.tsx';
import { sourceLines } from './source-lines.ts';
import { type StartingPointId, startingPoint } from './starting-points.ts';
import { TermSentences } from './TermSentences.tsx';
import { VersionTable } from './VersionTable.tsx';

const row: ContractListRow = {
  id: 'con_1',
  slug: 'werk-in-zicht',
  title: { nl: 'Werk in zicht', en: 'Work in sight' },
  form: 'direct',
  currency: 'EUR',
  state: 'active',
  from: day('2026-01-01'),
  to: day('2027-12-31'),
  paidCents: 1_234_500,
  openCents: 234_500,
  parties: [
    { key: 'gemeente', name: 'Gemeente Lindedorp', role: 'commissioner' },
    { key: 'aanpak', name: 'Stichting Aanpak', role: 'provider' },
    { key: 'kijk', name: 'Bureau Kijk', role: 'assessor' },
  ],
};

export const examples = examplesOf('ContractList', ContractList, {
  one: { rows: [row], today: '2026-11-23' },
  'three forms': {
    rows: [row, { ...row, slug: 'b', form: 'sib', state: 'ended' }, { ...row, slug: 'c', form: 'subsidy', paidCents: null, openCents: null }],
    today: '2026-11-23',
  },
  empty: { rows: [], today: '2026-11-23', empty: 'Nog niets' },
});

function sheetOf(id: StartingPointId): TermSheet {
  const read = readTermSheet(startingPoint(id, 'nl').terms, 'terms.yaml');
  return must(read.ok ? read.value.sheet : undefined, `starting point ${id}`);
}

const [one, steps, bond] = [sheetOf('one'), sheetOf('steps'), sheetOf('bond')];
const bondSource = startingPoint('bond', 'nl').terms;
const definition = {
  evidence: { nl: 'Een arbeidscontract', en: 'A contract of employment' },
  threshold: 'Minstens 16 uur per week',
  verification: 'De beoordelaar bekijkt elk kwartaal tien dossiers',
  cohort: 'Inwoners van Lindedorp',
};
const whole = { ...definition, entry: 'a', unit: 'b', duration: 'c', exclusions: 'd', deadline: 'e', maximum: 'f', baseline: 'g', missing: 'h' };
const nothing = () => undefined;

export const shortExamples = examplesOf('ShortTerms', ShortTerms, { direct: { sheet: one }, bond: { sheet: bond } });
export const partyExamples = examplesOf('PartyList', PartyList, {
  'two roles': { parties: [...row.parties, { key: 'gemeente', name: 'Gemeente Lindedorp', role: 'investor' }] },
});
export const promiseExamples = examplesOf('PromiseText', PromiseText, { 'why with investors': { sheet: bond } });
export const outcomeExamples = examplesOf('OutcomeList', OutcomeList, {
  'a price': { sheet: one },
  'a ladder and tiers': { sheet: steps },
  none: { sheet: { ...one, outcomes: [] } },
});
export const proofExamples = examplesOf('ProofList', ProofList, {
  'for the person it is about': { outcomes: [{ id: 'werk', title: 'Half jaar werk', unit: 'deelnemer', definition: whole }] },
});
export const definitionExamples = examplesOf('Definition', Definition, {
  whole: { definition: whole },
  'some are missing': { definition },
  'all are missing': { definition: {} },
});
export const curveExamples = examplesOf('CurveList', CurveList, { tiers: { sheet: steps } });
export const calendarExamples = examplesOf('CalendarTable', CalendarTable, { quarters: { sheet: one, today: '2026-05-03' } });
export const limitExamples = examplesOf('LimitTable', LimitTable, {
  one: { sheet: one },
  'with what is left': {
    sheet: one,
    left: one.limits.map(({ id }) => ({ limit: id, money: { most: cents(2_880_000), used: cents(2_880_000), left: cents(0) } })),
  },
  none: { sheet: steps },
});
export const capitalExamples = examplesOf('CapitalTerms', CapitalTerms, bond.capital ? { 'one loan': { sheet: bond, capital: bond.capital } } : {});
export const directExamples = examplesOf('DirectNote', DirectNote, {
  'beside a bond': { sheet: bond, soFar: { cents: 1_250_000, publicCents: 12_000_000 } },
  'nothing paid yet': { sheet: bond },
});
export const sentenceExamples = examplesOf('TermSentences', TermSentences, {
  'with places in the source': {
    descriptions: describeSheet(bond, 'nl'),
    linesOf: sourceLines(bond, bondSource),
    onPoint: nothing,
    marked: { from: 39, to: 41 },
  },
});
export const versionExamples = examplesOf('VersionTable', VersionTable, {
  two: {
    slug: 'werk-in-zicht',
    makeCanonical: () => Promise.resolve('{}'),
    makeSchema: () => Promise.resolve('{}'),
    versions: [1, 2].map((version) => ({
      version,
      effectiveDay: day(`2026-0${version}-01`),
      source: startingPoint('one', 'nl').terms,
      hash: `${version}f2c77ab01d4`.repeat(5).slice(0, 64),
      recordedAt: '2026-01-02T10:00:00Z',
      sheet: one,
    })),
  },
});
export const issueExamples = examplesOf('IssueList', IssueList, {
  'an error and a remark': {
    label: 'Meldingen bij de afspraken',
    fine: 'Hier is niets mis.',
    onGo: nothing,
    issues: [
      { severity: 'error', line: 29, column: 12, text: 'Bij "price" staat "€100"; dat is geen getal.' },
      { severity: 'warning', line: 4, column: 1, isRow: true, text: 'In "subject" lijkt een naam van een mens te staan.' },
    ],
  },
  fine: { label: 'Meldingen bij de gegevens', fine: 'Hier is niets mis.', onGo: nothing, issues: [] },
});
