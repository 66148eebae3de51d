import { useMessages } from '../language.tsx';
import { uiMessages } from './messages.ts';
import './PlantLine.css';

export const STAGES = ['seed', 'germ', 'cutting', 'plant', 'blossom'] as const;
export type Stage = (typeof STAGES)[number];

type Props = {
  readonly stage: Stage;
  /** With a name it is a picture that says its stage; without, a decoration. */
  readonly isNamed?: boolean;
};

/**
 * The one drawing of Lente: the same plant in five stages, in strokes. Each stage keeps the lines of the former one,
 * so that growth is seen and nothing is replaced.
 */
export function PlantLine({ stage, isNamed = false }: Props) {
  const words = useMessages(uiMessages);
  const reached = STAGES.indexOf(stage);
  const name = isNamed ? { role: 'img', 'aria-label': words.stages[stage] } : { 'aria-hidden': true };
  return (
    <svg className="plant-line" viewBox={VIEW[stage]} {...name}>
      <path className="plant-line__soil" d="M18 128c20-5 38-4 58-2s44 3 66-2" />
      <path className="plant-line__soil plant-line__soil--faint" d="M44 139c14-3 26-2 38-1" />
      {reached === 0 && <path className="plant-line__seed" d="M80 124c-7-1-10-7-8-12 4-5 12-5 16 0 2 5-1 11-8 12Z" />}
      {LINES.slice(1, reached + 1).map((lines, index) => (
        <g key={STAGES[index + 1]}>{lines}</g>
      ))}
    </svg>
  );
}

/** Young plants are drawn from closer by, so that they fill the same width. */
const VIEW: Readonly<Record<Stage, string>> = {
  seed: '32 92 96 56',
  germ: '32 76 96 72',
  cutting: '28 56 104 92',
  plant: '16 28 128 120',
  blossom: '16 4 128 144',
};

const LINES = [
  [],
  [
    <path key="stem" className="plant-line__stem" d="M80 126c-1-10 1-19 0-28" />,
    <path key="hook" className="plant-line__leaf" d="M80 99c-1-9-8-14-17-14 0 9 7 15 17 14Z" />,
  ],
  [
    <path key="stem" className="plant-line__stem" d="M80 98c-1-8 2-15 1-24" />,
    <path key="right" className="plant-line__leaf" d="M81 86c1-10 8-16 19-17 1 11-7 18-19 17Z" />,
  ],
  [
    <path key="stem" className="plant-line__stem" d="M81 74c0-10-3-18-1-30" />,
    <path key="left" className="plant-line__leaf" d="M80 66c-2-11-11-17-23-17 1 12 10 19 23 17Z" />,
    <path key="right" className="plant-line__leaf" d="M80 56c1-11 9-18 21-19 1 12-8 20-21 19Z" />,
  ],
  [
    <g key="petals" className="plant-line__petals">
      <path d="M80 31c-5-5-6-13 0-18 6 5 5 13 0 18Z" />
      <path d="M80 31c5-6 12-8 18-3-3 7-11 8-18 3Z" />
      <path d="M80 31c7 2 11 8 9 15-7-1-11-8-9-15Z" />
      <path d="M80 31c2 7-2 14-9 15-2-7 2-13 9-15Z" />
      <path d="M80 31c-7 5-15 4-18-3 6-5 13-3 18 3Z" />
    </g>,
    <circle key="heart" className="plant-line__heart" cx="80" cy="31" r="3.500" />,
  ],
];

/** The mark of Lente: two leaves on a stem. */
export function Sprout() {
  return (
    <svg className="sprout" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M16 29V14" />
      <path d="M16 18c-1-6-5-8.500-11-8.500 0 6 4 9.500 11 8.500Z" />
      <path d="M16 13c0-5.500 4-9.500 11-9.500 0 6.500-4 10-11 9.500Z" />
    </svg>
  );
}
