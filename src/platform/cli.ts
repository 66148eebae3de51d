import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../engine/result.ts';

/** A command of the command line: what it is called, how it is used, what it does. Slices bring their own; `main/cli.ts` collects them. */
export type CliCommand = {
  /** "check", "import indigo". */
  readonly name: string;
  readonly summary: { readonly nl: string; readonly en: string };
  readonly usage: string;
  readonly options: readonly CliOption[];
  readonly examples: readonly string[];
  readonly run: (call: CliCall) => Promise<ExitCode>;
};

export type CliOption = { readonly name: string; readonly type: 'string' | 'boolean'; readonly nl: string; readonly en: string };

export type CliCall = {
  readonly arguments: readonly string[];
  readonly text: (option: string) => string | undefined;
  readonly isSet: (option: string) => boolean;
  readonly language: 'nl' | 'en';
  readonly json: boolean;
  readonly print: (text: string) => void;
  readonly warn: (text: string) => void;
  /** A line that replaces itself on a terminal; silent elsewhere. */
  readonly progress: (text: string) => void;
};

/** 0 done; 1 it says no (a check failed, a figure differs); 2 the call is wrong; 3 a file cannot be read; 4 our own mistake. */
export const EXIT = { done: 0, no: 1, usage: 2, file: 3, broken: 4 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const COMMON: readonly CliOption[] = [
  { name: 'json', type: 'boolean', nl: 'antwoord als JSON', en: 'answer as JSON' },
  { name: 'lang', type: 'string', nl: 'taal: nl of en', en: 'language: nl or en' },
  { name: 'help', type: 'boolean', nl: 'uitleg', en: 'explanation' },
];

export type Terminal = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly isTerminal: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/** Runs one call of the command line. In: the words after `lente`. Out: the exit code. */
export async function runCli(commands: readonly CliCommand[], words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const command = findCommand(commands, words);
  const language = languageOf(words, terminal);
  if (command === undefined) return showCommands(commands, { words, language, terminal });
  const rest = words.slice(command.name.split(' ').length);
  const read = readOptions(command, rest);
  if (!read.ok) return wrongUse(command, { problem: read.error, language, terminal });
  if (read.value.flags.has('help')) {
    terminal.out(helpOf(command, language));
    return EXIT.done;
  }
  return await command.run(toCall(read.value, { language, terminal }));
}

function findCommand(commands: readonly CliCommand[], words: readonly string[]): CliCommand | undefined {
  const text = `${words.join(' ')} `;
  return commands.toSorted((left, right) => right.name.length - left.name.length).find((command) => text.startsWith(`${command.name} `));
}

function languageOf(words: readonly string[], terminal: Terminal): 'nl' | 'en' {
  const index = words.indexOf('--lang');
  const asked = index === -1 ? words.find((word) => word.startsWith('--lang='))?.slice('--lang='.length) : words[index + 1];
  const wanted = asked ?? terminal.environment['LENTE_LANG'] ?? 'nl';
  return wanted.startsWith('en') ? 'en' : 'nl';
}

type Options = { readonly arguments: readonly string[]; readonly texts: ReadonlyMap<string, string>; readonly flags: ReadonlySet<string> };

function readOptions(command: CliCommand, words: readonly string[]): Result<Options, string> {
  const known = [...command.options, ...COMMON];
  try {
    const options = Object.fromEntries(known.map((option) => [option.name, { type: option.type }]));
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
    const entries = Object.entries(values);
    return ok({
      arguments: positionals,
      texts: new Map(entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))),
      flags: new Set(entries.flatMap(([name, value]) => (value === true ? [name] : []))),
    });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function toCall(options: Options, context: { readonly language: 'nl' | 'en'; readonly terminal: Terminal }): CliCall {
  const { terminal, language } = context;
  return {
    arguments: options.arguments,
    text: (name) => options.texts.get(name),
    isSet: (name) => options.flags.has(name),
    language,
    json: options.flags.has('json'),
    print: terminal.out,
    warn: terminal.err,
    progress: (text) => {
      if (terminal.isTerminal) process.stderr.write(`\r\u001b[2K${text}`);
    },
  };
}

function showCommands(commands: readonly CliCommand[], context: { readonly words: readonly string[]; readonly language: 'nl' | 'en'; readonly terminal: Terminal }): ExitCode {
  const asked = context.words.filter((word) => !word.startsWith('-'));
  const isUnknown = asked.length > 0 && asked[0] !== 'help';
  const width = Math.max(...commands.map((command) => command.name.length));
  const list = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary[context.language]}`).join('\n');
  const unknown = context.language === 'nl' ? `lente kent "${asked.join(' ')}" niet. Dit kan wel:` : `lente does not know "${asked.join(' ')}". This is what it can do:`;
  const title = context.language === 'nl' ? 'lente: uitkomstcontracten, tot op de cent' : 'lente: outcome contracts, to the cent';
  const footer = context.language === 'nl' ? 'Uitleg bij een opdracht: lente OPDRACHT --help' : 'About a command: lente COMMAND --help';
  (isUnknown ? context.terminal.err : context.terminal.out)(`${isUnknown ? unknown : title}\n\n${list}\n\n${footer}`);
  return isUnknown ? EXIT.usage : EXIT.done;
}

function wrongUse(command: CliCommand, context: { readonly problem: string; readonly language: 'nl' | 'en'; readonly terminal: Terminal }): ExitCode {
  const hint = context.language === 'nl' ? `Zo gaat het: ${command.usage}` : `This is how: ${command.usage}`;
  context.terminal.err(`${context.problem}\n${hint}`);
  return EXIT.usage;
}

export function helpOf(command: CliCommand, language: 'nl' | 'en'): string {
  const options = [...command.options, ...COMMON];
  const width = Math.max(...options.map((option) => option.name.length));
  const lines = options.map((option) => `  --${option.name.padEnd(width)}  ${option[language]}`);
  const heads = language === 'nl' ? { options: 'Opties', examples: 'Voorbeelden' } : { options: 'Options', examples: 'Examples' };
  return [command.usage, '', command.summary[language], '', heads.options, ...lines, '', heads.examples, ...command.examples.map((example) => `  ${example}`)].join('\n');
}
