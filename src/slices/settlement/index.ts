/** The server door of the settlement slice. */
export { booksRoutes } from './books.routes.ts';
export { approveSettlement } from './approve-settlement.ts';
export { executeSettlement } from './execute-settlement.ts';
export { explainRoutes } from './explain.routes.ts';
export { loadBasis, statementOf } from './load-settlement-basis.ts';
export { paymentRoutes } from './payment.routes.ts';
export { postCash } from './post-cash.ts';
export { proposeSettlement } from './propose-settlement.ts';
export { type Finding, proveStored } from './prove-stored.ts';
export { renderFinding } from './prove-stored-words.ts';
export { settlementRoutes } from './settlement.routes.ts';
export { AS_OF, ONLY_GOOD, SHEET, withStatement } from './settle.cli.ts';
