/** The server door of the contract slice. */
export { amendContract } from './amend-contract.ts';
export { readTermFile, usage } from './contract.cli.ts';
export { contractRoutes, issuesProblem, keyOf } from './contract.routes.ts';
export { findContract, listContracts, listParties } from './contract.store.ts';
export { notAllowed, usedOtherwise } from './messages.ts';
export { registerContract } from './register-contract.ts';
export { sessionRoutes } from './session.routes.ts';
export { findActor } from './session.ts';
export { readTermSheet } from './term-sheet.ts';
