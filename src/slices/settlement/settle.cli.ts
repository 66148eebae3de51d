import { type Day, isDay } from '../../engine/calendar.ts';
import { type ExplainNode, explainLine, explainTotal } from '../../engine/explain.ts';
import { explainSentences } from '../../engine/explain-sentences.ts';
import { nearestWord } from '../../engine/issue.ts';
import { formatMoney } from '../../engine/money.ts';
import { type Result, fail, must, ok } from '../../engine/result.ts';
import type { Statement } from '../../engine/statement.ts';
import { type CliCall, type CliCommand, EXIT, type ExitCode } from '../../platform/cli.ts';
import { type Settlement, settlementOf, tooLarge, usage } from '../contract/index.ts';
import { WATERFALL_OPTIONS, asksForWaterfall, explainWaterfallCall } from './explain-waterfall.cli.ts';
import { assumedSentences } from '../outcome/index.ts';
import { type FileBasis, readFileBasis } from './read-basis.ts';
import { lastDayOf } from './last-day.ts';
import { paidSoFar } from './paid-so-far.ts';
import { renderStatement } from './render-statement.ts';
import { unusedEventSentence, unusedEvents } from './unused-events.ts';

export const AS_OF = {
  name: 'as-of',
  type: 'string',
  nl: 'dag waarop je kijkt, als 2026-11-23; anders de laatste dag waarop er nog iets gebeurt',
  en: 'day on which you look, as 2026-11-23; else the last day on which anything happens',
} as const;
const SERIES = {
  name: 'series',
  type: 'string',
  nl: 'reeks van de gegevens: actual, of een plan',
  en: 'series of the facts: actual, or a plan',
} as const;
export const ONLY_GOOD = {
  name: 'only-good',
  type: 'boolean',
  nl: 'ga door zonder de regels met een fout',
  en: 'go on without the rows with an error',
} as const;

/** Of a spreadsheet with several sheets. */
export const SHEET = {
  name: 'sheet',
  type: 'string',
  nl: 'blad van een spreadsheet; anders het eerste',
  en: 'sheet of a spreadsheet; else the first',
} as const;

const settleCommand: CliCommand = {
  name: 'settle',
  summary: { nl: 'rekent af: wie is wie wat schuldig, wanneer en waarom', en: 'settles: who owes whom what, when and why' },
  usage: 'lente settle TERMS.yaml… FACTS.csv… [--as-of DAG] [--series NAAM] [--only-good] [--sheet NAAM]',
  options: [AS_OF, SERIES, ONLY_GOOD, SHEET],
  examples: [
    'lente settle scenarios/een-uitkomst/terms.yaml scenarios/een-uitkomst/facts.csv',
    'lente settle terms.yaml facts.csv --as-of 2026-06-30 --json',
  ],
  run: (call) =>
    Promise.resolve(
      withStatement(call, settleCommand, ({ basis, statement, waterfall, flow }) => {
        for (const sentence of assumedSentences(basis.sheets, basis.facts)) call.warn(sentence[call.language]);
        const paid = paidSoFar(statement, basis.facts);
        for (const event of unusedEvents(basis.sheets, basis.facts)) call.warn(unusedEventSentence(event, call.language));
        call.print(
          call.json
            ? JSON.stringify({ statement, waterfall: waterfall ?? null, flow, paid: paid ?? null }, null, 2)
            : renderStatement({
                sheet: must(basis.sheets.at(-1), 'terms'),
                statement,
                waterfall,
                paid,
                language: call.language,
                isDayChosen: call.text('as-of') !== undefined,
              }),
        );
        return EXIT.done;
      }),
    ),
};

const explainCommand: CliCommand = {
  name: 'explain',
  summary: {
    nl: 'legt een bedrag uit: artikel, invoer, rekensom, afronding, bron',
    en: 'explains an amount: clause, inputs, arithmetic, rounding, source',
  },
  usage:
    'lente explain TERMS.yaml… FACTS.csv… [--line SLEUTEL | --waterfall | --tranche ID | --payment SLEUTEL] [--as-of DAG] [--series NAAM] [--only-good] [--sheet NAAM]',
  options: [
    {
      name: 'line',
      type: 'string',
      nl: 'sleutel van de regel: periode/regel/betaler/ontvanger; anders alles',
      en: 'key of the line: period/rule/payer/payee; else everything',
    },
    ...WATERFALL_OPTIONS,
    AS_OF,
    SERIES,
    ONLY_GOOD,
    SHEET,
  ],
  examples: [
    'lente explain terms.yaml facts.csv',
    'lente explain terms.yaml facts.csv --line 2026-03-31/werk/gemeente/uitvoerder --lang en',
    'lente explain terms.yaml facts.csv --waterfall',
    'lente explain terms.yaml facts.csv --payment 2027-01-30/rente/lening',
  ],
  run: (call) => Promise.resolve(withStatement(call, explainCommand, (found) => explain(call, found))),
};

function explain(call: CliCall, { basis, statement, waterfall }: Found): ExitCode {
  if (asksForWaterfall(call)) {
    const sheet = must(basis.sheets.at(-1), 'terms');
    return explainWaterfallCall(call, { sheet, waterfall, facts: basis.facts, series: statement.series });
  }
  const key = call.text('line');
  const node =
    key === undefined ? explainTotal(basis.sheets, statement, { by: 'due' }, basis.facts) : explainLine(basis.sheets, statement, key, basis.facts);
  if (node === undefined) {
    call.warn(noLine(statement, key ?? '', call.language));
    return EXIT.no;
  }
  call.print(call.json ? JSON.stringify(whole(node), null, 2) : sentences(node, call.language));
  return EXIT.done;
}

/** One line is a story; everything is what it comes to, and below it the story of each line, under its key. */
function sentences(node: ExplainNode, language: CliCall['language']): string {
  const story = (told: ExplainNode): readonly string[] => explainSentences(told, language);
  const lines = node.code === 'total_due' ? node.children : [];
  return [...story(node), ...lines.flatMap((line) => ['', line.values['key'] ?? '', ...story(line)])].join('\n');
}

/** Says which lines there are, the one that looks most like what was asked first. */
function noLine(statement: Statement, key: string, language: CliCall['language']): string {
  const nearest = nearestWord(
    key,
    statement.lines.map((line) => line.key),
  );
  const isNearest = (line: Statement['lines'][number]): number => (line.key === nearest ? 0 : 1);
  const shown = statement.lines.toSorted((left, right) => isNearest(left) - isNearest(right)).slice(0, 10);
  const keys = shown.map((line) => `\n  ${line.key}  ${formatMoney(line.due, statement.currency, language)}`).join('');
  const some = language === 'nl' ? ' Dit zijn er een paar:' : ' These are some:';
  return `${language === 'nl' ? `Er is geen regel "${key}".` : `There is no line "${key}".`}${keys === '' ? '' : some}${keys}`;
}

/** Children are made when looked at; JSON wants them all. */
function whole(node: ExplainNode): unknown {
  return { ...node, children: node.children.map(whole) };
}

type Found = Settlement & { readonly basis: FileBasis };

export function withStatement(call: CliCall, command: CliCommand, use: (found: Found) => ExitCode): ExitCode {
  if (call.arguments.length === 0) return usage(call, command);
  const basis = readFileBasis(call);
  if (!basis.ok) return basis.error;
  const asOf = asOfDay(call, basis.value);
  if (!asOf.ok) return asOf.error;
  const series = call.text('series');
  const { sheets, facts } = basis.value;
  const look = { asOf: asOf.value, ...(series === undefined ? {} : { series }) };
  const settled = settlementOf(sheets, facts, { ...look, onPeriod: (index, count) => call.progress(settling(index, count, call.language)) });
  if (settled.ok) return use({ basis: basis.value, ...settled.value });
  call.warn(tooLarge()[call.language]);
  return EXIT.no;
}

function settling(index: number, count: number, language: CliCall['language']): string {
  return language === 'nl' ? `Periode ${index} van ${count} wordt afgerekend …` : `Settling period ${index} of ${count} …`;
}

function asOfDay(call: CliCall, basis: FileBasis): Result<Day, ExitCode> {
  const text = call.text('as-of');
  if (text !== undefined) {
    if (isDay(text)) return ok(text);
    call.warn(
      call.language === 'nl'
        ? `--as-of "${text}" is geen dag. Schrijf hem als 2026-11-23.`
        : `--as-of "${text}" is not a day. Write it as 2026-11-23.`,
    );
    return fail(EXIT.usage);
  }
  return ok(lastDayOf(basis.sheets, basis.facts));
}

export const settleCommands: readonly CliCommand[] = [settleCommand, explainCommand];
