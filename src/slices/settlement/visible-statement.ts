import type { Statement } from '../../engine/statement.ts';
import type { Role } from '../../engine/terms.ts';
import { canSee } from '../contract/contract.ts';

/** Most items sent to a screen; the explanation of a line asks for the rest. */
const MOST_ITEMS = 2_000;

/** As it is sent: very many items are left out. */
export function visibleStatement(statement: Statement, role: Role): Statement {
  return canSee(role, 'facts') && statement.items.length > MOST_ITEMS ? { ...statement, items: [] } : statement;
}
