import { startServer } from './server-start.ts';

/** `npm start`. */
if ((await startServer(process.env)) === 'refused') process.exitCode = 1;
