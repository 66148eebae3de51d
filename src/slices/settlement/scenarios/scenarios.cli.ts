import { renderScenarios } from './render-scenarios.ts';
import { runScenarios, updateGolden } from './run-scenarios.ts';

/**
 * For whoever changes the engine: `node src/slices/settlement/scenarios/scenarios.cli.ts [--update] [folder]` runs the scenarios, and with
 * --update first writes their golden statements anew. Look at the difference and say in the commit why it changed.
 */
const words = process.argv.slice(2);
const folder = words.find((word) => !word.startsWith('--')) ?? 'scenarios';
if (words.includes('--update')) console.log(`changed: ${updateGolden(folder).join(', ') || '-'}`);
console.log(renderScenarios(runScenarios(folder), words.includes('--nl') ? 'nl' : 'en'));
