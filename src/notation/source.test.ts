import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offsetOf, placesIn, readSource } from './source.ts';

const RUNS = { seed: Number(process.env['LENTE_SEED'] ?? 20_260_101), numRuns: 500 };
const LIMITS = { characters: 1_000, tokens: 400, depth: 5, values: 50 };

describe('values', () => {
  it.each([
    ['a: 1', { a: 1 }],
    ['a: 15.12', { a: '15.12' }],
    ['a: 0.10', { a: '0.10' }],
    ['a: 0.1234567890123456789', { a: '0.1234567890123456789' }],
    ['a: 12345678901234567890', { a: '12345678901234567890' }],
    ['a: 1e3', { a: '1e3' }],
    ['a: 0x1F', { a: '0x1F' }],
    ['a: 007', { a: '007' }],
    ['a: +5', { a: '+5' }],
    ['a: .inf', { a: '.inf' }],
    ['a: -0', { a: '-0' }],
    ['a: 12.5%', { a: '12.5%' }],
    ['a: "12"', { a: '12' }],
    ['a: yes', { a: 'yes' }],
    ['a: true', { a: true }],
    ['a:', { a: null }],
    ['a: 2026-11-23', { a: '2026-11-23' }],
    ['2026: x', { 2026: 'x' }],
    ['a: >\n  two\n  lines\n', { a: 'two lines\n' }],
    ['{"a": [1, {"b": null}]}', { a: [1, { b: null }] }],
    ['\ufeffa: 1\r\nb: 2\r\n', { a: 1, b: 2 }],
    ['a: &x [1]\nb: *x', { a: [1], b: [1] }],
    ['constructor: 1', { constructor: 1 }],
  ])('%j is read as written', (source, value) => {
    expect(readSource(source)).toMatchObject({ issues: [] });
    expect(readSource(source).value).toEqual(value);
  });

  it('a field named __proto__ is a field like any other', () => {
    const { value } = readSource('__proto__: { a: 1 }');
    expect(JSON.stringify(value)).toBe('{"__proto__":{"a":1}}');
    expect(value).not.toHaveProperty('a');
  });
});

describe('what is refused, and where', () => {
  it.each([
    ['', 'source_empty', 0],
    ['# only words', 'source_empty', 0],
    ['null', 'source_empty', 0],
    ['a: 1\nb: caf\ufffd', 'source_not_utf8', 11],
    ['a: 1\nb: c\u0000f', 'source_not_utf8', 9],
    ['a: 1\na: 2', 'yaml_duplicate_key', 5],
    ['a: { b: 1, b: 2 }', 'yaml_duplicate_key', 11],
    ['a: {}\n<<: 1', 'yaml_merge_key', 6],
    ['a: !tag x', 'yaml_tag', 3],
    ['%TAG ! !x\n---\na: 1', 'yaml_directive', 0],
    ['a: 1\n---\nb: 2', 'yaml_several_documents', 5],
    ['a: "x', 'yaml_open_quote', 3],
    ["a: 'x\nb: 1", 'yaml_open_quote', 3],
    ['a:\n\tb: 1', 'yaml_tab', 3],
    ['a: [1, 2', 'yaml_indent', 8],
    ['a: b: c', 'yaml_colon', 3],
    ['a: @x', 'yaml_needs_quotes', 3],
    ['a: "\\q"', 'yaml_syntax', 4],
    ['? [1]\n: 2', 'yaml_key_not_text', 2],
    ['a: *b', 'yaml_alias_unknown', 3],
    ['a: &a [*a]', 'yaml_alias_circular', 7],
    [`a: ${'[['.repeat(3)}`, 'source_too_deep', 7],
    [`a: [${'1,'.repeat(60)}]`, 'source_too_many_values', 100],
    [`a: [${'1,'.repeat(300)}]`, 'source_too_many_values', 266],
    [`a: &x [1,2,3,4,5,6,7,8,9]\nb: [${'*x,'.repeat(9)}]`, 'yaml_alias_explodes', 39],
    ['x'.repeat(1_001), 'source_too_large', 0],
  ])('%j: %s at %i', (source, code, at) => {
    const [first] = readSource(source, LIMITS).issues;
    expect([first?.code, first?.at]).toEqual([code, at]);
  });

  it('tells of each bad line once, and of ten at most', () => {
    const issues = readSource(Array.from({ length: 30 }, (_, index) => `k${index}: @x @y`).join('\n')).issues;
    expect(issues).toHaveLength(10);
    expect(new Set(issues.map((issue) => issue.at)).size).toBe(10);
  });

  it('text that only looks like a tag or a directive is text', () => {
    expect(readSource('a: "!x"\nb: |\n  %y\n  !z\n').issues).toEqual([]);
  });
});

describe('places', () => {
  const source = 'a: 1\nlist:\n  - { b: "x",  c: [ 2 ] }\n';
  const { spot } = readSource(source);
  const placeAt = placesIn(source);

  it.each([
    [[], 'value', 1, 1],
    [['a'], 'value', 1, 4],
    [['a'], 'key', 1, 1],
    [['list', 0], 'value', 3, 7],
    [['list', 0, 'b'], 'value', 3, 10],
    [['list', 0, 'c'], 'key', 3, 16],
    [['list', 0, 'c', 0], 'value', 3, 21],
    [['list', 0, 'missing'], 'value', 3, 7],
    [['list', 7, 'b'], 'value', 3, 3],
    [['nothing', 'at', 'all'], 'value', 1, 1],
  ] as const)('%j (%s) stands on line %i, column %i', (path, on, line, column) => {
    expect(placeAt(offsetOf(spot, path, on))).toEqual({ line, column });
  });
});

describe('any text', () => {
  it('is read or refused, never a crash', () => {
    const pieces = fc.constantFrom(
      'a',
      ': ',
      '\n',
      '  ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '#',
      '&a ',
      '*a',
      '!x',
      '|',
      '>',
      '%',
      '?',
      ',',
      '1',
      '---\n',
      '\t',
      '<<',
      '\u0000',
      'é',
      '\r',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (source) => {
        const read = readSource(source);
        const placeAt = placesIn(source);
        for (const issue of read.issues) expect(placeAt(issue.at).column).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });

  it('that JSON can write comes back the same', () => {
    const isExact = (value: unknown): boolean =>
      JSON.stringify(value, (_key, part: unknown) => (typeof part === 'number' && !Number.isSafeInteger(part) ? undefined : part)) ===
      JSON.stringify(value);
    const value = fc
      .dictionary(
        fc.string({ minLength: 1, maxLength: 8 }).filter((key) => key !== '<<'),
        fc.jsonValue({ maxDepth: 4 }),
      )
      .filter((map) => Object.keys(map).length > 0 && isExact(map) && !JSON.stringify(map).includes('"<<":'));
    fc.assert(
      fc.property(value, (map) => {
        expect(JSON.stringify(readSource(JSON.stringify(map)).value)).toBe(JSON.stringify(map));
      }),
      RUNS,
    );
  });
});
