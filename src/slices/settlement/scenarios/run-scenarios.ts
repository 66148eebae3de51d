import { writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Day } from '../../../engine/calendar.ts';
import { must } from '../../../engine/result.ts';
import { valueOfFigure } from './figure-value.ts';
import { GOLDEN_FILE, type ScenarioFiles, findScenarioFolders, readScenario } from './scenario.files.ts';
import {
  type Expected,
  type Figure,
  type ScenarioFigure,
  type ScenarioOutcome,
  type ScenarioReturn,
  judgeFigure,
  judgeScenario,
} from './scenario.ts';
import { settleScenario } from './settle-scenario.ts';
import { statementText } from './statement-text.ts';

/** Told before each case, for who waits: its name, its number from 1, and how many there are. */
export type OnCase = (name: string, index: number, count: number) => void;

/** In: a folder of scenarios, or one of them. Out: for each what was computed, what was published, and whether they agree. */
export function runScenarios(root: string, onCase: OnCase = () => undefined): readonly ScenarioOutcome[] {
  return findScenarioFolders(root).map((folder, index, folders) => {
    onCase(basename(resolve(folder)), index + 1, folders.length);
    return runFolder(folder);
  });
}

function runFolder(folder: string): ScenarioOutcome {
  const started = performance.now();
  const outcome = tryScenario(folder);
  return { ...outcome, seconds: Math.round(performance.now() - started) / 1000 };
}

function tryScenario(folder: string): Omit<ScenarioOutcome, 'seconds'> {
  let grade: ScenarioOutcome['grade'] = 'C';
  try {
    const files = readScenario(folder);
    grade = files.expected.grade;
    return runScenario(files);
  } catch (error) {
    const name = basename(folder);
    const problem = error instanceof Error ? error.message : String(error);
    return { case: name, name: { nl: name, en: name }, grade, currency: 'EUR', verdict: 'differ', figures: [], returns: [], problems: [problem] };
  }
}

/** Pure but for its input: settles the facts and those of each point, and compares. */
function runScenario(files: ScenarioFiles): Omit<ScenarioOutcome, 'seconds'> {
  const { expected, contract } = files;
  const figures = [
    ...figuresOf(files, files.facts, { figures: expected.figures }),
    ...expected.points.flatMap((point) => pointFigures(files, point)),
  ];
  const problems = files.golden === goldenText(files) ? [] : [files.golden === undefined ? `no ${GOLDEN_FILE}` : `${GOLDEN_FILE} no longer holds`];
  return {
    case: expected.case,
    name: expected.name,
    grade: expected.grade,
    currency: must(contract.at(-1), 'terms').currency,
    verdict: problems.length > 0 ? 'differ' : judgeScenario(expected.grade, figures),
    figures,
    returns: returnsOf(files),
    problems,
  };
}

/** What each tranche got with the facts of the case, beside the published yearly return of that tranche or of the only one. */
function returnsOf(files: ScenarioFiles): readonly ScenarioReturn[] {
  const { waterfall } = settleScenario(files.contract, files.facts, daysOf(files.expected));
  const tranches = waterfall?.tranches ?? [];
  return tranches.map(({ id, putIn, back, outstanding, multiple, irr }) => {
    const figure = files.expected.figures.find(
      ({ show, published }) =>
        show?.value === 'irr' && published !== undefined && (show.tranche === id || (show.tranche === undefined && tranches.length === 1)),
    );
    const rate = irr.kind === 'irr' ? irr.rate : undefined;
    return { tranche: id, putIn, back, outstanding, multiple, irr: rate, published: figure?.published };
  });
}

function pointFigures(files: ScenarioFiles, point: Expected['points'][number]): readonly ScenarioFigure[] {
  return figuresOf(files, must(files.pointFacts.get(point.facts), 'facts of the point'), { figures: point.figures, point: point.name });
}

type Asked = { readonly figures: readonly Figure[]; readonly point?: Figure['name'] };

function figuresOf(files: ScenarioFiles, facts: ScenarioFiles['facts'], asked: Asked): readonly ScenarioFigure[] {
  const settled = settleScenario(files.contract, facts, daysOf(files.expected));
  const frame = { grade: files.expected.grade, ...(asked.point === undefined ? {} : { point: asked.point }) };
  return asked.figures.map((figure) => judgeFigure(figure, figure.show === undefined ? undefined : valueOfFigure(figure.show, settled), frame));
}

function daysOf(expected: Expected): readonly Day[] {
  return typeof expected.asOf === 'string' ? [expected.asOf] : expected.asOf;
}

/** The whole statement as text: kept beside the scenario, so that any change of the engine shows itself. */
function goldenText(files: ScenarioFiles): string {
  return statementText(settleScenario(files.contract, files.facts, daysOf(files.expected)));
}

/** Writes the golden text anew: only on purpose, never while running. Out: the cases whose text changed. */
export function updateGolden(root: string): readonly string[] {
  return findScenarioFolders(root).flatMap((folder) => {
    const files = readScenario(folder);
    const text = goldenText(files);
    if (files.golden === text) return [];
    writeFileSync(join(folder, GOLDEN_FILE), text);
    return [files.expected.case];
  });
}
