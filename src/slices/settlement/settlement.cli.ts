import type { CliCommand } from '../../platform/cli.ts';
import { exportCommands } from './export.cli.ts';
import { scenarioCommands } from './scenarios/scenarios.cli.ts';
import { settleCommands } from './settle.cli.ts';

/** All commands of the settlement slice. */
export const settlementCommands: readonly CliCommand[] = [...settleCommands, ...scenarioCommands, ...exportCommands];
