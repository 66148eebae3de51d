import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Result, fail, ok } from '../engine/result.ts';
import { SOURCE_EN, SOURCE_NL } from '../notation/source-messages.ts';
import { decodeText } from '../notation/text.ts';

export type ReadFile = {
  readonly path: string;
  readonly name: string;
  readonly text: string;
  /** What to say about the letters of the file, when they had to be guessed. */
  readonly remark: { readonly nl: string; readonly en: string } | undefined;
};
export type FileProblem = {
  readonly code: 'file_not_found' | 'file_is_folder' | 'file_not_allowed' | 'file_too_large' | 'file_unreadable' | 'file_not_written';
  readonly path: string;
  readonly nl: string;
  readonly en: string;
};

/** More than any reader takes; a file of gigabytes would fill the memory before its reader could say so. */
const MOST_BYTES = 300_000_000;

/** Reads a text file, or says in both languages why that does not work. */
export function readTextFile(path: string): Result<ReadFile, FileProblem> {
  const bytes = readBytes(path);
  if (!bytes.ok) return bytes;
  const { text, sample } = decodeText(bytes.value);
  return ok({ path, name: basename(path), text, remark: sample === undefined ? undefined : guessed(path, sample) });
}

function guessed(path: string, sample: string): ReadFile['remark'] {
  const say = (name: string): string => (name === 'sample' ? sample : '');
  return { nl: `${path}: ${SOURCE_NL.read_as_windows(say)}`, en: `${path}: ${SOURCE_EN.read_as_windows(say)}` };
}

/** The bytes of a file, for who reads more than text. */
export function readBytes(path: string): Result<Uint8Array, FileProblem> {
  try {
    if (statSync(path).size > MOST_BYTES) return fail(tooLarge(path));
    return ok(readFileSync(path));
  } catch (error) {
    return fail(problemOf(path, error instanceof Error && 'code' in error ? String(error.code) : ''));
  }
}

function tooLarge(path: string): FileProblem {
  const most = MOST_BYTES / 1_000_000;
  return {
    code: 'file_too_large',
    path,
    nl: `"${path}" is groter dan ${most} MB. Kijk of dit het goede bestand is, of deel het op.`,
    en: `"${path}" is larger than ${most} MB. Check whether this is the right file, or split it.`,
  };
}

function problemOf(path: string, code: string): FileProblem {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return {
        code: 'file_not_found',
        path,
        nl: `Er is geen bestand "${path}". Kijk naar de naam en de map.`,
        en: `There is no file "${path}". Check the name and the folder.`,
      };
    case 'EISDIR':
      return {
        code: 'file_is_folder',
        path,
        nl: `"${path}" is een map. Noem het bestand in die map.`,
        en: `"${path}" is a folder. Name the file in it.`,
      };
    case 'EACCES':
      return {
        code: 'file_not_allowed',
        path,
        nl: `Je mag "${path}" niet lezen. Vraag toegang of kies een ander bestand.`,
        en: `You may not read "${path}". Ask for access or choose another file.`,
      };
    default:
      return { code: 'file_unreadable', path, nl: `"${path}" kan niet worden gelezen (${code}).`, en: `"${path}" cannot be read (${code}).` };
  }
}

/** Writes a text file, or says in both languages why that does not work. */
export function writeTextFile(path: string, text: string): Result<void, FileProblem> {
  try {
    writeFileSync(path, text);
    return ok(undefined);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : '';
    const nl = `"${path}" kan niet worden geschreven (${why}). Kies een map die er is en waarin je mag schrijven.`;
    return fail({
      code: 'file_not_written',
      path,
      nl,
      en: `"${path}" cannot be written (${why}). Choose a folder that exists and that you may write in.`,
    });
  }
}

/** The folder of Lente itself: that of the nearest package.json above this file, as source or as built copy. */
export function packageFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}
