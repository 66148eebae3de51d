import { cruise } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const CONFIG = fileURLToPath(new URL('../../.dependency-cruiser.mjs', import.meta.url));

export type Violation = { readonly rule: string; readonly from: string; readonly to: string };
export type ImportRule = { readonly name: string; readonly comment: string };

const resultSchema = z.object({
  summary: z.object({
    violations: z.array(z.object({ rule: z.object({ name: z.string() }), from: z.string(), to: z.string() })),
  }),
});
const rulesSchema = z.object({ ruleSet: z.object({ forbidden: z.array(z.object({ name: z.string(), comment: z.string() })) }) });

/** Every import under `folder`/src that breaks a rule, with the rule's name. */
export async function findViolations(folder: string): Promise<readonly Violation[]> {
  const options = await extractOptions(CONFIG);
  const { output } = await cruise(['src'], { ...options, baseDir: folder });
  const { violations } = resultSchema.parse(output).summary;
  return violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}

export async function readImportRules(): Promise<readonly ImportRule[]> {
  return rulesSchema.parse(await extractOptions(CONFIG)).ruleSet.forbidden;
}

/** What the person who broke it reads: where, and the rule's own words. */
export function describeViolation(violation: Violation, rules: readonly ImportRule[]): string {
  const comment = rules.find((rule) => rule.name === violation.rule)?.comment ?? '';
  return `${violation.from} imports ${violation.to}\n  ${violation.rule}: ${comment}`;
}
