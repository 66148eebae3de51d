import { inflow, outflow } from '../../../engine/flows-graph.ts';
import { type Cents, cents, sum } from '../../../engine/money.ts';
import { numberText, rateText } from '../../../web/format.ts';
import type { FlowAnswer } from '../statement-shape.ts';
import { flowWords } from './words-flow.ts';

type Flow = FlowAnswer['flow'];
type Language = 'nl' | 'en';

/** What reaches people and the work with them, as the receivers say themselves. */
const WORK: ReadonlySet<string> = new Set(['service', 'wages', 'spending']);
const PROVIDER: ReadonlySet<string> = new Set(['provider', 'unstated']);

export type FlowMessage = {
  readonly kind: 'work' | 'provider' | 'other';
  readonly cents: Cents;
  /** Place that gets most, for `other`. */ readonly node: string;
};

/** The one thing the picture says. Undefined: nothing was paid. */
export function messageOf(flow: Pick<Flow, 'shares' | 'publicCents'>): FlowMessage | undefined {
  const largest = flow.shares.toSorted((left, right) => right.cents - left.cents)[0];
  if (flow.publicCents === 0 || largest === undefined) return undefined;
  const work = sumOf(flow, WORK);
  if (work > 0) return { kind: 'work', cents: work, node: '' };
  const provider = sumOf(flow, PROVIDER);
  return provider > 0 ? { kind: 'provider', cents: provider, node: '' } : { kind: 'other', cents: largest.cents, node: largest.node };
}

function sumOf(flow: Pick<Flow, 'shares'>, kinds: ReadonlySet<string>): Cents {
  return sum(flow.shares.filter((share) => kinds.has(share.kind)).map((share) => share.cents));
}

/** A place where money stays: all of it, as in the picture, and the part that came from the payers. */
export type End = { readonly node: string; readonly kind: string; readonly totalCents: Cents; readonly publicCents: Cents; readonly share: string };

/** The last places of the picture, the largest first. */
export function endsOf(flow: Pick<Flow, 'nodes' | 'links' | 'shares'>): readonly End[] {
  const last = flow.nodes.filter((node) => !flow.links.some((link) => link.from === node.id));
  const ends = last.map(({ id, kind }): End => {
    const share = flow.shares.find((entry) => entry.node === id);
    return { node: id, kind, totalCents: inflow(flow.links, id), publicCents: share?.cents ?? cents(0), share: share?.share ?? '0' };
  });
  return ends.toSorted((left, right) => right.totalCents - left.totalCents);
}

/** Money that did not come from the payers: what investors have not got back, or what somebody adds. */
export function otherMoney(flow: Pick<Flow, 'nodes' | 'links'>): Cents {
  return sum(flow.nodes.filter((node) => node.kind === 'own').map((node) => outflow(flow.links, node.id)));
}

/** Public money that a direct contract would not have had to pay: to an arranger, and as return to investors. */
export type Avoidable = { readonly arranger: Cents; readonly returns: Cents; readonly together: Cents };

export const AVOIDABLE = { arranger: ['arranger'], returns: ['return'], together: ['arranger', 'return'] } as const;

export function avoidableOf(flow: Pick<Flow, 'shares'>): Avoidable {
  const [arranger, returns] = [sumOf(flow, new Set(AVOIDABLE.arranger)), sumOf(flow, new Set(AVOIDABLE.returns))];
  return { arranger, returns, together: cents(arranger + returns) };
}

/** A part of the whole, in cents of the euro ("7,5") or, in another currency, as a percentage ("7,5%"). Whole numbers for a title. */
export function partText(
  part: number,
  whole: number,
  look: { readonly currency: string; readonly language: Language; readonly isWhole?: boolean },
): string {
  const percent = whole === 0 ? 0 : (part / whole) * 100;
  const rounded = look.isWhole ? Math.round(percent) : Math.round(percent * 10) / 10;
  if (look.currency !== 'EUR') return rateText(Math.round(rounded * 100), look.language);
  return numberText(rounded, look.language);
}

/** "Van elke euro komt 82 cent bij het werk zelf", or the same as a percentage in another currency. */
export function messageText(
  message: FlowMessage,
  flow: Pick<Flow, 'publicCents' | 'currency'>,
  look: { readonly language: Language; readonly where: string },
): string {
  const words = flowWords[look.language].message[message.kind];
  const part = partText(message.cents, flow.publicCents, { currency: flow.currency, language: look.language, isWhole: true });
  return flow.currency === 'EUR' ? words.euro(part, look.where) : words.percent(part, look.where);
}
