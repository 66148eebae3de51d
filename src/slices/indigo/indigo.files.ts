import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeText } from '../../notation/text.ts';
import { type IndigoTables, TABLE_NAMES, type TableName, fileOf, readIndigoTables } from './indigo-tables.ts';

/** The only file here that touches the disk. In: a folder with INDIGO CSV files. Out: the tables; a file that is not there is a problem in its table. */
export async function readIndigoFolder(folder: string): Promise<IndigoTables> {
  const found = await Promise.all(TABLE_NAMES.map(async (table) => [table, await textOf(join(folder, fileOf(table)))] as const));
  const texts: Partial<Record<TableName, string>> = {};
  for (const [table, text] of found) if (text !== undefined) texts[table] = text;
  return readIndigoTables(texts);
}

/** Not there, a folder, or not readable: for the reader of the report that is the same, the table is missing. */
async function textOf(path: string): Promise<string | undefined> {
  const bytes = await readFile(path).catch(() => undefined);
  return bytes === undefined ? undefined : decodeText(bytes).text;
}
