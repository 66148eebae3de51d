import { type OpenDatabase, canAnswer } from './open.ts';

/** `busy`: it did not answer within a moment, which on the embedded database only means that somebody is being served. */
export type Presence = 'here' | 'busy' | 'away';

const A_MOMENT_MS = 1_000;
/** A server that says nothing for so long is not at work: it does not listen. */
const SILENT_MS = 20_000;

type Question = { readonly answer: Promise<Presence>; readonly askedMs: number };

/** In: the database, and a clock. Out: asks whether it is there; however many ask, one question is on its way at most. */
export function watchPresence(
  database: Pick<OpenDatabase, 'db' | 'kind'>,
  nowMs: () => number = Date.now,
  momentMs = A_MOMENT_MS,
): () => Promise<Presence> {
  let open: Question | undefined;
  const ask = (): Question => {
    const answer = canAnswer(database).then(
      (isThere): Presence => (isThere ? 'here' : 'away'),
      (): Presence => 'away',
    );
    const question = { answer, askedMs: nowMs() };
    void answer.then(() => (open = undefined));
    return question;
  };
  return async () => {
    open ??= ask();
    const { answer, askedMs } = open;
    const found = await Promise.race([answer, after(momentMs)]);
    if (found !== 'busy') return found;
    return database.kind === 'server' && nowMs() - askedMs > SILENT_MS ? 'away' : 'busy';
  };
}

function after(ms: number): Promise<Presence> {
  return new Promise((resolve) => setTimeout(() => resolve('busy'), ms).unref());
}
