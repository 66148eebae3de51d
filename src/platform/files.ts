import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Result, fail, ok } from '../engine/result.ts';

export type ReadFile = { readonly path: string; readonly name: string; readonly text: string };
export type FileProblem = { readonly code: 'file_not_found' | 'file_is_folder' | 'file_not_allowed' | 'file_unreadable'; readonly path: string; readonly nl: string; readonly en: string };

/** Reads a text file, or says in both languages why that does not work. */
export function readTextFile(path: string): Result<ReadFile, FileProblem> {
  try {
    return ok({ path, name: basename(path), text: readFileSync(path, 'utf8') });
  } catch (error) {
    return fail(problemOf(path, error instanceof Error && 'code' in error ? String(error.code) : ''));
  }
}

function problemOf(path: string, code: string): FileProblem {
  switch (code) {
    case 'ENOENT':
      return { code: 'file_not_found', path, nl: `Er is geen bestand "${path}". Kijk naar de naam en de map.`, en: `There is no file "${path}". Check the name and the folder.` };
    case 'EISDIR':
      return { code: 'file_is_folder', path, nl: `"${path}" is een map. Noem het bestand in die map.`, en: `"${path}" is a folder. Name the file in it.` };
    case 'EACCES':
      return { code: 'file_not_allowed', path, nl: `Je mag "${path}" niet lezen. Vraag toegang of kies een ander bestand.`, en: `You may not read "${path}". Ask for access or choose another file.` };
    default:
      return { code: 'file_unreadable', path, nl: `"${path}" kan niet worden gelezen (${code}).`, en: `"${path}" cannot be read (${code}).` };
  }
}
