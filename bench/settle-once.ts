import { settle } from '../src/engine/settle.ts';
import { AS_OF, CLAIMS, factsOf, makeClaims, makeSheet } from './engine.ts';

/** Settles the claims of the bench once and prints the most memory this process ever used, in kilobytes. */
const statement = settle(makeSheet(), factsOf(makeClaims(CLAIMS)), AS_OF);
if (statement.lines.length === 0) throw new Error('nothing was settled');
console.log(process.resourceUsage().maxRSS);
