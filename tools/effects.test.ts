import { Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { GIVES_BACK_A_CALL } from './house/effect-rules.mjs';

function complaints(line: string): number {
  const linter = new Linter();
  const languageOptions = { parser, parserOptions: { ecmaFeatures: { jsx: true } } };
  const rules: Linter.RulesRecord = { 'no-restricted-syntax': ['error', ...GIVES_BACK_A_CALL] };
  return linter.verify(line, [{ files: ['**/*.tsx'], languageOptions, rules }], 'planted.tsx').length;
}

describe('an effect gives back nothing, or a function', () => {
  it.each([
    ['a call of the browser', `useEffect(() => element.scrollIntoView(), []);`],
    ['a call of the browser, perhaps', `useEffect(() => first.current?.scrollIntoView({ block: 'nearest' }), []);`],
    ['a call of our own', `useLayoutEffect(() => keep(text), [text]);`],
    ['an assignment', `useEffect(() => (document.title = title), [title]);`],
    ['one of two calls', `useEffect(() => isOpen ? dialog.show() : dialog.close(), [isOpen]);`],
    ['a call after a return', `useEffect(() => { if (!isOpen) return; return dialog.requestFullscreen(); }, [isOpen]);`],
    ['a call in a branch', `useEffect(() => { if (isOpen) return dialog.animate([]); }, [isOpen]);`],
    ['a promise', `useEffect(async () => { await load(); }, []);`],
    ['a call with a function', `useEffect(function () { return video.play(); }, []);`],
    ['what a ref is set to', `const x = <p ref={(element) => (own.current = element)} />;`],
    ['a call with the element', `const x = <p ref={(element) => element?.scrollIntoView()} />;`],
  ])('%s is refused', (_what, line) => {
    expect(complaints(line)).toBe(1);
  });

  it.each([
    `useEffect(() => { first.current?.scrollIntoView(); }, []);`,
    `useEffect(() => desk.stop, [desk]);`,
    `useEffect(() => () => clearTimeout(timer), []);`,
    `useEffect(() => { if (!isOpen) return undefined; listen(); return () => forget(); }, []);`,
    `useEffect(() => { items.map((item) => item.load()); }, []);`,
    `const x = <p ref={(element) => { own.current = element; }} />;`,
  ])('%s is right', (line) => {
    expect(complaints(line)).toBe(0);
  });
});
