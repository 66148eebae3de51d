/** What turns an answer into a value we trust: any zod schema, or a small parser by hand where zod would weigh too much. */
export type Parser<T> = {
  readonly safeParse: (
    value: unknown,
  ) => { readonly success: true; readonly data: T } | { readonly success: false; readonly error: { readonly issues: readonly unknown[] } };
};

/** What the server says when it refuses: a code for programs, a sentence for people in both languages, and the values. */
export type Problem = { readonly code: string; readonly nl: string; readonly en: string; readonly data: unknown };

/** Thrown by the calls below, so that queries and mutations carry it; the page shows `problem` in the reader's language. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly problem: Problem;
  readonly status: number;

  constructor(problem: Problem, status: number) {
    super(`${problem.code}: ${problem.en}`);
    this.problem = problem;
    this.status = status;
  }
}

export type WriteRequest<T> = {
  readonly method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** A value is sent as JSON; `FormData` (for files) is sent as it is. */
  readonly body?: unknown;
  readonly schema: Parser<T>;
  /** The same key with the same body gives the same answer: a second click or a retry does nothing twice. */
  readonly idempotencyKey?: string;
};

/** Reads JSON and parses it. Throws `ApiError` when the server refuses, cannot be reached, or answers something else. */
export async function readApi<T>(path: string, schema: Parser<T>): Promise<T> {
  const answer = await reach(path, { headers: { accept: 'application/json' } });
  return parseAnswer(answer, schema);
}

export async function writeApi<T>(request: WriteRequest<T>): Promise<T> {
  const isForm = request.body instanceof FormData;
  const headers = new Headers({ accept: 'application/json', 'idempotency-key': request.idempotencyKey ?? newIdempotencyKey() });
  if (!isForm && request.body !== undefined) headers.set('content-type', 'application/json');
  const body = request.body instanceof FormData ? request.body : JSON.stringify(request.body);
  const answer = await reach(request.path, { method: request.method ?? 'POST', headers, ...(request.body === undefined ? {} : { body }) });
  return parseAnswer(answer, request.schema);
}

/** 128 random bits as text. Not `crypto.randomUUID`: that exists only on https and localhost. */
export function newIdempotencyKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { credentials: 'same-origin', ...init });
  } catch {
    throw new ApiError(UNREACHABLE, 0);
  }
}

async function parseAnswer<T>(answer: Response, schema: Parser<T>): Promise<T> {
  const body: unknown = await answer.json().catch(() => null);
  if (!answer.ok) throw new ApiError(problemFrom(body, answer.status), answer.status);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ApiError({ ...UNEXPECTED, data: parsed.error.issues }, answer.status);
}

/** The server's own words when it gives them, else a general sentence with the status number. */
export function problemFrom(body: unknown, status: number): Problem {
  const found = isRecord(body) && isRecord(body['error']) ? body['error'] : body;
  if (isRecord(found) && typeof found['code'] === 'string' && typeof found['nl'] === 'string' && typeof found['en'] === 'string') {
    return { code: found['code'], nl: found['nl'], en: found['en'], data: found['data'] ?? null };
  }
  return {
    code: 'server_error',
    nl: `Er ging iets mis bij de server (${status}). Probeer het zo nog eens.`,
    en: `Something went wrong on the server (${status}). Try again in a moment.`,
    data: null,
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

const UNREACHABLE: Problem = {
  code: 'unreachable',
  nl: 'We kunnen de server niet bereiken. Kijk of je verbinding hebt en probeer het opnieuw. Er is niets bewaard.',
  en: 'We cannot reach the server. Check your connection and try again. Nothing was saved.',
  data: null,
};

const UNEXPECTED: Problem = {
  code: 'unexpected_answer',
  nl: 'De server gaf een antwoord dat deze pagina niet kent. Herlaad de pagina; blijft het zo, meld het dan aan je beheerder.',
  en: 'The server gave an answer this page does not know. Reload the page; if it stays, tell your administrator.',
  data: null,
};
