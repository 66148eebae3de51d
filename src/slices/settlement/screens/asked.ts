import type { Line } from '../../../engine/statement.ts';

/** An amount somebody wants explained. `id` tells one button from another, so that the open one is marked. */
export type Asked =
  | { readonly kind: 'line'; readonly id: string; readonly title: string; readonly line: string; readonly asOf: string }
  | {
      readonly kind: 'total';
      readonly id: string;
      readonly title: string;
      readonly by: 'due' | 'computed' | 'payer' | 'payee' | 'period' | 'outcome';
      readonly key?: string;
      readonly asOf: string;
    }
  | {
      readonly kind: 'capital';
      readonly id: string;
      readonly title: string;
      readonly of: 'returns' | 'put_in' | 'got_back' | 'outstanding';
      /** Left out: of all tranches together. */
      readonly tranche?: string;
      readonly asOf: string;
    }
  | {
      readonly kind: 'sum';
      /** What adds up: lines of the settlement, unless it is where money came from or went to, or entries of the books. */
      readonly adds?: 'places' | 'ends' | 'entries';
      readonly id: string;
      readonly title: string;
      readonly amountCents: number;
      readonly currency: string;
      readonly parts: readonly SumPart[];
    };

/** One of the amounts that add up; it can be asked about in turn, unless it is a payment: that is what somebody says. */
export type SumPart = { readonly title: string; readonly about: string; readonly amountCents: number; readonly asked?: Asked | undefined };

/** What a screen with amounts needs: how to ask, and which amount is open now. */
export type Asking = { readonly ask: (asked: Asked) => void; readonly openId: string | undefined };

/** The address of the explanation; undefined for a sum, which explains itself by its parts. */
export function explainPath(slug: string, asked: Asked): string | undefined {
  if (asked.kind === 'sum') return undefined;
  const query = new URLSearchParams({ asOf: asked.asOf });
  if (asked.kind === 'capital') {
    query.set('of', asked.of);
    if (asked.tranche !== undefined) query.set('tranche', asked.tranche);
    return `/api/contracts/${slug}/flow/explain?${query.toString()}`;
  }
  if (asked.kind === 'line') query.set('line', asked.line);
  else query.set('by', asked.by);
  if (asked.kind === 'total' && asked.key !== undefined) query.set('key', asked.key);
  return `/api/contracts/${slug}/explain?${query.toString()}`;
}

/** Which of the three amounts of a line was pressed: all three have the explanation of the line. */
export type AmountOfLine = 'computed' | 'alreadySettled' | 'due';

export function askLine(line: Pick<Line, 'key'>, about: { readonly amount: AmountOfLine; readonly title: string; readonly asOf: string }): Asked {
  return { kind: 'line', id: `${line.key} ${about.amount}`, title: about.title, line: line.key, asOf: about.asOf };
}
