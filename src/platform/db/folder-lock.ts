import { closeSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fail, ok } from '../../engine/result.ts';
import type { Result } from '../../engine/result.ts';
import { makeFolder } from './disk.ts';

export type FolderInUse = {
  readonly code: 'data_folder_in_use';
  readonly dataDir: string;
  readonly pid: number;
  readonly nl: string;
  readonly en: string;
};
export type FolderLock = { readonly release: () => void };

type Holder = { readonly pid: number; readonly host: string; readonly startedAt: string };

const LOCK_FILE = 'lente.lock';

/**
 * The embedded database has no lock of its own: two processes on one folder silently overwrite each other.
 * A lock left by a process that is gone is taken over, so that a crash or `kill -9` needs no help from a person.
 */
export function lockFolder(dataDir: string): Result<FolderLock, FolderInUse> {
  makeFolder(dataDir);
  const path = join(dataDir, LOCK_FILE);
  const mine = JSON.stringify(describeProcess());
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (placeLock(path, mine)) return ok({ release: () => releaseLock(path, mine) });
    const found = readText(path);
    if (found !== undefined && isAlive(found)) return fail(inUse(dataDir, found));
    if (found !== undefined) moveStaleLock(path, found);
  }
  return fail(inUse(dataDir, readText(path) ?? ''));
}

/** Written aside and then linked: a lock is there in full or not at all, and linking fails when one is there already. */
function placeLock(path: string, content: string): boolean {
  const aside = `${path}.${process.pid}`;
  writeFileSync(aside, content);
  try {
    linkSync(aside, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    return placeWithoutLinks(path, content, error);
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Some file systems (exFAT, some network shares) have no hard links; creating exclusively is the next best. */
function placeWithoutLinks(path: string, content: string, reason: unknown): boolean {
  if (!['EPERM', 'ENOTSUP', 'ENOSYS'].includes(codeOf(reason))) throw reason;
  try {
    const file = openSync(path, 'wx');
    writeFileSync(file, content);
    closeSync(file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Two processes may find the same stale lock: who moves away a lock that is not the stale one puts it back. */
function moveStaleLock(path: string, stale: string): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
    if (readText(aside) !== stale) linkSync(aside, path);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(codeOf(error))) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function releaseLock(path: string, mine: string): void {
  if (readText(path) === mine) rmSync(path, { force: true });
}

function isAlive(text: string): boolean {
  const holder = parseHolder(text);
  if (holder === undefined) return false;
  // A process on another machine cannot be asked: refusing is safe, guessing is not.
  if (holder.host !== hostname()) return true;
  return processExists(holder.pid) && startOf(holder.pid) === holder.startedAt;
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function describeProcess(): Holder {
  return { pid: process.pid, host: hostname(), startedAt: startOf(process.pid) };
}

/**
 * Process numbers are used again; with the moment it started they are not. A killed process whose parent has not
 * looked yet still has a number (state Z) but holds nothing. Linux only; elsewhere the number must do.
 */
function startOf(pid: number): string {
  const stat = readText(`/proc/${pid}/stat`);
  if (stat === undefined) return 'unknown';
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? 'dead' : (fields[19] ?? 'unknown');
}

function parseHolder(text: string): Holder | undefined {
  const match = /^\{"pid":(\d+),"host":"([^"]*)","startedAt":"([^"]*)"\}$/.exec(text);
  if (match === null) return undefined;
  return { pid: Number(match[1]), host: match[2] ?? '', startedAt: match[3] ?? '' };
}

function inUse(dataDir: string, found: string): FolderInUse {
  const pid = parseHolder(found)?.pid ?? 0;
  return {
    code: 'data_folder_in_use',
    dataDir,
    pid,
    nl: `De gegevensmap ${dataDir} is al in gebruik door een andere Lente (proces ${pid}). Stop die eerst, of kies een andere map met LENTE_DATA. Draait er zeker geen Lente meer? Verwijder dan ${join(dataDir, LOCK_FILE)}.`,
    en: `The data folder ${dataDir} is already used by another Lente (process ${pid}). Stop that one first, or choose another folder with LENTE_DATA. Quite sure that no Lente is running? Then remove ${join(dataDir, LOCK_FILE)}.`,
  };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(codeOf(error))) return undefined;
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
