/** The server door of the contract slice. */
export { amendContract } from './amend-contract.ts';
export { findContract, listContracts, listParties } from './contract.store.ts';
export { registerContract } from './register-contract.ts';
