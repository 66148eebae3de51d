/// <reference types="vite/client" />
import type { ExampleSet } from '../../src/web/ui/examples.tsx';

/** Every `examplesOf(…)` in the tree: beside the components of `web/ui` and in the screens of the slices. */
export function findExampleSets(): readonly ExampleSet[] {
  const modules = import.meta.glob<Record<string, unknown>>(['../../src/**/*.examples.{ts,tsx}', '../../src/slices/*/screens/examples.{ts,tsx}'], {
    eager: true,
  });
  return Object.values(modules)
    .flatMap((module) => Object.values(module).filter(isExampleSet))
    .toSorted((left, right) => left.title.localeCompare(right.title));
}

function isExampleSet(value: unknown): value is ExampleSet {
  return typeof value === 'object' && value !== null && 'title' in value && 'examples' in value && Array.isArray(value.examples);
}
