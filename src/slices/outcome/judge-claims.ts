import type { Day } from '../../engine/calendar.ts';
import { type Result, fail, ok } from '../../engine/result.ts';
import { today } from '../../platform/clock.ts';
import { type Actor, type KeyUsedOtherwise, type System, type Tx, runCommand } from '../../platform/command.ts';
import { hashText } from '../../platform/hash.ts';
import { type StoredContract, may } from '../contract/contract.ts';
import { findContractForChange } from '../contract/index.ts';
import { personalInText } from './fact-file-privacy.ts';
import { type StoredFact, loadClaims } from './fact.store.ts';
import { type RecordAnswer, type RecordProblem, addFacts, judgesHere } from './record-facts.ts';

/** What people do with claims on the screen: the assessor judges them, a payer agrees to an earlier receipt. Both leave facts, as a file does. */

export type ClaimProblem =
  | RecordProblem
  | { readonly code: 'unknown_claims'; readonly ids: readonly string[] }
  | { readonly code: 'claim_withdrawn'; readonly ids: readonly string[] }
  | { readonly code: 'judges_itself' }
  | { readonly code: 'reason_needed' }
  | { readonly code: 'reason_is_personal' }
  | { readonly code: 'agreed_too_early'; readonly id: string; readonly day: Day };

export type VerdictWish = { readonly claims: readonly string[]; readonly verdict: 'accepted' | 'rejected'; readonly reason?: string | undefined };
export type ReceiptWish = { readonly claims: readonly { readonly id: string; readonly day: Day }[] };
type Input<Wish> = { readonly actor: Actor; readonly key?: string | undefined; readonly slug: string; readonly wish: Wish };
type Answered = Promise<Result<RecordAnswer, ClaimProblem | KeyUsedOtherwise>>;

/** The verdict is a correction of the claim, by the party that judges. */
export async function judgeClaims(system: System, input: Input<VerdictWish>): Answered {
  const { actor, wish } = input;
  if (!may(actor.role, 'judgeClaims')) return fail({ code: 'not_allowed', wish: 'judgeClaims', role: actor.role });
  const reason = wish.reason?.trim() ?? '';
  if (wish.verdict === 'rejected' && reason === '') return fail({ code: 'reason_needed' });
  if (personalInText(reason)?.isSure === true) return fail({ code: 'reason_is_personal' });
  return await onClaims(system, 'judgeClaims', { ...input, ids: wish.claims }, (claims, contract, on) => {
    if (!judgesHere(contract, actor)) return fail({ code: 'judges_itself' });
    const withdrawn = claims.filter((claim) => claim.verdict === 'withdrawn').map((claim) => claim.id);
    if (withdrawn.length > 0) return fail({ code: 'claim_withdrawn', ids: withdrawn });
    // The day of report stays that of who reported it; the day of the verdict is the day on which it is received.
    const said = { verdict: wish.verdict, reason: reason === '' ? undefined : reason };
    return ok(claims.map((claim): StoredFact => ({ list: 'claims', fact: { ...claim, ...said, recorded: claim.recorded ?? on } })));
  });
}

/** For the payers the actor stands for; the others agree for themselves. */
export async function agreeReceipt(system: System, input: Input<ReceiptWish>): Answered {
  const { actor, wish } = input;
  if (!may(actor.role, 'agreeReceipt')) return fail({ code: 'not_allowed', wish: 'agreeReceipt', role: actor.role });
  const days = new Map(wish.claims.map((claim) => [claim.id, claim.day]));
  return await onClaims(system, 'agreeReceipt', { ...input, ids: [...days.keys()] }, (claims, contract, on) => {
    const early = claims.find((claim) => (days.get(claim.id) ?? on) < claim.day);
    if (early !== undefined) return fail({ code: 'agreed_too_early', id: early.id, day: early.day });
    const payers = contract.parties.filter((party) => party.role === 'commissioner' && actor.partyIds.includes(party.partyId));
    return ok(payers.flatMap(({ partyKey }) => claims.map((claim) => agreement(claim.id, partyKey, { on, agreed: days.get(claim.id) ?? on }))));
  });
}

function agreement(claim: string, payer: string, { on, agreed }: { readonly on: Day; readonly agreed: Day }): StoredFact {
  const fact = { id: `receipt/${payer}/${claim}`, kind: 'receipt' as const, day: on, recorded: on, series: 'actual', claim, payer, agreed };
  return { list: 'events', fact };
}

type Claims = Awaited<ReturnType<typeof loadClaims>>;
type Decide = (claims: Claims, contract: StoredContract, on: Day) => Result<readonly StoredFact[], ClaimProblem>;
type Asked = Input<unknown> & { readonly ids: readonly string[] };

async function onClaims(system: System, name: string, asked: Asked, decide: Decide): Answered {
  const command = { name, actor: asked.actor, key: asked.key, body: { slug: asked.slug, wish: asked.wish } };
  return await runCommand<RecordAnswer, ClaimProblem>(system, command, async (tx: Tx) => {
    const contract = await findContractForChange(tx, asked.slug, asked.actor);
    if (contract === undefined) return fail({ code: 'not_found' });
    const claims = await loadClaims(tx, contract.id, asked.ids);
    const found = new Set(claims.map((claim) => claim.id));
    const unknown = asked.ids.filter((id) => !found.has(id));
    if (unknown.length > 0) return fail({ code: 'unknown_claims', ids: unknown });
    const facts = decide(claims, contract, today(system.clock));
    if (!facts.ok) return facts;
    if (facts.value.length === 0) return fail({ code: 'no_facts' });
    const contentHash = hashText(JSON.stringify(facts.value));
    return await addFacts(tx, system, { contract, actor: asked.actor, fileName: '', facts: facts.value, contentHash });
  });
}
