import { existsSync, mkdirSync, statSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';

/** A database that cannot finish a write is broken off halfway, and the embedded one then says nothing at all: so it is asked beforehand. */
export class DiskFull extends Error {
  override readonly name = 'DiskFull';
  readonly code = 'ENOSPC';
}

/** The database keeps its log in files of 16 MB and makes the next one before it needs it. */
const ROOM_TO_WRITE = 32_000_000;
/** What a new one takes before anything is in it. */
const ROOM_TO_BEGIN = 64_000_000;

export function hasRoomToWrite(folder: string): boolean {
  return freeBytes(folder) >= ROOM_TO_WRITE;
}

/** Throws when a database in this folder could not even begin. */
export function needRoom(folder: string, isNew: boolean): void {
  if (freeBytes(folder) < (isNew ? ROOM_TO_BEGIN : ROOM_TO_WRITE)) throw new DiskFull('no room for the database');
}

/** PostgreSQL calls it 53100, the system ENOSPC (or EDQUOT: more than this user may have). */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && ['53100', 'ENOSPC', 'EDQUOT'].includes(String(error.code))) || isDiskFull(error.cause);
}

/** A file system that does not say how much it has left (some network shares) has room. */
function freeBytes(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return Infinity;
  }
}

/**
 * Makes a folder and those above it. Not with Node's own way, which asks a folder of the system (/proc/x) again and again, for ever.
 * Throws what the system says when it does not work, and ENOTDIR when there is a file in its place.
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) {
    if (!statSync(path).isDirectory()) throw Object.assign(new Error('a file in the place of a folder'), { code: 'ENOTDIR' });
    return;
  }
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Somebody else was first.
    if (!existsSync(path)) throw error;
  }
}
