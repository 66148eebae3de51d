/** The server door of the outcome slice. */
export { loadFacts } from './fact.store.ts';
export { readFactFile, readFacts } from './fact-file.ts';
export { renderFactIssue } from './fact-messages.ts';
export { outcomeRoutes, toStored } from './outcome.routes.ts';
export { recordFacts } from './record-facts.ts';
