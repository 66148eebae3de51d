import { parseArgs } from 'node:util';
import { nearestWord } from '../engine/issue.ts';
import { type Result, fail, ok } from '../engine/result.ts';

export type CliOption = { readonly name: string; readonly type: 'string' | 'boolean'; readonly nl: string; readonly en: string };

/** The options that every command has. */
export const COMMON: readonly CliOption[] = [
  { name: 'json', type: 'boolean', nl: 'antwoord als JSON', en: 'answer as JSON' },
  { name: 'lang', type: 'string', nl: 'taal: nl of en', en: 'language: nl or en' },
  { name: 'help', type: 'boolean', nl: 'uitleg', en: 'explanation' },
];

export type Options = { readonly arguments: readonly string[]; readonly texts: ReadonlyMap<string, string>; readonly flags: ReadonlySet<string> };

/** What is wrong with the words of a call; the sentence is in cli-words.ts. */
export type CallProblem =
  | { readonly code: 'option_unknown'; readonly option: string; readonly nearest: string | undefined }
  | { readonly code: 'option_needs_value'; readonly option: string }
  | { readonly code: 'option_takes_no_value'; readonly option: string; readonly value: string }
  | { readonly code: 'language_unknown'; readonly value: string }
  | { readonly code: 'too_many_arguments'; readonly value: string };

type Token = {
  readonly kind: 'option';
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
};

/** In: the options a command knows and the words after its name. Out: the options, or the first thing that is wrong with them. */
export function readOptions(own: readonly CliOption[], words: readonly string[]): Result<Options, CallProblem> {
  const known = [...own, ...COMMON];
  const options = Object.fromEntries(known.map((option) => [option.name, { type: option.type, ...(option.name === 'help' ? { short: 'h' } : {}) }]));
  const { tokens, positionals } = parseArgs({ args: [...words], options, allowPositionals: true, strict: false, tokens: true });
  const given = tokens.filter((token) => token.kind === 'option');
  for (const token of given) {
    const problem = problemOf(token, known);
    if (problem !== undefined) return fail(problem);
  }
  return ok({
    arguments: positionals,
    texts: new Map(given.flatMap((token) => (token.value === undefined ? [] : [[token.name, token.value] as const]))),
    flags: new Set(given.flatMap((token) => (token.value === undefined ? [token.name] : []))),
  });
}

function problemOf(token: Token, known: readonly CliOption[]): CallProblem | undefined {
  const option = known.find((entry) => entry.name === token.name);
  if (option === undefined) {
    const nearest = nearestWord(
      token.name,
      known.map((entry) => entry.name),
    );
    return { code: 'option_unknown', option: token.rawName, nearest: nearest === undefined ? undefined : `--${nearest}` };
  }
  if (option.type === 'boolean')
    return token.value === undefined ? undefined : { code: 'option_takes_no_value', option: token.rawName, value: token.value };
  // A value that starts with a dash is the next option: the value itself was forgotten. With "=" it is meant so.
  const isForgotten = token.value === undefined || token.value === '' || (token.inlineValue === false && token.value.startsWith('--'));
  if (isForgotten) return { code: 'option_needs_value', option: token.rawName };
  return option.name === 'lang' && !/^(nl|en)\b/.test(token.value ?? '') ? { code: 'language_unknown', value: token.value ?? '' } : undefined;
}
