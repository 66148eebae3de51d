import { describe, expect, test } from 'vitest';
import { layOutFlows, type FlowPlace } from './flow-layout.ts';

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

  test('without money there is no picture', () => {
    expect(layOutFlows({ places, flows: [], width: 800 })).toEqual({ bars: [], bands: [], height: 0 });
  });
});
