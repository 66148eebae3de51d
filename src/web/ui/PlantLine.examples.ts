import { examplesOf } from './examples.tsx';
import { PlantLine } from './PlantLine.tsx';

export const examples = examplesOf('PlantLine', PlantLine, {
  seed: { stage: 'seed', isNamed: true },
  germ: { stage: 'germ', isNamed: true },
  cutting: { stage: 'cutting', isNamed: true },
  plant: { stage: 'plant', isNamed: true },
  blossom: { stage: 'blossom', isNamed: true },
});
