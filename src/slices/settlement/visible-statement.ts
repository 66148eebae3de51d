import type { Statement } from '../../engine/statement.ts';
import type { Role } from '../../engine/terms.ts';
import { canSee } from '../contract/contract.ts';
import type { Day } from '../../engine/calendar.ts';
import { type Basis, agreedStatementOf, statementOf } from './load-settlement-basis.ts';

/** Most items sent to a screen; the explanation of a line asks for the rest. */
const MOST_ITEMS = 2_000;

type Looked = { readonly basis: Basis; readonly asOf: Day; readonly published: Statement | undefined };

/** The one place that says what a role gets of a contract: the statement as it is, or for who sees no facts what was published (frozen-day.ts). */
export function statementFor({ basis, asOf, published }: Looked): Statement {
  return published ?? statementOf(basis, asOf);
}

/** The same for where the money goes, due as was agreed. */
export function agreedStatementFor({ basis, asOf, published }: Looked): Statement {
  return published ?? agreedStatementOf(basis, asOf);
}

/** As it is sent: very many items are left out. */
export function visibleStatement(statement: Statement, role: Role): Statement {
  return canSee(role, 'facts') && statement.items.length > MOST_ITEMS ? { ...statement, items: [] } : statement;
}
