import { type Result, fail, ok } from '../../engine/result.ts';

/** Refused because too much is waiting: how many stand before, and after how many seconds it is worth trying again. */
export type Busy = { readonly code: 'busy'; readonly ahead: number; readonly retryAfter: number };
export type Place = { readonly waiting: number; readonly ahead: number; readonly isAtWork: boolean };

export type FairQueue = {
  /** In: who asks, how much it weighs (the signs of a file), and the work. Owners take turns, so that nobody waits for all of another. */
  readonly run: <T>(asked: Asked, work: () => Promise<T>) => Promise<Result<T, Busy>>;
  /** Where an owner stands: what it has waiting, and how many pieces come before the first of them. */
  readonly placeOf: (owner: string) => Place;
};

type Bounds = { readonly mostPieces: number; readonly mostWeight: number };
type Asked = { readonly owner: string; readonly weight: number };
type Piece = { readonly owner: string; readonly weight: number; readonly begin: () => Promise<void> };

/** Heavy work, one piece at a time. What waits is bounded in number and in weight, because what waits stands in memory. */
export function createFairQueue(bounds: Bounds, nowMs: () => number = Date.now): FairQueue {
  let waiting: readonly Piece[] = [];
  let atWork: string | undefined;
  /** Which turn an owner had last; who waits for nothing is forgotten. */
  let turns: ReadonlyMap<string, number> = new Map();
  let turn = 0;
  let usualMs = 1_000;

  const next = (): void => {
    const [piece] = inTurn(waiting, turns);
    atWork = piece?.owner;
    if (piece === undefined) return;
    waiting = waiting.filter((other) => other !== piece);
    const still = new Set(waiting.map((other) => other.owner));
    turns = new Map([...turns, [piece.owner, (turn += 1)] as const].filter(([owner]) => still.has(owner) || owner === piece.owner));
    const startedMs = nowMs();
    void piece.begin().then(() => {
      usualMs = (usualMs * 3 + (nowMs() - startedMs)) / 4;
      next();
    });
  };

  async function run<T>({ owner, weight }: Asked, work: () => Promise<T>): Promise<Result<T, Busy>> {
    const weighs = waiting.reduce((total, piece) => total + piece.weight, 0);
    if (waiting.length >= bounds.mostPieces || (waiting.length > 0 && weighs + weight > bounds.mostWeight)) {
      const ahead = waiting.length + 1;
      return fail({ code: 'busy', ahead, retryAfter: Math.max(2, Math.ceil((usualMs * ahead) / 1_000)) });
    }
    const done = await new Promise<{ readonly value: T }>((resolve, reject) => {
      const begin = async (): Promise<void> => await boxed(work).then(resolve, reject);
      waiting = [...waiting, { owner, weight, begin }];
      if (atWork === undefined) next();
    });
    return ok(done.value);
  }

  const placeOf = (owner: string): Place => {
    const order = inTurn(waiting, turns);
    const first = order.findIndex((piece) => piece.owner === owner);
    const isAtWork = atWork === owner;
    return {
      waiting: order.filter((piece) => piece.owner === owner).length,
      ahead: first === -1 ? 0 : first + (atWork === undefined ? 0 : 1),
      isAtWork,
    };
  };
  return { run, placeOf };
}

async function boxed<T>(work: () => Promise<T>): Promise<{ readonly value: T }> {
  return { value: await work() };
}

/** The order in which pieces come: of every owner the first, then of every owner the second; who had a turn longest ago comes first. */
function inTurn(waiting: readonly Piece[], turns: ReadonlyMap<string, number>): readonly Piece[] {
  const turnOf = (owner: string): number => turns.get(owner) ?? 0;
  const owners = [...Map.groupBy(waiting, (piece) => piece.owner)].sort(([left], [right]) => turnOf(left) - turnOf(right));
  const rounds = Math.max(0, ...owners.map(([, own]) => own.length));
  return Array.from({ length: rounds }, (_, round) => owners.flatMap(([, own]) => own.slice(round, round + 1))).flat();
}
