import { makeSheet } from '../../../engine/testing.ts';
import { factsSchema } from '../../../engine/facts.ts';
import { examplesOf } from '../../../web/ui/examples.tsx';
import { readFacts } from '../fact-file.ts';
import { summarizeReading } from '../fact-file-summary.ts';
import { factRows } from './fact-rows.ts';
import { FactMappingForm } from './FactMappingForm.tsx';
import { FactPreview } from './FactPreview.tsx';
import { FactSource } from './FactSource.tsx';
import { FactTable } from './FactTable.tsx';
import { FactTotals } from './FactTotals.tsx';
import { OwnFactsForm } from './OwnFactsForm.tsx';
import { RowTable } from './RowTable.tsx';
import { SheetChoice } from './SheetChoice.tsx';

const sheet = makeSheet({ outcomes: [{ id: 'werk', title: 'Half jaar werk' }], rules: [{ id: 'prijs', outcome: 'werk', price: '100' }] });
const FILE =
  'kind,id,day,outcome,subject\nclaim,c1,2026-02-01,werk,p01\nclaim,c2,2026-13-02,werk,p02\nclaim,c3,2026-03-01,wrek,p03\nenrolment,e1,2026-01-05,,Piet Bakker\n';
const summary = summarizeReading(readFacts(FILE, 'kwartaal-1.csv', sheet));
const wrongFile = summarizeReading(readFacts(FILE.replace('outcome', 'kleur'), 'kwartaal-2.csv', sheet));
const nameOf = (id: string) => (id === 'werk' ? 'Half jaar werk' : id);
const nothing = () => undefined;
const text = () => Promise.resolve('');

const facts = factsSchema.parse({
  claims: [
    { id: 'c1', day: '2026-02-01', recorded: '2026-02-03', outcome: 'werk', subject: 'p01' },
    { id: 'c1', day: '2026-02-01', recorded: '2026-03-03', outcome: 'werk', subject: 'p01', verdict: 'rejected' },
    { id: 'c2', day: '2026-02-05', recorded: '2026-02-06', outcome: 'werk', subject: 'p02', verdict: 'claimed', quantity: '2.5' },
  ],
  measures: [{ id: 'm1', day: '2026-03-31', name: 'terugval', value: '12.5%' }],
  cash: [{ id: 'k1', day: '2026-04-01', kind: 'cost', amount: '1250', party: 'provider' }],
});

export const previewExamples = examplesOf('FactPreview', FactPreview, {
  'some rows are wrong': { summary, nameOf, makeBadCsv: text, onKeep: nothing, onRefuse: nothing },
  'the file is wrong': { summary: wrongFile, nameOf, makeBadCsv: text, onKeep: nothing, onRefuse: nothing },
});
export const rowExamples = examplesOf('RowTable', RowTable, { errors: { title: 'Regels met een fout', summary, rows: summary.bad, count: 4_000 } });
export const totalExamples = examplesOf('FactTotals', FactTotals, { mixed: { totals: summary.totals, nameOf } });
export const sourceExamples = examplesOf('FactSource', FactSource, {
  start: { onFile: nothing, onPaste: nothing, makeTemplate: () => new Uint8Array(), templateName: 'leeg.xlsx' },
});
export const tableExamples = examplesOf('FactTable', FactTable, {
  all: { caption: 'Gegevens', rows: factRows(facts), currency: 'EUR', nameOf },
  own: { caption: 'Mijn gegevens', rows: factRows(facts).filter((row) => row.subject === 'p01'), currency: 'EUR', nameOf, isOwn: true },
});
export const ownExamples = examplesOf('OwnFactsForm', OwnFactsForm, { 'nobody yet': { subject: null, onChoose: nothing } });

const ownWords = summarizeReading(readFacts('Kenmerk;Code;Datum;Uitkomst\nc1;p01;2026-02-10;Half jaar werk\n', 'eigen.csv', sheet));
export const mappingExamples = examplesOf('FactMappingForm', FactMappingForm, {
  'own headings': {
    summary: ownWords,
    choices: { outcome: [{ value: 'werk', label: 'Half jaar werk' }] },
    names: [],
    mapping: undefined,
    onConfirm: nothing,
  },
});
export const sheetExamples = examplesOf('SheetChoice', SheetChoice, {
  two: { summary: { sheets: ['Januari', 'Februari'], sheet: 'Januari' }, onChoose: nothing },
});
