import type { CliCommand } from './cli-command.ts';
import { COMMON, type CallProblem } from './cli-options.ts';

type Language = 'nl' | 'en';

/** What the command line says by itself: problems with a call, the list of commands, the explanation of one. */
export function problemSentence(problem: CallProblem, language: Language): string {
  return (language === 'nl' ? problemNl : problemEn)(problem);
}

function problemNl(problem: CallProblem): string {
  switch (problem.code) {
    case 'option_unknown':
      return `De optie ${problem.option} bestaat niet.${problem.nearest === undefined ? '' : ` Bedoelde je ${problem.nearest}?`}`;
    case 'option_needs_value':
      return `Achter ${problem.option} hoort een waarde.`;
    case 'option_takes_no_value':
      return `De optie ${problem.option} krijgt geen waarde; er staat "${problem.value}". Laat die weg.`;
    case 'language_unknown':
      return `De taal "${problem.value}" kennen we niet. Kies --lang nl of --lang en.`;
    case 'too_many_arguments':
      return `"${problem.value}" is te veel: deze opdracht vraagt dat niet.`;
  }
}

function problemEn(problem: CallProblem): string {
  switch (problem.code) {
    case 'option_unknown':
      return `There is no option ${problem.option}.${problem.nearest === undefined ? '' : ` Did you mean ${problem.nearest}?`}`;
    case 'option_needs_value':
      return `${problem.option} needs a value behind it.`;
    case 'option_takes_no_value':
      return `The option ${problem.option} takes no value; it says "${problem.value}". Leave that out.`;
    case 'language_unknown':
      return `We do not know the language "${problem.value}". Choose --lang nl or --lang en.`;
    case 'too_many_arguments':
      return `"${problem.value}" is too much: this command does not ask for it.`;
  }
}

const WORDS = {
  nl: {
    title: 'lente: uitkomstcontracten, tot op de cent',
    about: 'Uitleg bij een opdracht: lente OPDRACHT --help',
    unknown: (asked: string) => `lente kent "${asked}" niet.`,
    meant: (name: string) => ` Bedoelde je "lente ${name}"?`,
    known: 'Dit kan wel:',
    unfinished: (asked: string) => `Achter "lente ${asked}" hoort nog een woord. Kies een van deze:`,
    usage: 'Zo gaat het:',
    options: 'Opties',
    examples: 'Voorbeelden',
    value: 'WAARDE',
    broken: (what: string) => `Dit is een fout van ons: ${what}. Meld hem met de opdracht die je gaf; aan je bestanden is niets veranderd.`,
  },
  en: {
    title: 'lente: outcome contracts, to the cent',
    about: 'About a command: lente COMMAND --help',
    unknown: (asked: string) => `lente does not know "${asked}".`,
    meant: (name: string) => ` Did you mean "lente ${name}"?`,
    known: 'This is what it can do:',
    unfinished: (asked: string) => `After "lente ${asked}" comes one more word. Choose one of these:`,
    usage: 'This is how:',
    options: 'Options',
    examples: 'Examples',
    value: 'VALUE',
    broken: (what: string) => `This is our mistake: ${what}. Report it with the command you gave; your files were not changed.`,
  },
};

export function usageLine(command: Pick<CliCommand, 'usage'>, language: Language): string {
  return `${WORDS[language].usage} ${usageIn(command, language)}`;
}

/** What you fill in, as a command's `usage` names it, in English. */
const TO_FILL_IN: Readonly<Record<string, string>> = { DAG: 'DAY', NAAM: 'NAME', MAP: 'FOLDER', SLEUTEL: 'KEY', REKENINGEN: 'ACCOUNTS' };

function usageIn({ usage }: Pick<CliCommand, 'usage'>, language: Language): string {
  return language === 'nl' ? usage : usage.replaceAll(/\b[A-Z]{2,}\b/g, (word) => TO_FILL_IN[word] ?? word);
}

export function overview(commands: readonly CliCommand[], language: Language): string {
  const words = WORDS[language];
  return [words.title, '', ...commandList(commands, language), '', words.about].join('\n');
}

export function brokenSentence(what: string, language: Language): string {
  return WORDS[language].broken(what);
}

/** For a name that is no command, or only the first half of some. */
export function unknownCommand(
  asked: { readonly words: string; readonly nearest: string | undefined },
  commands: readonly CliCommand[],
  language: Language,
): string {
  const words = WORDS[language];
  const halves = commands.filter((command) => command.name.startsWith(`${asked.words} `));
  const meant = asked.nearest === undefined ? '' : words.meant(asked.nearest);
  const first = halves.length > 0 ? words.unfinished(asked.words) : `${words.unknown(asked.words)}${meant} ${words.known}`;
  return [first, '', ...commandList(halves.length > 0 ? halves : commands, language), '', words.about].join('\n');
}

function commandList(commands: readonly CliCommand[], language: Language): readonly string[] {
  const width = Math.max(...commands.map((command) => command.name.length));
  return commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary[language]}`);
}

export function helpOf(command: CliCommand, language: Language): string {
  const words = WORDS[language];
  const options = [...command.options, ...COMMON].map((option) => ({
    option,
    name: `--${option.name}${option.type === 'string' ? ` ${words.value}` : ''}`,
  }));
  const width = Math.max(...options.map(({ name }) => name.length));
  const lines = options.map(({ option, name }) => `  ${name.padEnd(width)}  ${option[language]}`);
  const examples = command.examples.map((example) => `  ${example}`);
  return [usageIn(command, language), '', command.summary[language], '', words.options, ...lines, '', words.examples, ...examples].join('\n');
}
