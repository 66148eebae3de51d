import { useCallback, useEffect, useState } from 'react';
import { type Day, day } from '../../engine/calendar.ts';
import type { Facts } from '../../engine/facts.ts';
import type { Settled } from '../../engine/statement.ts';
import type { TermSheet } from '../../engine/terms.ts';
import type { ChangeSummary } from '../../slices/outcome/fact-changes-summary.ts';
import type { FactMapping } from '../../slices/outcome/fact-file-types.ts';
import type { FactSummary } from '../../slices/outcome/fact-file-summary.ts';
import type { Language } from '../language.tsx';
import { todayHere } from './today.ts';

export type FactQuestion =
  | {
      readonly id: number;
      readonly kind: 'read';
      readonly bytes: Uint8Array;
      readonly fileName: string;
      readonly sheets: readonly TermSheet[];
      readonly known: Facts;
      readonly settled: readonly Settled[];
      readonly role: string;
      readonly own: readonly string[] | undefined;
      readonly today: Day;
      readonly mapping: FactMapping | undefined;
      readonly sheetName: string | undefined;
    }
  | { readonly id: number; readonly kind: 'bad'; readonly language: Language }
  | { readonly id: number; readonly kind: 'good' };

export type FactAnswer =
  | { readonly id: number; readonly kind: 'summary'; readonly summary: FactSummary; readonly changes: ChangeSummary }
  | { readonly id: number; readonly kind: 'text'; readonly text: string };

/** A file on its way: nothing yet, being read, or read. */
export type FactFileState =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly fileName: string; readonly rows: number }
  | { readonly kind: 'read'; readonly bytes: Uint8Array; readonly summary: FactSummary; readonly changes: ChangeSummary }
  | { readonly kind: 'failed'; readonly fileName: string };

const NEWLINE = 10;

/** What was said about the sender's headings and words, and the sheet of a spreadsheet. */
export type ReadHow = { readonly mapping?: FactMapping | undefined; readonly sheetName?: string | undefined };

/** Who sends: in which role, and which parties of the terms that is; undefined when we cannot tell. */
type Sending = { readonly role: string; readonly own: readonly string[] | undefined };
type Basis = Sending & { readonly sheets: readonly TermSheet[]; readonly known: Facts; readonly settled: readonly Settled[] };

/** Reads a file of facts beside the page. In: what the rows are checked against. */
export function useFactReading({ sheets, known, settled, role, own }: Basis) {
  const [state, setState] = useState<FactFileState>({ kind: 'none' });
  const worker = useWorker();
  const read = useCallback(
    async (fileName: string, bytes: Uint8Array, { mapping, sheetName }: ReadHow = {}) => {
      setState({ kind: 'reading', fileName, rows: bytes.reduce((count, byte) => (byte === NEWLINE ? count + 1 : count), 1) });
      const answer = await worker.ask((id) => ({
        id,
        kind: 'read',
        bytes,
        fileName,
        sheets,
        known,
        settled,
        role,
        own,
        today: day(todayHere()),
        mapping,
        sheetName,
      }));
      if (answer === 'stopped') return;
      setState(answer?.kind === 'summary' ? { kind: 'read', bytes, summary: answer.summary, changes: answer.changes } : { kind: 'failed', fileName });
    },
    [worker, sheets, known, settled, role, own],
  );
  const clear = useCallback(() => {
    worker.stop();
    setState({ kind: 'none' });
  }, [worker]);
  return {
    state,
    read,
    clear,
    makeBadCsv: async (language: Language) => textOf(await worker.ask((id) => ({ id, kind: 'bad', language }))),
    makeGoodCsv: async () => textOf(await worker.ask((id) => ({ id, kind: 'good' }))),
  };
}

type Answered = FactAnswer | 'stopped' | undefined;

function textOf(answer: Answered): string {
  return typeof answer === 'object' && answer.kind === 'text' ? answer.text : '';
}

/** One worker, started at the first question and ended with the page. An answer that never came is undefined. */
function useWorker() {
  const [desk] = useState(makeDesk);
  useEffect(() => desk.stop, [desk]);
  return desk;
}

function makeDesk() {
  let worker: Worker | undefined;
  let count = 0;
  const waiting = new Map<number, (answer: Answered) => void>();
  const giveAll = (answer: Answered) => {
    for (const give of waiting.values()) give(answer);
    waiting.clear();
  };
  const start = () => {
    const started = new Worker(new URL('./read-facts.worker.ts', import.meta.url), { type: 'module' });
    started.addEventListener('message', (event: MessageEvent<FactAnswer>) => {
      waiting.get(event.data.id)?.(event.data);
      waiting.delete(event.data.id);
    });
    started.addEventListener('error', () => giveAll(undefined));
    return started;
  };
  return {
    ask: (make: (id: number) => FactQuestion) =>
      new Promise<Answered>((resolve) => {
        worker ??= start();
        const id = count++;
        waiting.set(id, resolve);
        worker.postMessage(make(id));
      }),
    /** What it was reading is forgotten; the next question starts a new one. */
    stop: () => {
      worker?.terminate();
      worker = undefined;
      giveAll('stopped');
    },
  };
}
