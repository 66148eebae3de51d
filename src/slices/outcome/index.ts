/** The server door of the outcome slice. */
export { listBatches, loadFacts } from './fact.store.ts';
export { recordFacts } from './record-facts.ts';
