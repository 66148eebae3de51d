import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { referencePage } from '../src/slices/contract/reference.ts';

/** Writes docs/reference.md from the schema of the terms: after a field was added or another range was agreed. */
writeFileSync(fileURLToPath(new URL('../docs/reference.md', import.meta.url)), referencePage());
