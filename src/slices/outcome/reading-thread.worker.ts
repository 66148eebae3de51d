import { parentPort, workerData } from 'node:worker_threads';
import { readFacts } from './fact-file.ts';
import type { ReadAside, ReadingWish } from './reading-thread.ts';

/** The other side of reading-thread.ts: reads the one file it was given, and ends. */
function read({ source, fileName, sheets, options }: ReadingWish): ReadAside {
  const { facts, issues } = readFacts(source, fileName, sheets, options);
  return { facts, issues };
}

function isWish(value: unknown): value is ReadingWish {
  return typeof value === 'object' && value !== null && 'source' in value && 'sheets' in value;
}

const given: unknown = workerData;
if (isWish(given)) parentPort?.postMessage(read(given));
