/** The server door of the contract slice. */
export { amendContract } from './amend-contract.ts';
export { readTermFiles, usage } from './contract.cli.ts';
export { contractRoutes } from './contract.routes.ts';
export { type Settlement, canBeSettled, settlementOf } from './can-be-settled.ts';
export { findContract, findContractForChange, listContracts } from './contract.store.ts';
export { notAllowed, tooLarge, usedOtherwise } from './messages.ts';
export { registerContract } from './register-contract.ts';
export { sessionRoutes } from './session.routes.ts';
export { findActorIn } from './session.ts';
export { type ReadSheet, readContract, readTermSheet } from './term-sheet.ts';
