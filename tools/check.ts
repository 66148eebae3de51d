import { runChecks } from './house/check-parts.ts';

/** `npm run check`: types, lint and layout, with the seconds of each. `--fresh` forgets what was linted before. */
process.chdir(`${import.meta.dirname}/..`);
const ran = await runChecks(process.argv.includes('--fresh') ? 'fresh' : 'cached');
process.exitCode = ran.every((part) => part.isOk) ? 0 : 1;
