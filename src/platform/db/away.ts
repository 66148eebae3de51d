/** The database cannot be reached, or the line to it was cut. `isUnsure`: it was cut while saving, so whether that was done is not known. */
export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway';
  readonly code = 'database_away';
  readonly isUnsure: boolean;

  constructor(isUnsure: boolean, cause: unknown) {
    super('the database cannot be reached', { cause });
    this.isUnsure = isUnsure;
  }
}

/** The system's names for a line that is not there, and PostgreSQL's for one that ends (class 08 and 57P) or for no room for another (53300). */
const CODES =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENOTFOUND|EAI_AGAIN|08\w{3}|57P0[1-5]|53300)$/;
/** The driver gives some of them no name. */
const WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Postgres connection has been discarded|read ECONNRESET)/;

export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof DatabaseAway || WORDS.test(error.message) || ('code' in error && CODES.test(String(error.code)))) return true;
  if (error instanceof AggregateError && error.errors.some(isAway)) return true;
  return isAway(error.cause);
}

/** What ends by itself within a moment: a server that starts, stops or hands over. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
