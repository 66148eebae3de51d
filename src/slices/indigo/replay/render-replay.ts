import { type Exact, dividedBy, exact } from '../../../engine/decimal.ts';
import { textTable } from '../../../platform/text-table.ts';
import { amountWords, numberWords, ratioWords, rowRanges } from './indigo-text.ts';
import { type Language, findingSentence, wordsIn } from './messages.ts';
import type { Agreement, ReplayLine } from './replay-compare.ts';
import type { Finding } from './replay-findings.ts';
import type { PlanLine } from './replay-plan.ts';
import type { ProjectReplay } from './replay-projects.ts';
import type { ReplayResult } from './replay.ts';

/** A replay as plain text for a terminal: what could be tested, how well it agrees, and each row that was left out with the reason. */
export function renderReplay(result: ReplayResult, language: Language): string {
  const words = wordsIn(language);
  const sections = [
    section(words.funnel.title, funnelTable(result, language)),
    section(words.agreement.title, agreementTable(result, language)),
    section(words.lines.title, lineTable(result.lines, language)),
    section(words.projects.title, projectTable(result.projects, language)),
    section(words.plans.title, planTable(result.plans, language)),
    section(words.rows.title, findingList(result.findings, language)),
  ];
  return `${words.title}\n\n${sections.join('\n\n')}\n`;
}

function section(title: string, body: string): string {
  return `${title}\n${'-'.repeat(title.length)}\n${body}`;
}

function funnelTable({ funnel }: ReplayResult, language: Language): string {
  const words = wordsIn(language).funnel;
  const counted = (name: string, count: number, aside = '') => [name, numberWords(exact(BigInt(count)), language), aside];
  return textTable(
    ['left', 'right', 'left'],
    [
      counted(words.projects, funnel.projects),
      counted(words.metricRows, funnel.metricRows),
      counted(words.metrics, funnel.metrics),
      counted(words.priceRows, funnel.priceRows, `${words.inProjects(funnel.priceProjects)} ${currencies(funnel.pricesByCurrency)}`),
      counted(words.withUnits, funnel.withUnits, words.inProjects(funnel.withUnitsProjects)),
      counted(words.compared, funnel.compared, words.inProjects(funnel.comparedProjects)),
      counted(words.paymentRows, funnel.paymentRows, currencies(funnel.paymentsByCurrency)),
      counted(words.planned, funnel.payments.planned),
      counted(words.actual, funnel.payments.actual),
      counted(words.untyped, funnel.payments.untyped),
      ...(funnel.payments.other === 0 ? [] : [counted(words.other, funnel.payments.other)]),
      counted(words.paidWithoutPrice, funnel.paidWithoutPrice.length),
      counted(words.pricedWithoutPayment, funnel.pricedWithoutPayment.length, funnel.pricedWithoutPayment.join(', ')),
    ],
  );
}

function currencies(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([currency, count]) => `${count} ${currency === '' ? '?' : currency}`)
    .join(', ');
}

const TESTED: readonly Agreement[] = ['exact', 'within_1', 'within_10', 'further'];

function agreementTable({ funnel }: ReplayResult, language: Language): string {
  const words = wordsIn(language);
  const row = (agreement: Agreement) => {
    const part = dividedBy(exact(BigInt(funnel.agreements[agreement]) * 100n), exact(BigInt(funnel.compared)));
    return [words.agreements[agreement], String(funnel.agreements[agreement]), part === undefined ? '' : `${ratioWords(part, language, 0)} %`];
  };
  return textTable(
    ['left', 'right', 'right'],
    [['', words.agreement.rows, words.agreement.share], ...TESTED.map(row), ['', String(funnel.compared), '']],
  );
}

function lineTable(lines: readonly ReplayLine[], language: Language): string {
  const words = wordsIn(language).lines;
  const header = [words.project, words.metric, words.row, words.units, words.price, words.computed, words.paid, '', words.agreement, ''];
  const compared = lines.filter((line) => line.paid !== undefined);
  return textTable(
    ['left', 'left', 'right', 'right', 'right', 'right', 'right', 'left', 'left', 'left'],
    [header, ...compared.map((line) => lineCells(line, language))],
  );
}

function lineCells(line: ReplayLine, language: Language): readonly string[] {
  const amount = (value: Exact | undefined) => (value === undefined ? '' : amountWords(value, line.currency, language));
  return [
    line.project,
    line.metric,
    String(line.row),
    numberWords(line.units, language),
    amount(line.price),
    amount(line.computed),
    amount(line.paid),
    line.currency,
    wordsIn(language).agreements[line.agreement],
    claimWords(line, language),
  ];
}

/** Says it only when the payment is a whole number of claims that is not the number in the result. */
function claimWords(line: ReplayLine, language: Language): string {
  if (line.claims === undefined || !line.claims.whole || line.claims.againstUnits === 'same') return '';
  const words = wordsIn(language).lines;
  const say = line.claims.againstUnits === 'more' ? words.counts : words.fewer;
  return say(numberWords(line.claims.count, language), numberWords(line.units, language));
}

function projectTable(projects: readonly ProjectReplay[], language: Language): string {
  const words = wordsIn(language);
  const amount = (project: ProjectReplay, value: Exact | undefined) =>
    value === undefined || project.currency === undefined ? '–' : amountWords(value, project.currency, language);
  const cells = (project: ProjectReplay) => [
    project.project,
    project.currency ?? '',
    amount(project, project.computed),
    amount(project, project.recorded),
    project.ratio === undefined ? '–' : ratioWords(project.ratio, language, 3),
    amount(project, project.maximum),
    project.readings.map((reading) => words.readings[reading]).join('; '),
  ];
  const { computed, recorded, ratio, maximum, reading } = words.projects;
  const header = [words.lines.project, '', computed, recorded, ratio, maximum, reading];
  return textTable(['left', 'left', 'right', 'right', 'right', 'right', 'left'], [header, ...projects.map(cells)]);
}

function planTable(plans: readonly PlanLine[], language: Language): string {
  const words = wordsIn(language);
  const cells = (plan: PlanLine) => [
    plan.project,
    plan.metric,
    String(plan.row),
    amountWords(plan.maximum, plan.currency, language),
    plan.planned === undefined ? '–' : amountWords(plan.planned, plan.currency, language),
    plan.currency,
    plan.units === undefined ? '–' : numberWords(plan.units, language),
    words.meanings[plan.meaning],
    plan.agreement === undefined ? (plan.planned === undefined ? words.plans.noTarget : '–') : words.agreements[plan.agreement],
  ];
  const { maximum, planned, room, meaning } = words.plans;
  const header = [words.lines.project, words.lines.metric, words.lines.row, maximum, planned, '', room, meaning, words.lines.agreement];
  return textTable(['left', 'left', 'right', 'right', 'right', 'left', 'right', 'left', 'left'], [header, ...plans.map(cells)]);
}

/** Rows with the same sentence stand together, with all their numbers, under their file. */
function findingList(findings: readonly Finding[], language: Language): string {
  if (findings.length === 0) return wordsIn(language).rows.none;
  const files = [...Map.groupBy(findings, (finding) => finding.file)];
  return files.map(([file, found]) => `${file}\n${fileList(found, language)}`).join('\n');
}

function fileList(findings: readonly Finding[], language: Language): string {
  const words = wordsIn(language);
  const sentences = Map.groupBy(findings, (finding) =>
    [general(finding, language), ...finding.usedFor.map((use) => `(${words.uses[use]})`)].join(' '),
  );
  return [...sentences]
    .map(([sentence, found]) => {
      const rows = rowRanges(found.map((finding) => finding.row));
      return `  ${found.length === 1 ? words.rows.row : words.rows.rows} ${rows}: ${sentence}`;
    })
    .join('\n');
}

/** The id of the metric differs per row; without it the same reason can stand once for many rows. */
function general(finding: Finding, language: Language): string {
  const metric = language === 'nl' ? 'deze maatstaf' : 'this metric';
  return findingSentence(
    { ...finding, metric: finding.code === 'metric_unknown' || finding.code === 'metric_repeated' ? finding.metric : metric },
    language,
  );
}
