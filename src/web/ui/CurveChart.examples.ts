import { moneyText } from '../format.ts';
import { CurveChart } from './CurveChart.tsx';
import { examplesOf } from './examples.tsx';

const yText = (euros: number) => moneyText(euros * 100, 'EUR', 'nl').replace(',00', '');
const labels = { xLabel: 'jongeren aan het werk', yLabel: 'te betalen', yText };

export const examples = examplesOf('CurveChart', CurveChart, {
  steps: {
    title: 'Elke tien jongeren aan het werk levert een stap op',
    ...labels,
    shape: 'steps',
    points: [
      { x: 10, y: 40000 },
      { x: 20, y: 90000 },
      { x: 30, y: 120000 },
    ],
    marker: { x: 24, y: 90000 },
  },
  'straight pieces with a cap': {
    title: 'Vanaf 15% minder dagen wordt elk procent betaald, tot 40%',
    xLabel: 'procent minder dagen',
    yLabel: 'te betalen',
    yText,
    shape: 'linear',
    points: [
      { x: 15, y: 0 },
      { x: 40, y: 250000 },
    ],
    marker: { x: 18, y: 30000 },
  },
  'loose points': {
    title: 'De prijs per jaar',
    xLabel: 'jaar',
    yLabel: 'prijs',
    xText: String,
    yText,
    shape: 'points',
    points: [
      { x: 2024, y: 4000 },
      { x: 2025, y: 4120 },
      { x: 2026, y: 4250 },
    ],
  },
});
