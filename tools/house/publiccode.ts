import { z } from 'zod';

/**
 * The mandatory keys and closed lists of the publiccode.yml standard, version 0.4.
 * Source: https://yml.publiccode.tools/schema.core.html
 */
const day = z.iso.date();
const text = z.string().min(1);

const description = z.object({
  shortDescription: text.max(150),
  longDescription: text.min(150).max(10_000),
  features: z.array(text).min(1),
});

const maintenance = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['internal', 'community']), contacts: z.array(z.object({ name: text })).min(1) }),
  z.object({ type: z.literal('contract'), contractors: z.array(z.object({ name: text, until: day })).min(1) }),
  z.object({ type: z.literal('none') }),
]);

const softwareTypes = ['mobile', 'iot', 'desktop', 'web', 'backend', 'other'].map((kind) => `standalone/${kind}`);

export const publiccodeSchema = z.object({
  publiccodeYmlVersion: z.enum(['0.4', '0.4.0']),
  name: text,
  url: z.url({ protocol: /^https$/u }),
  softwareVersion: text.optional(),
  releaseDate: day,
  platforms: z.array(text).min(1),
  categories: z.array(text.regex(/^[a-z]+(-[a-z]+)*$/u)).min(1),
  developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
  softwareType: z.enum([...softwareTypes, 'addon', 'library', 'configurationFiles']),
  description: z.record(text, description).refine((languages) => Object.keys(languages).length > 0),
  legal: z.object({ license: text }),
  maintenance,
  localisation: z.object({ localisationReady: z.boolean(), availableLanguages: z.array(text).min(1) }),
  dependsOn: z.object({ open: z.array(z.object({ name: text, versionMin: text.optional(), optional: z.boolean().optional() })) }).optional(),
});
