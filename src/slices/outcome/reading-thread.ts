import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { TermSheet } from '../../engine/terms.ts';
import { type FactOptions, type FactReading, readFacts } from './fact-file.ts';

/** What is left of a reading on its way back: the rows as they were written are of no use to who records them. */
export type ReadAside = Pick<FactReading, 'facts' | 'issues'>;
export type ReadingWish = {
  readonly source: string;
  readonly fileName: string;
  readonly sheets: readonly TermSheet[];
  readonly options: FactOptions;
};

/** Shorter ones are read sooner than they are carried over. */
const WORTH_A_THREAD = 50_000;

/** Reads a file beside the server: while a long one is read, everybody else is answered. */
export async function readFactsAside(wish: ReadingWish): Promise<ReadAside> {
  if (wish.source.length < WORTH_A_THREAD) return readFacts(wish.source, wish.fileName, wish.sheets, wish.options);
  return await new Promise((resolve, reject) => {
    const thread = new Worker(threadFile(), { workerData: wish });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`the reading thread ended with ${code}`)));
  });
}

/** As source in the repository; built, it stands beside the program. */
function threadFile(): URL {
  const source = new URL('./reading-thread.worker.ts', import.meta.url);
  return existsSync(fileURLToPath(source)) ? source : new URL('./reading-thread.worker.mjs', import.meta.url);
}
