/** The server door of the outcome slice. */
export { readFactFile, readFacts } from './fact-file.ts';
export { addCash } from './add-cash.ts';
export { type Said, loadFacts, loadSaid } from './fact.store.ts';
export { subjectsOf } from './fact-file-spelling.ts';
export { assumedSentences } from './fact-file-assumed.ts';
export { renderFactIssue } from './fact-messages.ts';
export { claimRoutes, outcomeRoutes, toStored } from './outcome.routes.ts';
export { recordFacts } from './record-facts.ts';
