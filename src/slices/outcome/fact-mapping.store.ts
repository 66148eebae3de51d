import type { Tx } from '../../platform/command.ts';
import { MAPPING_KEPT } from './keep-mapping.ts';
import { type FactMappingBody, factMappingSchema } from './outcome-shapes.ts';

/** What was said last about the headings and words of this contract's files. Each time is an event: nothing is overwritten. */
export async function loadMapping(tx: Tx, contractId: string): Promise<FactMappingBody | undefined> {
  const row = await tx
    .selectFrom('events')
    .select('body')
    .where('contract_id', '=', contractId)
    .where('kind', '=', MAPPING_KEPT)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  const read = factMappingSchema.safeParse(row?.body);
  return read.success ? read.data : undefined;
}
