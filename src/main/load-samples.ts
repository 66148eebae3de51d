import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Day } from '../engine/calendar.ts';
import { compareText } from '../engine/known-facts.ts';
import { assert, fail, must, ok } from '../engine/result.ts';
import type { TermSheet } from '../engine/terms.ts';
import { today } from '../platform/clock.ts';
import { SYSTEM_ACTOR, type System, readAs, runCommand } from '../platform/command.ts';
import { type ReadSheet, amendContract, listContracts, readContract, registerContract } from '../slices/contract/index.ts';
import { readFacts, recordFacts, toStored } from '../slices/outcome/index.ts';
import type { Announce } from './web-build.ts';
import { approveSettlement, executeSettlement, loadBasis, postCash, proposeSettlement, statementOf } from '../slices/settlement/index.ts';

/** Stories that a newcomer tries: their last periods are left open to be settled by hand. */
const TEACHING: ReadonlySet<string> = new Set(['een-uitkomst', 'een-wijziging', 'mijlpalen', 'schulden-de-baas', 'vijf-partijen']);
const LEFT_TO_TRY = 2;

/**
 * Puts the contracts of `scenarios/` in a new installation, once: terms, facts and their settlements. A start that was broken off goes on
 * where it was: each step has a key, so what was done is not done again. Out: how many contracts were loaded now.
 */
export async function loadSamples(system: System, scenariosDir: string, announce: Announce = () => undefined): Promise<number> {
  const folders = existsSync(scenariosDir) ? sampleFolders(scenariosDir) : [];
  if (folders.length === 0 || !(await isWanted(system, folders))) return 0;
  announce({
    nl: `Eerste start: ${folders.length} voorbeeldcontracten worden afgerekend …`,
    en: `First start: settling ${folders.length} sample contracts …`,
  });
  for (const folder of folders) await loadSample(system, folder);
  await runCommand(system, LOADED, () =>
    Promise.resolve(ok({ answer: folders.length, event: { kind: 'SamplesLoaded', body: { count: folders.length } } })),
  );
  return folders.length;
}

const LOADED = { name: 'loadSamples', actor: SYSTEM_ACTOR, key: 'samples', body: null } as const;

/** Not when they were loaded before, and never beside contracts of somebody's own. */
async function isWanted(system: System, folders: readonly string[]): Promise<boolean> {
  // A command with a used key answers without doing anything; with a new one it refuses here, which leaves nothing behind.
  const before = await runCommand(system, LOADED, () => Promise.resolve(fail({ code: 'not_loaded_yet' } as const)));
  if (before.ok) return false;
  const samples = new Set(folders.map((folder) => basename(folder)));
  return (await readAs(system, SYSTEM_ACTOR, listContracts)).every((contract) => samples.has(contract.slug));
}

/** The teaching stories first: they stand on top of the list. */
function sampleFolders(scenariosDir: string): readonly string[] {
  const names = readdirSync(scenariosDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(scenariosDir, entry.name, 'terms.yaml')))
    .map((entry) => entry.name);
  const place = (name: string): number => (TEACHING.has(name) ? 0 : 1);
  return names.sort((left, right) => place(left) - place(right) || compareText(left, right)).map((name) => join(scenariosDir, name));
}

async function loadSample(system: System, folder: string): Promise<void> {
  const versions = readVersions(folder);
  if (!(await registerSample(system, versions))) return;
  const sheets = versions.map((version) => version.sheet);
  await recordSampleFacts(system, folder, sheets);
  await settleSample(system, must(sheets[0], 'terms'));
}

/** terms.yaml, and each version after it (terms-2.yaml …), oldest first. */
function readVersions(folder: string): readonly ReadSheet[] {
  const names = readdirSync(folder).filter((name) => /^terms(-\d+)?\.yaml$/.test(name));
  const read = readContract(names.map((name) => ({ name, source: readFileSync(join(folder, name), 'utf8') })));
  assert(read.ok, `the sample ${folder} can be read`);
  return read.value;
}

/** The first version is registered, each one after it is an amendment. Out: whether the contract is there. */
async function registerSample(system: System, versions: readonly ReadSheet[]): Promise<boolean> {
  for (const [index, { sheet, source }] of versions.entries()) {
    const { contract: slug } = sheet;
    const step = { actor: SYSTEM_ACTOR, terms: { sheet, source } };
    const done =
      index === 0
        ? await registerContract(system, { ...step, key: stepKey('register', slug) })
        : await amendContract(system, { ...step, slug, key: stepKey('amend', slug, String(sheet.version)) });
    if (done.ok) continue;
    // A sample that changed since a start that was broken off, or whose name is in use: the start goes on without it.
    system.log.warn('a sample was left out', { sample: slug, version: String(sheet.version), code: done.error.code });
    return false;
  }
  return true;
}

function stepKey(step: string, ...of: readonly string[]): string {
  return ['sample', step, ...of].join(' ');
}

async function recordSampleFacts(system: System, folder: string, sheets: readonly TermSheet[]): Promise<void> {
  const fileName = ['facts.csv', 'facts.yaml'].find((name) => existsSync(join(folder, name)));
  if (fileName === undefined) return;
  const reading = readFacts(readFileSync(join(folder, fileName), 'utf8'), fileName, sheets);
  const facts = toStored(reading.facts).map((entry) => withRecordedDay(entry));
  if (facts.length === 0) return;
  const { contract: slug } = must(sheets[0], 'terms');
  const recorded = await recordFacts(system, {
    actor: SYSTEM_ACTOR,
    key: stepKey('facts', slug),
    slug,
    file: { fileName, facts },
    also: (tx, contract) => postCash(tx, system, contract),
  });
  if (!recorded.ok) system.log.warn('the facts of a sample were left out', { sample: slug, code: recorded.error.code });
}

type Stored = ReturnType<typeof toStored>[number];

/** Facts of the past were recorded when they happened, unless the file says otherwise. */
function withRecordedDay(entry: Stored): Stored {
  switch (entry.list) {
    case 'claims':
      return { list: entry.list, fact: { ...entry.fact, recorded: entry.fact.recorded ?? entry.fact.day } };
    case 'measures':
      return { list: entry.list, fact: { ...entry.fact, recorded: entry.fact.recorded ?? entry.fact.day } };
    case 'events':
      return { list: entry.list, fact: { ...entry.fact, recorded: entry.fact.recorded ?? entry.fact.day } };
    case 'cash':
      return { list: entry.list, fact: { ...entry.fact, recorded: entry.fact.recorded ?? entry.fact.day } };
  }
}

/** Each closed period as it stood on its last day; what was recorded later stays to be corrected. */
async function settleSample(system: System, sheet: TermSheet): Promise<void> {
  const { contract: slug } = sheet;
  const basis = await readAs(system, SYSTEM_ACTOR, (tx) => loadBasis(tx, slug, SYSTEM_ACTOR));
  assert(basis !== undefined, 'a sample that was just registered');
  const closed = statementOf(basis, today(system.clock)).periods.filter((period) => period.state === 'closed');
  const periods = TEACHING.has(slug) ? closed.slice(0, -LEFT_TO_TRY) : closed;
  for (const period of periods) await settlePeriod(system, { slug, period: period.key, asOf: period.to });
}

async function settlePeriod(system: System, wish: { readonly slug: string; readonly period: string; readonly asOf: Day }): Promise<void> {
  const keyFor = (step: string): string => stepKey(step, wish.slug, wish.period);
  const proposed = await proposeSettlement(system, { actor: SYSTEM_ACTOR, key: keyFor('propose'), wish });
  if (!proposed.ok) return;
  const change = { actor: SYSTEM_ACTOR, slug: wish.slug, id: proposed.value.id };
  const approved = await approveSettlement(system, { ...change, key: keyFor('approve') });
  const executed = await executeSettlement(system, { ...change, key: keyFor('execute') });
  assert(approved.ok && executed.ok, 'a sample settlement goes its way');
}
