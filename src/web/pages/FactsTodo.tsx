import { useMemo } from 'react';
import type { Claim, Facts } from '../../engine/facts.ts';
import { comesAfter } from '../../engine/known-facts.ts';
import type { Refusal } from '../../engine/statement.ts';
import type { ContractView } from '../../slices/contract/contract-shapes.ts';
import { may } from '../../slices/contract/contract.ts';
import { recordedSchema } from '../../slices/outcome/outcome-shapes.ts';
import { JudgeList } from '../../slices/outcome/screens/JudgeList.tsx';
import { type LateClaim, ReceiptList } from '../../slices/outcome/screens/ReceiptList.tsx';
import { statementAnswerSchema } from '../../slices/settlement/statement-shape.ts';
import { useRead, useWrite } from '../query.ts';
import { useSession } from '../session.tsx';
import { ApiNotice } from '../ui/ApiNotice.tsx';
import { useNameOf } from './fact-names.ts';

type Props = { readonly contract: ContractView; readonly facts: Facts };

/** What waits for the one who looks: claims to judge, or claims that came in too late to agree about. */
export function FactsTodo({ contract, facts }: Props) {
  const role = useSession()?.role;
  if (role === undefined) return null;
  return (
    <>
      {may(role, 'judgeClaims') && <ToJudge contract={contract} facts={facts} />}
      {may(role, 'agreeReceipt') && <ToAgree contract={contract} facts={facts} />}
    </>
  );
}

function ToJudge({ contract, facts }: Props) {
  const nameOf = useNameOf(contract);
  const write = useWrite({ path: `/api/contracts/${contract.slug}/verdicts`, schema: recordedSchema });
  const waiting = useMemo(() => waitingClaims(facts.claims), [facts]);
  if (waiting.length === 0) return null;
  return (
    <>
      <JudgeList claims={waiting} nameOf={nameOf} isBusy={write.isPending} onJudge={(verdict) => write.mutate(verdict)} />
      {write.error && <ApiNotice error={write.error} />}
    </>
  );
}

/** Of each claim the version that counts, when it waits for a verdict. */
function waitingClaims(claims: readonly Claim[]): readonly Claim[] {
  const latest = new Map<string, Claim>();
  for (const claim of claims) {
    const known = latest.get(claim.id);
    if (claim.series === 'actual' && (known === undefined || comesAfter(claim, known))) latest.set(claim.id, claim);
  }
  return [...latest.values()].filter((claim) => claim.verdict === 'claimed');
}

function ToAgree({ contract, facts }: Props) {
  const nameOf = useNameOf(contract);
  const write = useWrite({ path: `/api/contracts/${contract.slug}/receipts`, schema: recordedSchema });
  const mine = useOwnPayers(contract);
  const refusals = useRead(`/api/contracts/${contract.slug}/statement`, statementAnswerSchema).data?.statement.refusals;
  const late = useMemo(() => (refusals ?? []).flatMap((refusal) => lateClaim(refusal, { facts, mine })), [refusals, facts, mine]);
  if (late.length === 0) return null;
  return (
    <>
      <ReceiptList claims={late} nameOf={nameOf} isBusy={write.isPending} onAgree={(claims) => write.mutate({ claims })} />
      {write.error && <ApiNotice error={write.error} />}
    </>
  );
}

/** The payers for which the one who looks agrees: its own organisation, or all of them when none was chosen. */
function useOwnPayers(contract: ContractView): readonly string[] {
  const name = useSession()?.partyName ?? null;
  return useMemo(
    () => contract.parties.filter((party) => party.role === 'commissioner' && (name === null || party.name === name)).map((party) => party.key),
    [contract, name],
  );
}

/** Only what was reported before it was received, and that the one who looks did not agree to yet. */
function lateClaim(
  { code, claim, subject, outcome, data }: Refusal,
  { facts, mine }: { readonly facts: Facts; readonly mine: readonly string[] },
): readonly LateClaim[] {
  const { reported = '', received = '', days = '' } = data;
  if (code !== 'too_late' || claim === undefined || reported === '' || reported >= received) return [];
  const agreed = facts.events.filter((event) => event.kind === 'receipt' && event.claim === claim && event.agreed === reported);
  return mine.every((payer) => agreed.some((event) => event.payer === payer)) ? [] : [{ id: claim, subject, outcome, reported, received, days }];
}
