import type { Socket } from 'node:net';

/**
 * How long the server waits for a request to come in. Without an end, whoever sends half a body and no more keeps a line open for ever.
 * The names are those of Node's own server, but for `requestMs`, which the framework would otherwise set to "for ever".
 */
export type Patience = { readonly requestMs: number; readonly headersTimeout: number; readonly connectionsCheckingInterval: number };

/** Long enough for the largest file over a slow office line (20 MB in three minutes is one megabit a second). */
export const PATIENCE: Patience = { requestMs: 180_000, headersTimeout: 20_000, connectionsCheckingInterval: 5_000 };

const TOO_SLOW = {
  code: 'too_slow',
  nl: 'Het verzoek kwam te langzaam binnen. Er is niets bewaard. Probeer het opnieuw, of deel het bestand op.',
  en: 'The request came in too slowly. Nothing was saved. Try again, or split the file.',
  data: null,
};
const NOT_UNDERSTOOD = {
  code: 'bad_request',
  nl: 'De server begrijpt dit verzoek niet. Herlaad de pagina.',
  en: 'The server does not understand this request. Reload the page.',
  data: null,
};

/** What never became a request is answered on the line itself, and the line is closed. */
export function refuseSlow(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, problem] = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? ['408 Request Timeout', TOO_SLOW] : ['400 Bad Request', NOT_UNDERSTOOD];
  const body = JSON.stringify(problem);
  const head = [
    'content-type: application/json; charset=utf-8',
    'cache-control: no-store',
    'connection: close',
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`HTTP/1.1 ${status}\r\n${head.join('\r\n')}\r\n\r\n${body}`);
  // Who does not listen either is not waited for.
  socket.destroySoon();
}
