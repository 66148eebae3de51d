import { createElement, type ComponentType, type ReactNode } from 'react';

/** What the gallery shows and the accessibility check visits. */
export type ExampleSet = { readonly title: string; readonly examples: readonly { readonly name: string; readonly node: ReactNode }[] };

/**
 * Named examples of one component, as data:
 * `export const examples = examplesOf('Button', Button, { 'main action': { children: 'Stel voor' } })`.
 */
export function examplesOf<P extends object>(title: string, component: ComponentType<P>, named: Readonly<Record<string, P>>): ExampleSet {
  return { title, examples: Object.entries(named).map(([name, props]) => ({ name, node: createElement(component, props) })) };
}
