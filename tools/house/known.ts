import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Finding } from './source-files.ts';

/** How often a habit is known to occur, per file. The numbers may only go down. */
export type Known = Readonly<Record<string, number>>;

const knownSchema = z.strictObject({
  suppressions: z.record(z.string(), z.number().int().positive()),
  looseTypes: z.record(z.string(), z.number().int().positive()),
});

const FILE = new URL('./known.json', import.meta.url);

export function readKnown(): z.infer<typeof knownSchema> {
  return knownSchema.parse(JSON.parse(readFileSync(FILE, 'utf8')));
}

/** What is new is a finding; what went away is one too, so that it cannot grow back unseen. */
export function compareWithKnown(findings: readonly Finding[], known: Known): readonly string[] {
  const perFile = Map.groupBy(findings, ({ where }) => where.replace(/:\d+$/u, ''));
  const paths = [...new Set([...perFile.keys(), ...Object.keys(known)])].sort();
  return paths.flatMap((path) => {
    const found = perFile.get(path) ?? [];
    const allowed = known[path] ?? 0;
    if (found.length > allowed) return found.map(describeFinding);
    return found.length === allowed
      ? []
      : [`tools/house/known.json says ${allowed} for ${path} and there are ${found.length}: well done, lower the number`];
  });
}

export function describeFinding({ where, says }: Finding): string {
  return `${where} ${says}`;
}
