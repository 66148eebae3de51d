import { z } from 'zod';

const packagesSchema = z.record(z.string(), z.string()).default({});
const manifestSchema = z.object({ dependencies: packagesSchema, devDependencies: packagesSchema, optionalDependencies: packagesSchema });

/** Every package that package.json names, for the product, for making it, and for one kind of machine. */
export function readPackageNames(manifest: string): readonly string[] {
  const { dependencies, devDependencies, optionalDependencies } = manifestSchema.parse(JSON.parse(manifest));
  return Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }).sort();
}

const HEAD = /^(?:\*\*`[^`]+`\*\*(?:,\s)?)+/u;

/** The paragraphs that start with one or more package names in bold, on one line each, under each of those names. */
export function findParagraphs(decisions: string): ReadonlyMap<string, string> {
  const entries = decisions.split(/\n{2,}/u).flatMap((paragraph) => {
    const names = [...(HEAD.exec(paragraph)?.[0] ?? '').matchAll(/`([^`]+)`/gu)].map(([, name = '']) => name);
    return names.map((name) => [name, paragraph.replaceAll('\n', ' ')] as const);
  });
  return new Map(entries);
}
