import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Day, day } from '../../../engine/calendar.ts';
import { type Facts, factsSchema } from '../../../engine/facts.ts';
import { inflow } from '../../../engine/flows-graph.ts';
import { sum } from '../../../engine/money.ts';
import { must } from '../../../engine/result.ts';
import { settle } from '../../../engine/settle.ts';
import { shareOut } from '../../../engine/share-out.ts';
import { layOutFlows } from '../../../web/ui/flow-layout.ts';
import { lastDayOf } from '../last-day.ts';
import { findScenarioFolders, readScenario } from '../scenarios/scenario.files.ts';
import { type FlowAnswer, flowAnswerSchema } from '../statement-shape.ts';
import { endsOf, otherMoney } from './flow-figures.ts';
import { flowsOf } from './flow-places.ts';

/** Picture and table of every sample contract: the same figures, whatever day is looked at. */
const folders = findScenarioFolders(join(import.meta.dirname, '../../../../scenarios'));

type Scenario = ReturnType<typeof readScenario>;

function flowOn({ contract, facts }: Pick<Scenario, 'contract' | 'facts'>, on: Day, settled = {}): FlowAnswer['flow'] {
  const { flow } = shareOut(contract, settle(contract, facts, on, settled), facts);
  return flowAnswerSchema.shape.flow.parse(JSON.parse(JSON.stringify(flow)));
}

/** The start, the middle and the end of what happens, and long after. */
function daysOf({ contract, facts }: Pick<Scenario, 'contract' | 'facts'>): readonly Day[] {
  const last = lastDayOf(contract, facts);
  const told = facts.claims.map((claim) => claim.recorded ?? claim.day).toSorted();
  return [told[0], told[Math.floor(told.length / 2)], last, day('2045-12-31')].flatMap((on) => (on === undefined ? [] : [day(on)]));
}

/** What the bars of the last places say. */
function barsOf(flow: FlowAnswer['flow']): Readonly<Record<string, number>> {
  const places = flow.nodes.map((node) => ({ id: node.id, label: node.id, tone: 'other' as const }));
  const { bars } = layOutFlows({ places, flows: flowsOf(flow.links), width: 900 });
  return Object.fromEntries(bars.filter((bar) => bar.isLast).map((bar) => [bar.id, bar.amountCents]));
}

describe.each(folders.map((folder) => [folder.split(/[\\/]/).at(-1) ?? folder, folder]))('%s', (_name, folder) => {
  const scenario = readScenario(folder);

  it('says the same in picture and table, and splits it into money of the payers and of others', () => {
    for (const on of daysOf(scenario)) {
      const flow = flowOn(scenario, on);
      const ends = endsOf(flow);
      expect(Object.fromEntries(ends.map((end) => [end.node, end.totalCents]))).toEqual(barsOf(flow));
      expect(sum(ends.map((end) => end.publicCents))).toBe(flow.publicCents);
      expect(sum(ends.map((end) => end.totalCents))).toBe(flow.publicCents + otherMoney(flow));
      if (otherMoney(flow) === 0) for (const end of ends) expect(end.publicCents).toBe(end.totalCents);
      else for (const end of ends) expect(end.publicCents).toBeLessThanOrEqual(end.totalCents);
    }
  });
});

describe('a correction after the bond was shared out', () => {
  const scenario = readScenario(
    must(
      folders.find((folder) => folder.endsWith('vijf-partijen')),
      'scenario',
    ),
  );
  const before = settle(scenario.contract, scenario.facts, day('2026-09-10'));
  const settled = before.lines.map((line) => ({
    key: line.key,
    period: line.period,
    version: line.version,
    amount: line.computed,
    asOf: before.asOf,
    dueDay: line.dueDay,
  }));

  it('comes off what the manager kept: one set of figures, and investors keep their return', () => {
    const { b20 } = Object.fromEntries(scenario.facts.claims.map((claim) => [claim.id, claim]));
    const claims = [...scenario.facts.claims, { ...b20, verdict: 'rejected', reason: 'x', recorded: '2026-10-01' }];
    const facts: Facts = factsSchema.parse({ ...scenario.facts, claims });
    const [was, is] = [flowOn(scenario, day('2026-09-10')), flowOn({ ...scenario, facts }, day('2026-11-23'), { settled })];
    const returns = (flow: FlowAnswer['flow']) =>
      endsOf(flow)
        .filter((end) => end.kind === 'return')
        .map((end) => end.totalCents);
    expect(is.publicCents).toBeLessThan(was.publicCents);
    expect(otherMoney(is)).toBe(0);
    expect(returns(is)).toEqual(returns(was));
    for (const id of ['tranche/senior', 'tranche/junior', '#capital']) expect([id, inflow(is.links, id)]).toEqual([id, inflow(was.links, id)]);
  });
});
