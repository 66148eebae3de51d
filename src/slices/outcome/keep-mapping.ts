import { type Result, fail, ok } from '../../engine/result.ts';
import { type Actor, type KeyUsedOtherwise, type System, runCommand } from '../../platform/command.ts';
import { may } from '../contract/contract.ts';
import { findContractForChange } from '../contract/index.ts';
import type { FactMappingBody } from './outcome-shapes.ts';
import type { RecordProblem } from './record-facts.ts';

export const MAPPING_KEPT = 'FactMappingKept';

type Input = { readonly actor: Actor; readonly key?: string | undefined; readonly slug: string; readonly mapping: FactMappingBody };

/** Remembers for a contract which headings and words of a sender mean what, so that the next file is not asked about again. */
export async function keepMapping(
  system: System,
  { actor, key, slug, mapping }: Input,
): Promise<Result<FactMappingBody, RecordProblem | KeyUsedOtherwise>> {
  if (!may(actor.role, 'recordFacts')) return fail({ code: 'not_allowed', wish: 'recordFacts', role: actor.role });
  const command = { name: 'keepMapping', actor, key, body: { slug, mapping } };
  return await runCommand<FactMappingBody, RecordProblem>(system, command, async (tx) => {
    const contract = await findContractForChange(tx, slug, actor);
    if (contract === undefined) return fail({ code: 'not_found' });
    return ok({ answer: mapping, event: { kind: MAPPING_KEPT, contractId: contract.id, body: mapping } });
  });
}
