/** The term sheet as a file: read, checked, spelled in one way, hashed. The parts stand in term-sheet-*.ts. */
export { canonicalTerms, hashTerms } from './term-sheet-canonical.ts';
export { type Issue, type ReadSheet, readTermSheet } from './term-sheet-read.ts';
export { type TermFile, readContract } from './term-sheet-versions.ts';
