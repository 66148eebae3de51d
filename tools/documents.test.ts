import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { findParagraphs, readPackageNames } from './house/decisions.ts';
import { publiccodeSchema } from './house/publiccode.ts';

const REPOSITORY = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(`${REPOSITORY}/${path}`, 'utf8');
const manifestSchema = z.object({ version: z.string(), license: z.string() });

describe('DECISIONS.md', () => {
  const paragraphs = findParagraphs(read('DECISIONS.md'));
  const names = readPackageNames(read('package.json'));

  it.each(names)('says of %s what it saves, what it weighs and how to leave, with a day and a licence', (name) => {
    const text = paragraphs.get(name) ?? `no paragraph that starts with **\`${name}\`**`;
    for (const part of [/\d{4}-\d{2}-\d{2}\)/u, / Saves: \S/u, / Weighs: \S/u, / Leave: \S/u]) expect(text).toMatch(part);
  });

  // The platform packages of other machines are not installed here.
  it.each(names.filter((name) => !/^node-.*(darwin|linux|win)/u.test(name)))('names the licence %s really has', (name) => {
    const { license } = manifestSchema.parse(JSON.parse(read(`node_modules/${name}/package.json`)));
    expect(paragraphs.get(name)).toContain(`(${license},`);
  });

  it('has no paragraph about a package that is gone', () => {
    expect([...paragraphs.keys()].filter((name) => !names.includes(name))).toEqual([]);
  });

  it('is seen to forget a package', () => {
    const found = findParagraphs('**`zod`** (MIT, 2026-11-23). Saves: work.\n\n**`a`**, **`b`** (MIT).\n\nText about `pg`.');
    expect([...found.keys()]).toEqual(['zod', 'a', 'b']);
  });
});

describe('publiccode.yaml', () => {
  const text = read('publiccode.yaml');
  const valid: unknown = parse(text);

  it('has what the standard asks', () => {
    expect(publiccodeSchema.safeParse(valid).error?.issues).toBeUndefined();
  });

  it('names our licence, version and languages', () => {
    const found = publiccodeSchema.parse(valid);
    const manifest = manifestSchema.parse(JSON.parse(read('package.json')));
    expect([found.legal.license, found.softwareVersion]).toEqual([manifest.license, manifest.version]);
    expect(Object.keys(found.description)).toEqual(found.localisation.availableLanguages);
  });

  it.each([
    ['a description that is too long', ['description', 'nl', 'shortDescription'], 'x'.repeat(151)],
    ['an unknown status', ['developmentStatus'], 'nearly there'],
    ['maintenance by a community without a person', ['maintenance', 'type'], 'community'],
    ['an address that is none', ['url'], 'lente'],
    ['no category', ['categories'], []],
  ])('would be refused with %s', (_words, path, value) => {
    const changed: unknown = parse(text, (key, old: unknown) => (key === path.at(-1) ? value : old));
    expect(publiccodeSchema.safeParse(changed).success).toBe(false);
  });
});

describe('LICENSE', () => {
  it('is the European Union Public Licence 1.2, in full', () => {
    const text = read('LICENSE');
    expect(text).toContain('EUROPEAN UNION PUBLIC LICENCE v. 1.2');
    const articles = [...text.matchAll(/^## (\d+)\./gmu)].map(([, number]) => Number(number));
    expect(articles).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
    expect(text).toContain('## Appendix');
  });
});

describe('what travels with the code', () => {
  it('names no place to download from but the one the reader chose', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": *"http/u);
  });

  it('has exact versions only', () => {
    const manifest = z.record(z.string(), z.unknown()).parse(JSON.parse(read('package.json')));
    const versions = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
      Object.entries(z.record(z.string(), z.string()).parse(manifest[kind] ?? {})),
    );
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/u.test(version))).toEqual([]);
  });
});
