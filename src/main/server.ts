import { startServer } from './server-start.ts';

/** `npm start`. */
process.exitCode = await startServer(process.env);
