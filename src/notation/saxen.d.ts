/** The package comes without types; this is the part of it that we use. */
declare module 'saxen' {
  export type Decode = (text: string) => string;
  export class Parser {
    constructor(options?: { readonly proxy?: boolean });
    on(
      event: 'openTag',
      use: (name: string, attributes: () => Readonly<Record<string, string>>, decode: Decode, isSelfClosing: boolean) => void,
    ): this;
    on(event: 'closeTag', use: (name: string) => void): this;
    on(event: 'text', use: (text: string, decode: Decode) => void): this;
    on(event: 'cdata', use: (text: string) => void): this;
    on(event: 'error' | 'warn', use: (error: Error) => void): this;
    parse(xml: string): void;
    stop(): void;
  }
}
