import { describe, expect, it } from 'vitest';
import { readSource } from './source.ts';
import { decodeText } from './text.ts';

const bytes = (text: string, encoding: BufferEncoding): Uint8Array => Uint8Array.from(Buffer.from(text, encoding));
const TEXT = 'id;reden\nc1;café, één en € 5\n';

describe('the door to text', () => {
  it.each([
    ['UTF-8', bytes(TEXT, 'utf8'), 'utf-8'],
    ['UTF-8 with a mark', bytes(`\ufeff${TEXT}`, 'utf8'), 'utf-8'],
    ['UTF-16 with a mark', bytes(`\ufeff${TEXT}`, 'utf16le'), 'utf-16'],
    [
      'UTF-16 the other way round',
      bytes(`\ufeff${TEXT}`, 'utf16le').map((_, index, all) => all[index % 2 === 0 ? index + 1 : index - 1] ?? 0),
      'utf-16',
    ],
    ['UTF-16 without a mark', bytes(TEXT, 'utf16le'), 'utf-16'],
  ])('reads %s', (_name, from, encoding) => {
    expect(decodeText(from)).toEqual({ text: TEXT, encoding, sample: undefined });
  });

  it('reads the letters of Windows, and gives a word to look at', () => {
    const windows = Uint8Array.from(Buffer.from('id;reden\nc1;een café; \x80 5\n', 'latin1'));
    expect(decodeText(windows)).toEqual({ text: 'id;reden\nc1;een café; € 5\n', encoding: 'windows-1252', sample: 'café' });
  });

  it.each([
    ['the letters of DOS', Uint8Array.of(0x63, 0x61, 0x66, 0x82, 0x0a)],
    ['a letter that was lost before', bytes('caf\ufffd', 'utf8')],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d)],
  ])('keeps %s for the reader to refuse', (_name, from) => {
    expect(readSource(decodeText(from).text).issues.map((issue) => issue.code)).toEqual(['source_not_utf8']);
  });
});

describe('signs that came along from a word processor', () => {
  it.each([
    ['a: 1\n\u00a0\u00a0b: 2\n', 'unseen_sign', 5],
    ['a: 3200\u00a0\n', 'unseen_sign', 7],
    ['a: p02\u200b\n', 'unseen_sign', 6],
    ['a\u200b: 1\n', 'unseen_sign', 1],
    ['"a\u00a0": 1\n', 'unseen_sign', 1],
    ['a:\n  – b\n', 'dash_as_mark', 5],
    ['a:\n  • { b: c }\n', 'dash_as_mark', 5],
    ['a: “5”\n', 'curly_quotes', 3],
    ['a: ‘x’\n', 'curly_quotes', 3],
    ['a: { b: “x, y” }\n', 'curly_quotes', 8],
  ])('%j is refused: %s', (source, code, at) => {
    const [first] = readSource(source).issues;
    expect([first?.code, first?.at]).toEqual([code, at]);
  });

  it('between words they are mended, and said', () => {
    const read = readSource('a: een\u00a0titel\u00ad en\u200b meer\nb: "twee\u202fwoorden"\n');
    expect([read.issues, read.value]).toEqual([[], { a: 'een titel en meer', b: 'twee woorden' }]);
    expect(read.remarks.map((remark) => [remark.code, remark.at])).toEqual([
      ['unseen_sign_mended', 6],
      ['unseen_sign_mended', 31],
    ]);
  });

  it.each(['a: ’s-Hertogenbosch', 'a: “Werk” en meer', 'a: de “Werk”', 'a: 3 – 5', 'a: “Werk” en “Zorg”', '# een\u00a0noot\na: 1'])(
    '%j is text as it is',
    (source) => {
      const read = readSource(source);
      expect([read.issues, read.remarks]).toEqual([[], []]);
    },
  );
});
