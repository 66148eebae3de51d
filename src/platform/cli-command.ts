import type { CliOption } from './cli-options.ts';

/** A command of the command line: what it is called, how it is used, what it does. Slices bring their own; `main/cli.ts` collects them. */
export type CliCommand = {
  /** "check", "import indigo". */
  readonly name: string;
  readonly summary: { readonly nl: string; readonly en: string };
  /** What you fill in in capitals, in Dutch; cli-words.ts has the English. */
  readonly usage: string;
  readonly options: readonly CliOption[];
  readonly examples: readonly string[];
  /** The most words it takes besides options; absent: any number. */
  readonly mostArguments?: number;
  readonly run: (call: CliCall) => Promise<ExitCode>;
};

export type CliCall = {
  readonly arguments: readonly string[];
  readonly text: (option: string) => string | undefined;
  readonly isSet: (option: string) => boolean;
  readonly language: 'nl' | 'en';
  readonly json: boolean;
  readonly environment: Terminal['environment'];
  readonly print: (text: string) => void;
  readonly warn: (text: string) => void;
  /** A line that replaces itself on a terminal; silent elsewhere. Empty text wipes it. */
  readonly progress: (text: string) => void;
};

/** 0 done; 1 it says no (a check failed, a figure differs); 2 the call is wrong; 3 a file or server cannot be read; 4 our own mistake. */
export const EXIT = { done: 0, no: 1, usage: 2, file: 3, broken: 4 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The outside of a call. `replaceLine` is there only on a terminal: control codes never end up in a file or a pipe. */
export type Terminal = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly replaceLine?: ((text: string) => void) | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly version: string;
};
