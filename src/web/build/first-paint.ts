import type { Plugin } from 'vite';
import { shellMessages } from '../messages.ts';

/**
 * Puts the words of the start page in index.html itself, with the classes of the real page, so that a slow phone reads them
 * while the script is still on its way. The app takes their place. `public/early.js` hides them on every other address, where
 * only the bar stands and, when it takes long, that it is loading; it also notices when the script does not come.
 */
export function firstPaintPlugin(): Plugin {
  return {
    name: 'lente:first-paint',
    transformIndexHtml: (html) => html.replace('<div id="app"></div>', `<div id="app">${firstPaint()}</div>`),
  };
}

export function firstPaint(): string {
  const head =
    inBoth('h1', 'utrecht-heading-1', (words) => words.start.title) +
    inBoth('p', 'utrecht-paragraph utrecht-paragraph--lead page__lead', (words) => words.start.lead);
  const notice = `<div class="utrecht-alert utrecht-alert--info notice"><span class="notice__icon"><span class="icon icon--large"></span></span><div class="notice__content">${inBoth('div', 'notice__text', (words) => words.start.honest)}</div></div>`;
  const page = `<div class="page page--normal"><header class="page__head">${head}</header><div class="start__plant"></div>${notice}</div>`;
  const wait = inBoth('p', 'first-paint__wait', (words) => words.loading);
  const broken = inBoth('p', 'first-paint__broken', (words) => words.notLoaded);
  return `<div class="shell first-paint"><div class="top-bar"><span class="top-bar__brand"><svg class="sprout"></svg><span class="top-bar__name">Lente</span></span></div><main class="shell__main"><div class="offline"></div>${wait}${broken}${page}</main></div>`;
}

type Words = (typeof shellMessages)['nl'];

function inBoth(tag: string, className: string, text: (words: Words) => string): string {
  return (['nl', 'en'] as const)
    .map((language) => `<${tag} class="${className}" lang="${language}">${escapeHtml(text(shellMessages[language]))}</${tag}>`)
    .join('');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
