import { type ExplainIndex, namesInFormula, sheetOf } from './explain-index.ts';
import { type ExplainNode, NO_CHILDREN } from './explain-node.ts';
import type { Measure } from './facts.ts';
import { inForce } from './plan.ts';
import type { Item, Working } from './statement.ts';

/** The inputs of a calculation, each with where it comes from. */
export function inputNodes(index: ExplainIndex, step: Working, item: Item | undefined): readonly ExplainNode[] {
  return Object.entries(step.inputs).map(([name, value]) => inputNode(index, { name, value }, item));
}

type Input = { readonly name: string; readonly value: string };
type Origin = {
  readonly from: 'measure' | 'parameter' | 'claim' | 'count' | 'calculation';
  readonly source?: string | undefined;
  readonly since?: string | undefined;
};

function inputNode(index: ExplainIndex, input: Input, item: Item | undefined): ExplainNode {
  const origin = originOf(index, input, item);
  const values = { ...input, from: origin.from, ...(origin.since === undefined ? {} : { day: origin.since }) };
  const names = namesInFormula(sheetOf(index, index.periods.get(item?.period ?? '')?.version ?? 0), input.name);
  const node = { code: 'input' as const, currency: index.statement.currency, values, source: origin.source, children: NO_CHILDREN };
  return names === undefined ? node : { ...node, names };
}

function originOf(index: ExplainIndex, input: Input, item: Item | undefined): Origin {
  if (input.name.includes('(')) return countOrigin(index, input.name, item);
  const measure = measureFor(index, input.name, item);
  if (measure !== undefined) return { from: 'measure', source: measure.source ?? measure.id, since: measure.day };
  const parameter = parameterFor(index, input.name, item);
  if (parameter !== undefined) return parameter;
  return item?.claim === undefined ? { from: 'calculation' } : { from: 'claim', source: item.claim };
}

/** sum(x) and mean(x) look at measures; count, quantity, people and paid at what was accepted or paid. */
function countOrigin(index: ExplainIndex, call: string, item: Item | undefined): Origin {
  const [name = '', rest = ''] = call.split('(');
  if (name !== 'sum' && name !== 'mean') return { from: 'count' };
  const measures = upTo(index, rest.replace(')', ''), item);
  const sources = [...new Set(measures.map((measure) => measure.source ?? measure.id))];
  return { from: 'measure', source: sources.slice(0, 3).join(', ') || undefined, since: measures.at(-1)?.day };
}

/** The measure that counted: of the person or cohort itself before the one of the whole contract, the latest first. */
function measureFor(index: ExplainIndex, name: string, item: Item | undefined): Measure | undefined {
  const known = upTo(index, name, item);
  return known.findLast((measure) => measure.subject === item?.subject) ?? known.findLast((measure) => measure.subject === undefined);
}

function upTo(index: ExplainIndex, name: string, item: Item | undefined): readonly Measure[] {
  const until = item?.period ?? index.statement.asOf;
  const known = (index.measures.get(name) ?? []).filter((measure) => measure.day <= until);
  return known.sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1));
}

function parameterFor(index: ExplainIndex, name: string, item: Item | undefined): Origin | undefined {
  const period = index.periods.get(item?.period ?? '') ?? [...index.periods.values()].at(-1);
  const value = sheetOf(index, period?.version ?? 0).sheet.parameters[name];
  if (value === undefined || period === undefined) return undefined;
  return { from: 'parameter', since: typeof value === 'string' ? undefined : inForce(value, period.to)?.from };
}
