import { fdatasyncSync, existsSync, openSync, closeSync, fsyncSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { assert } from '../../engine/result.ts';
import { DiskFull, hasRoomToWrite, needRoom } from './disk.ts';

export type Embedded = { readonly pglite: PGlite; readonly syncCount: () => number; readonly hasRoom: () => boolean };

/**
 * `-F` would switch syncing off; `fdatasync`, the default on Linux, is a call that does nothing in WebAssembly.
 * Without these two lines the database forgets acknowledged work when the power goes (STACK of the project, guard 1).
 */
const DURABLE = [...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'), '-c', 'wal_sync_method=fsync', '-c', 'timezone=UTC'];
const IN_MEMORY = [...PGlite.defaultStartParams, '-c', 'timezone=UTC'];

/** In: the folder, already locked by the caller. A folder that was never finished by an earlier start is made again. */
export async function openEmbedded(dataDir: string): Promise<Embedded> {
  const home = join(dataDir, 'pg');
  needRoom(dataDir, !existsSync(home));
  if (!existsSync(home)) await initialise(home);
  return await openFolder(home);
}

/** For tests and benches of logic: nothing reaches the disk. `image` is a database made earlier. */
export async function openInMemory(image?: Blob): Promise<Embedded> {
  const pglite = await PGlite.create({ startParams: IN_MEMORY, ...(image === undefined ? {} : { loadDataDir: image }) });
  return { pglite, syncCount: () => 0, hasRoom: () => true };
}

/** Made aside and renamed when complete: a process that dies while making its first database leaves no half one behind. */
async function initialise(home: string): Promise<void> {
  const aside = `${home}.new`;
  rmSync(aside, { recursive: true, force: true });
  const { pglite } = await openFolder(aside);
  await pglite.close();
  renameSync(aside, home);
  syncFolder(join(home, '..'));
}

async function openFolder(home: string): Promise<Embedded> {
  const files = new SyncingFiles(home);
  const pglite = await orSilence(PGlite.create({ fs: files, startParams: DURABLE })).catch((error: unknown) => brokenFolder(error, home));
  const embedded = { pglite, syncCount: () => files.syncCount, hasRoom: () => hasRoomToWrite(home) };
  await assertCommitsReachDisk(embedded);
  return embedded;
}

/** What the disk refuses keeps its own code; for anything else the database only says that it does not start. */
function brokenFolder(error: unknown, home: string): never {
  if (!hasRoomToWrite(home)) throw new DiskFull('no room for the database', { cause: error });
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') throw error;
  throw Object.assign(new Error('the database in the data folder does not open', { cause: error }), { code: 'database_broken' });
}

/** A database that stops halfway never answers: the program would end without a word, because nothing is left to wait for. */
async function orSilence<T>(opening: Promise<T>): Promise<T> {
  let isSilent: () => void = () => undefined;
  const silence = new Promise<never>((_opened, refuse) => (isSilent = () => refuse(new Error('the embedded database stopped halfway'))));
  process.once('beforeExit', isSilent);
  try {
    return await Promise.race([opening, silence]);
  } finally {
    process.off('beforeExit', isSilent);
  }
}

/** Leans on internals of the pinned version, so it is proven at every start: a commit must make a real sync. */
async function assertCommitsReachDisk({ pglite, syncCount }: Embedded): Promise<void> {
  const before = syncCount();
  await pglite.query(`select pg_logical_emit_message(true, 'lente', 'sync check')`);
  assert(syncCount() > before, 'the embedded database committed without syncing to disk; its version is not the one Lente was made for');
}

type VirtualStream = { readonly nfd?: number };
type VirtualFiles = { readonly stream_ops?: { fsync?: (stream: VirtualStream) => number } };

/** The database's own file system on a real folder, with the one thing it lacks: a sync that reaches the disk. */
class SyncingFiles extends NodeFS {
  syncCount = 0;

  override async init(...parameters: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const made = await super.init(...parameters);
    const hook = (module: object): void => this.#hook(module);
    return { emscriptenOpts: { ...made.emscriptenOpts, preRun: [...asList(made.emscriptenOpts.preRun), hook] } };
  }

  #hook(module: object): void {
    const operations = virtualFilesOf(module).stream_ops;
    assert(typeof operations === 'object', 'the embedded database has no file operations to hook the sync into');
    operations.fsync = (stream) => this.#sync(stream);
  }

  #sync(stream: VirtualStream): number {
    assert(typeof stream.nfd === 'number', 'the embedded database synced a file that has no real file behind it');
    fdatasyncSync(stream.nfd);
    this.syncCount += 1;
    return 0;
  }
}

function virtualFilesOf(module: object): VirtualFiles {
  assert('NODEFS' in module && isVirtualFiles(module.NODEFS), 'the embedded database has no file system to hook the sync into');
  return module.NODEFS;
}

function isVirtualFiles(value: unknown): value is VirtualFiles {
  return typeof value === 'object' && value !== null && 'stream_ops' in value;
}

function asList<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}

/** A rename is only safe after the folder that holds the name is synced; Windows cannot open a folder and need not. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
}
