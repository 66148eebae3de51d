import { badRowsCsv, type FactReading, readFactFile } from '../../slices/outcome/fact-file.ts';
import { subjectsOf } from '../../slices/outcome/fact-file-spelling.ts';
import { summarizeReading } from '../../slices/outcome/fact-file-summary.ts';
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
      reading = readFactFile(question.bytes, question.fileName, question.sheets, { subjects: subjectsOf(question.known) });
      return { id, kind: 'summary', summary: summarizeReading(reading) };
    case 'bad':
      return { id, kind: 'text', text: reading === undefined ? '' : badRowsCsv(reading, question.language) };
    case 'good':
      return { id, kind: 'text', text: reading === undefined ? '' : factsCsv(reading.facts) };
  }
}
