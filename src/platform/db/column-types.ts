import { types } from 'pg';
import { assert } from '../../engine/result.ts';

/** The numbers by which PostgreSQL names its types (catalogue pg_type). */
const INT8 = 20;
const DATE = 1082;
const TIMESTAMP = 1114;
const TIMESTAMPTZ = 1184;
const LISTS_TO_CAST = { 1016: 'bigint[]', 1115: 'timestamp[]', 1182: 'date[]', 1185: 'timestamptz[]' } as const;

/** One reading of every column type for both databases, which by themselves disagree on days and large numbers. */
export const COLUMN_TYPES = { getTypeParser };

function getTypeParser(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  if (oid === DATE) return (text) => text;
  if (oid === INT8) return parseWhole;
  if (oid === TIMESTAMPTZ || oid === TIMESTAMP) return parseInstant;
  const list = listToCast(oid);
  if (list !== undefined) return () => refuseList(list);
  const parse: unknown = format === undefined ? types.getTypeParser(oid) : types.getTypeParser(oid, format);
  assert(isParser(parse), `the driver reads columns of type ${oid}`);
  return parse;
}

function isParser(value: unknown): value is (text: string) => unknown {
  return typeof value === 'function';
}

/** An amount beyond 9,007,199,254,740,991 cents would lose its last digits without a word: stop instead. */
function parseWhole(text: string): number {
  const value = Number(text);
  assert(Number.isSafeInteger(value), `${text} from the database is too large for a safe whole number`);
  return value;
}

const UTC_INSTANT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?(\+00)?$/;

/** Both databases run in UTC (open.ts); another time zone here means that somebody changed that. */
function parseInstant(text: string): string {
  assert(UTC_INSTANT.test(text), `${text} from the database is not an instant in UTC`);
  return new Date(`${text.replace('+00', '').replace(' ', 'T')}Z`).toISOString();
}

function listToCast(oid: number): string | undefined {
  return Object.entries(LISTS_TO_CAST).find(([known]) => Number(known) === oid)?.[1];
}

function refuseList(list: string): never {
  throw new Error(`This should never happen: a column of type ${list}; cast it to text[] in the query`);
}
