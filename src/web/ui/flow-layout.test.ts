import { describe, expect, test } from 'vitest';
import { LINE_HEIGHT, wrapLabel } from './flow-labels.ts';
import { flowSteps, layOutFlows, type FlowPlace } from './flow-layout.ts';

const places: readonly FlowPlace[] = [
  { id: 'city', label: 'Gemeente', tone: 'payer' },
  { id: 'provider', label: 'Uitvoerder', tone: 'work' },
  { id: 'wages', label: 'Loon', tone: 'person' },
  { id: 'overhead', label: 'Overhead', tone: 'overhead' },
  { id: 'unused', label: 'Niemand', tone: 'other' },
];
const flows = [
  { from: 'city', to: 'provider', amountCents: 10_000 },
  { from: 'provider', to: 'wages', amountCents: 8_000 },
  { from: 'provider', to: 'overhead', amountCents: 2_000 },
  { from: 'provider', to: 'unused', amountCents: 0 },
];

describe('the picture of flows', () => {
  const layout = layOutFlows({ places, flows, width: 800 });

  test('leaves out flows and places of nothing', () => {
    expect(layout.bars.map((bar) => bar.id)).toEqual(['city', 'provider', 'wages', 'overhead']);
    expect(layout.bands).toHaveLength(3);
  });

  test('bars and bands keep the amounts, and heights are in proportion', () => {
    const height = (id: string) => layout.bars.find((bar) => bar.id === id)?.height ?? 0;
    expect(layout.bars.find((bar) => bar.id === 'provider')?.amountCents).toBe(10_000);
    expect(height('wages') / height('overhead')).toBeCloseTo(4, 1);
  });

  test('places run from left to right', () => {
    const x = (id: string) => layout.bars.find((bar) => bar.id === id)?.x ?? 0;
    expect(x('city')).toBeLessThan(x('provider'));
    expect(x('provider')).toBeLessThan(x('wages'));
  });

  test('on a phone the same places stand below each other, with where their money came from', () => {
    const told = flowSteps(places, flows).map((column) => column.map(({ place, amountCents, from }) => [place.label, amountCents, from]));
    expect(told).toEqual([
      [['Gemeente', 10_000, []]],
      [['Uitvoerder', 10_000, ['Gemeente']]],
      [
        ['Loon', 8_000, ['Uitvoerder']],
        ['Overhead', 2_000, ['Uitvoerder']],
      ],
    ]);
    expect(flowSteps(places, [])).toEqual([]);
  });

  test('without money there is no picture', () => {
    expect(layOutFlows({ places, flows: [], width: 800 })).toEqual({ bars: [], bands: [], width: 0, height: 0 });
  });

  test('a picture of many columns gets wider than a phone, so that words keep apart', () => {
    const chain = ['a', 'b', 'c', 'd', 'e'].map((id): FlowPlace => ({ id, label: `Plaats ${id}`, tone: 'other' }));
    const steps = chain.slice(1).map((place, index) => ({ from: chain[index]?.id ?? '', to: place.id, amountCents: 100 }));
    const narrow = layOutFlows({ places: chain, flows: steps, width: 358 });
    expect(narrow.width).toBeGreaterThan(600);
    const gaps = narrow.bars.slice(1).map((bar, index) => bar.x - (narrow.bars[index]?.x ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(139);
  });

  test('words of two bars in one column never lie on each other, and none is cut off at the edge', () => {
    const many = Array.from({ length: 7 }, (_, index): FlowPlace => ({
      id: `end${index}`,
      label: `Een bestemming met een heel lange naam ${index}`,
      tone: 'other',
    }));
    const layoutOfMany = layOutFlows({
      places: [{ id: 'city', label: 'Gemeente', tone: 'payer' }, ...many],
      flows: many.map((place) => ({ from: 'city', to: place.id, amountCents: 1 })),
      width: 700,
    });
    const spans = layoutOfMany.bars
      .filter((bar) => bar.isLast)
      .map((bar) => ({ middle: bar.y + bar.height / 2, half: ((bar.lines.length + 1) * LINE_HEIGHT) / 2 }))
      .toSorted((left, right) => left.middle - right.middle);
    expect(spans[0] && spans[0].middle - spans[0].half).toBeGreaterThanOrEqual(0);
    for (const [index, span] of spans.slice(1).entries())
      expect(span.middle - span.half).toBeGreaterThanOrEqual((spans[index]?.middle ?? 0) + (spans[index]?.half ?? 0) - 1);
    expect((spans.at(-1)?.middle ?? 0) + (spans.at(-1)?.half ?? 0)).toBeLessThanOrEqual(layoutOfMany.height + 1);
  });
});

describe('a long name of a small amount at the edge', () => {
  const long = 'Gemeenten Beesel, Bergen, Gennep, Horst aan de Maas, Peel en Maas, Venlo en Venray en het zorgkantoor';
  const layout = layOutFlows({
    places: [
      { id: 'small', label: long, tone: 'payer' },
      { id: 'large', label: 'Bank', tone: 'capital' },
      { id: 'work', label: 'Werk', tone: 'work' },
    ],
    flows: [
      { from: 'small', to: 'work', amountCents: 1 },
      { from: 'large', to: 'work', amountCents: 100 },
    ],
    width: 358,
  });

  test.each(layout.bars.map((bar) => [bar.id, bar] as const))('%s stays inside the picture', (_id, bar) => {
    const half = ((bar.lines.length + 1) * LINE_HEIGHT) / 2;
    expect(bar.y + bar.height / 2 - half).toBeGreaterThanOrEqual(0);
    expect(bar.y + bar.height / 2 + half).toBeLessThanOrEqual(layout.height);
  });
});

describe('words in a picture', () => {
  test.each([
    ['Gemeente', 100, ['Gemeente']],
    ['Rendement: Inleg van het fonds', 140, ['Rendement: Inleg', 'van het fonds']],
    ['Uitkomstgeld bij Werkbedrijf De Kiem', 112, ['Uitkomstgeld', 'bij', 'Werkbedrijf De', 'Kiem']],
    ['Een twee drie vier vijf zes zeven acht negen tien', 38, ['Een', 'twee', 'drie', 'vier…']],
    ['Arbeidsongeschiktheidsverzekeringsmaatschappij', 80, ['Arbeidsongeschiktheidsverzekeringsmaatschappij']],
  ])('%s in %i pixels', (label, room, lines) => {
    expect(wrapLabel(label, room)).toEqual(lines);
  });
});
