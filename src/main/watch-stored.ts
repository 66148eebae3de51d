import type { System } from '../platform/command.ts';
import { errorForLog } from '../platform/log.ts';
import { proveStored, renderFinding } from '../slices/settlement/index.ts';
import type { Announce } from './web-build.ts';

export type StoredState = 'checking' | 'whole' | 'changed' | 'unknown';
export type Watch = { readonly start: () => void; readonly state: () => StoredState; readonly stop: () => Promise<void> };

/** Between two pieces of the check, so that whoever asks something goes first. */
const PAUSE_MS = 25;
const MOST_SAID = 20;

/** Looks through everything once after the start, behind the work of everybody: in the log and at /health stands what came out. */
export function watchStored(system: System, announce: Announce): Watch {
  let state: StoredState = 'checking';
  let isStopping = false;
  let work: Promise<void> = Promise.resolve();
  const pause = async (): Promise<void> => {
    if (isStopping) throw new Stopped();
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  };
  const look = async (): Promise<void> => {
    const findings = await proveStored(system, pause);
    state = findings.length === 0 ? 'whole' : 'changed';
    if (findings.length === 0) return system.log.info('what is stored is whole');
    for (const { table, key, code, count } of findings) system.log.error('stored data was changed outside Lente', { table, key, code, count });
    for (const finding of findings.slice(0, MOST_SAID)) announce({ nl: renderFinding(finding, 'nl'), en: renderFinding(finding, 'en') });
    announce(MORE);
  };
  const start = (): void => {
    work = look().catch((error: unknown) => {
      state = 'unknown';
      if (!(error instanceof Stopped)) system.log.warn('what is stored could not be checked', errorForLog(error));
    });
  };
  const stop = async (): Promise<void> => {
    isStopping = true;
    await work;
  };
  return { start, state: () => state, stop };
}

const MORE = {
  nl: 'Vertrouw deze bedragen niet. Zet een reservekopie terug of vraag wie bij de database kan; lente doctor noemt alle rijen.',
  en: 'Do not trust these amounts. Put back a copy or ask who can reach the database; lente doctor names all rows.',
};

class Stopped extends Error {}
