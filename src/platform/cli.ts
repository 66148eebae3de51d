import { nearestWord } from '../engine/issue.ts';
import { type CliCall, type CliCommand, EXIT, type ExitCode, type Terminal } from './cli-command.ts';
import { COMMON, type Options, readOptions } from './cli-options.ts';
import { brokenSentence, helpOf, overview, problemSentence, unknownCommand, usageLine } from './cli-words.ts';

export { type CliCall, type CliCommand, EXIT, type ExitCode, type Terminal } from './cli-command.ts';

type Context = { readonly language: 'nl' | 'en'; readonly terminal: Terminal };

/** Runs one call of the command line. In: the words after `lente`. Out: the exit code. */
export async function runCli(commands: readonly CliCommand[], words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const context: Context = { language: languageOf(words, terminal), terminal };
  const ordered = nameFirst(words);
  if (ordered.length === 1 && (ordered[0] === '--version' || ordered[0] === '-v')) {
    terminal.out(terminal.version);
    return EXIT.done;
  }
  const asked = ordered[0] === 'help' ? [...ordered.slice(1), '--help'] : ordered;
  return await answering(asked, context, async (heard) => {
    const command = findCommand(commands, asked);
    if (command === undefined) return withoutCommand(commands, asked, heard);
    return await runCommand(command, asked.slice(command.name.split(' ').length), heard);
  });
}

/** A program that asked for JSON gets JSON, also when there is no answer: what was said on standard error, and the exit code. */
async function answering(words: readonly string[], context: Context, run: (heard: Context) => Promise<ExitCode>): Promise<ExitCode> {
  if (!words.includes('--json')) return await run(context);
  const { terminal } = context;
  const messages: string[] = [];
  let isAnswered = false;
  const out = (text: string): void => {
    isAnswered = true;
    terminal.out(text);
  };
  const err = (text: string): void => {
    messages.push(text);
    terminal.err(text);
  };
  const exitCode = await run({ ...context, terminal: { ...terminal, out, err } });
  if (exitCode !== EXIT.done && !isAnswered) terminal.out(JSON.stringify({ error: { exitCode, messages } }, null, 2));
  return exitCode;
}

async function runCommand(command: CliCommand, words: readonly string[], context: Context): Promise<ExitCode> {
  const { language, terminal } = context;
  const read = readOptions(command.options, words);
  if (read.ok && read.value.flags.has('help')) {
    terminal.out(helpOf(command, language));
    return EXIT.done;
  }
  const extra = read.ok ? read.value.arguments[command.mostArguments ?? Infinity] : undefined;
  const problem = !read.ok ? read.error : extra === undefined ? undefined : ({ code: 'too_many_arguments', value: extra } as const);
  if (!read.ok || problem !== undefined) {
    terminal.err(`${problem === undefined ? '' : `${problemSentence(problem, language)}\n`}${usageLine(command, language)}`);
    return EXIT.usage;
  }
  const wiping = wipedLine(terminal);
  try {
    return await command.run(toCall(read.value, { language, terminal: wiping.terminal }));
  } catch (error) {
    wiping.terminal.err(brokenSentence(error instanceof Error ? error.message : String(error), language));
    if (terminal.environment['LENTE_DEBUG'] !== undefined && error instanceof Error) terminal.err(error.stack ?? '');
    return EXIT.broken;
  } finally {
    wiping.wipe();
  }
}

/** The line of progress never stays: it is wiped before anything else is said, and at the end. */
function wipedLine(terminal: Terminal): { readonly terminal: Terminal; readonly wipe: () => void } {
  const { replaceLine } = terminal;
  if (replaceLine === undefined) return { terminal, wipe: () => undefined };
  let isShown = false;
  const show = (text: string): void => {
    if (text !== '' || isShown) replaceLine(text);
    isShown = text !== '';
  };
  const after = (say: (text: string) => void) => (text: string) => {
    show('');
    say(text);
  };
  return { terminal: { ...terminal, out: after(terminal.out), err: after(terminal.err), replaceLine: show }, wipe: () => show('') };
}

/** `lente --lang en check` is `lente check --lang en`: the options that every command has may stand in front. */
function nameFirst(words: readonly string[]): readonly string[] {
  const takesValue = (word: string): boolean => COMMON.some((option) => option.type === 'string' && word === `--${option.name}`);
  let start = 0;
  while (words[start]?.startsWith('-') === true) start += takesValue(words[start] ?? '') ? 2 : 1;
  return start >= words.length ? words : [...words.slice(start), ...words.slice(0, start)];
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

function toCall(options: Options, { terminal, language }: Context): CliCall {
  return {
    arguments: options.arguments,
    text: (name) => options.texts.get(name),
    isSet: (name) => options.flags.has(name),
    language,
    json: options.flags.has('json'),
    environment: terminal.environment,
    print: terminal.out,
    warn: terminal.err,
    progress: (text) => terminal.replaceLine?.(text),
  };
}

/** Nothing asked: what there is to ask. Something unknown: what was probably meant. */
function withoutCommand(commands: readonly CliCommand[], words: readonly string[], { language, terminal }: Context): ExitCode {
  const option = readOptions([{ name: 'version', type: 'boolean', nl: '', en: '' }], words);
  const named = option.ok ? option.value.arguments : words.filter((word) => !word.startsWith('-'));
  if (named.length === 0 && option.ok) {
    terminal.out(overview(commands, language));
    return EXIT.done;
  }
  if (named.length === 0 && !option.ok) {
    terminal.err(`${problemSentence(option.error, language)}\n\n${overview(commands, language)}`);
    return EXIT.usage;
  }
  terminal.err(unknownCommand(meantBy(named, commands), commands, language));
  return EXIT.usage;
}

function meantBy(named: readonly string[], commands: readonly CliCommand[]): { readonly words: string; readonly nearest: string | undefined } {
  const names = commands.map((command) => command.name);
  const [first = ''] = named;
  const two = named.slice(0, 2).join(' ');
  const isHalf = names.some((name) => name.startsWith(`${first} `));
  const nearest = nearestWord(two, names) ?? nearestWord(first, [...names, ...names.map((name) => name.split(' ')[0] ?? '')]);
  return { words: isHalf && named.length === 1 ? first : isHalf ? two : first, nearest };
}
