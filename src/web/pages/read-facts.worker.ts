import type { Facts } from '../../engine/facts.ts';
import { comesAfter } from '../../engine/known-facts.ts';
import { decideChanges, nameOf } from '../../slices/outcome/fact-changes.ts';
import { together, weighChanges } from '../../slices/outcome/fact-changes-effect.ts';
import { type ChangeSummary, summarizeChanges } from '../../slices/outcome/fact-changes-summary.ts';
import { badRowsCsv, type FactReading, readFactFile } from '../../slices/outcome/fact-file.ts';
import { subjectsOf } from '../../slices/outcome/fact-file-spelling.ts';
import { type FactSummary, summarizeReading } from '../../slices/outcome/fact-file-summary.ts';
import type { FactEntry } from '../../slices/outcome/fact-file-types.ts';
import { factsCsv } from '../../slices/outcome/fact-file-write.ts';
import type { FactAnswer, FactQuestion } from './fact-reading.ts';

/**
 * Reads files of facts beside the page, so that a hundred thousand rows do not freeze it. The whole reading stays here; the page gets
 * a summary, and the rows as a file when it asks.
 */
let reading: FactReading | undefined;

self.addEventListener('message', (event: MessageEvent<FactQuestion>) => {
  self.postMessage(answerTo(event.data));
});

function answerTo(question: FactQuestion): FactAnswer {
  const { id } = question;
  switch (question.kind) {
    case 'read':
      reading = readFactFile(question.bytes, question.fileName, question.sheets, {
        subjects: subjectsOf(question.known),
        upload: { role: question.role, today: question.today, own: question.own },
        mapping: question.mapping,
        sheetName: question.sheetName,
      });
      return { id, kind: 'summary', ...summaryOf(question, reading) };
    case 'bad':
      return { id, kind: 'text', text: reading === undefined ? '' : badRowsCsv(reading, question.language) };
    case 'good':
      return { id, kind: 'text', text: reading === undefined ? '' : factsCsv(reading.facts) };
  }
}

type Read = Extract<FactQuestion, { readonly kind: 'read' }>;

/** What saving would do, decided as the server will and weighed as the settlement will. */
function summaryOf(
  { sheets, known, settled, role, today }: Read,
  reading: FactReading,
): { readonly summary: FactSummary; readonly changes: ChangeSummary } {
  const { facts } = reading;
  const sender = { role, party: role };
  const changes = decideChanges(entriesOf(facts), { sheets, sender, today, latest: latestOf(entriesOf(known)) });
  const [first, ...later] = sheets;
  const nothing = { refusals: new Map(), periods: [] };
  const effect = first === undefined ? nothing : weighChanges({ sheets: [first, ...later], known, changes, sender, today, settled });
  // Counted as it will be kept: a verdict that is not for the sender to give is not told as one.
  const kept = together(
    NO_FACTS,
    changes.map((change) => change.entry),
  );
  return { summary: summarizeReading({ ...reading, facts: kept }), changes: summarizeChanges(changes, effect) };
}

const NO_FACTS: Facts = { claims: [], measures: [], events: [], cash: [] };

function entriesOf(facts: Facts): readonly FactEntry[] {
  return [
    ...facts.claims.map((fact): FactEntry => ({ list: 'claims', fact })),
    ...facts.measures.map((fact): FactEntry => ({ list: 'measures', fact })),
    ...facts.events.map((fact): FactEntry => ({ list: 'events', fact })),
    ...facts.cash.map((fact): FactEntry => ({ list: 'cash', fact })),
  ];
}

function latestOf(entries: readonly FactEntry[]): ReadonlyMap<string, FactEntry> {
  const latest = new Map<string, FactEntry>();
  for (const entry of entries) {
    const before = latest.get(nameOf(entry));
    if (before === undefined || comesAfter(entry.fact, before.fact)) latest.set(nameOf(entry), entry);
  }
  return latest;
}
