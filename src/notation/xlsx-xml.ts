import { Parser } from 'saxen';

/** Walks through XML once, from front to back. Names lose the prefix that some programs write; nothing outside the text is ever fetched. */

export type Attributes = Readonly<Record<string, string>>;
export type Walker = {
  readonly open?: (name: string, attributes: () => Attributes) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
};

/** Out: false when it is no XML. */
export function walkXml(xml: string, walker: Walker): boolean {
  let isRight = true;
  const parser = new Parser();
  parser.on('openTag', (name, attributes, decode) => walker.open?.(bare(name), () => decoded(attributes(), decode)));
  parser.on('closeTag', (name) => walker.close?.(bare(name)));
  parser.on('text', (text, decode) => walker.text?.(decode(text)));
  parser.on('cdata', (text) => walker.text?.(text));
  parser.on('error', () => {
    isRight = false;
    parser.stop();
  });
  parser.on('warn', () => undefined);
  parser.parse(xml);
  return isRight;
}

function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function decoded(attributes: Attributes, decode: (text: string) => string): Attributes {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, decode(value)]));
}

/** Yes and no are written as 1 and 0 by one program, as true and false by another. */
export function isYes(written: string | undefined): boolean {
  return written === '1' || written === 'true';
}

/** Control signs are written as _x000D_ in the texts of a spreadsheet. */
export function plainText(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : text;
}
