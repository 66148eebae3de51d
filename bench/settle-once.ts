import { settle } from '../src/engine/settle.ts';
import { AS_OF, factsOf, makeClaims, makeSheet } from './engine.ts';
import { timed } from './figure.ts';

/**
 * `node settle-once.ts COUNT`: settles so many claims once, as somebody who starts `lente settle` does, and prints how long that took (ms)
 * and the most memory this process ever used (kilobytes).
 */
const facts = factsOf(makeClaims(Number(process.argv[2])));
const sheet = makeSheet();
const settleMs = timed(() => {
  if (settle(sheet, facts, AS_OF).lines.length === 0) throw new Error('nothing was settled');
});
console.log(JSON.stringify({ settleMs, kilobytes: process.resourceUsage().maxRSS }));
