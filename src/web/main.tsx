// The theme first: the order of its layers counts only when nothing came before it.
import './theme/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { must } from '../engine/result.ts';
import { App } from './App.tsx';
import { makeRouter } from './router.tsx';
import { pages } from './routes.tsx';

const router = makeRouter(pages);

/** On the start page the words are there already (build/first-paint.ts): the app waits until it can replace them in one go. */
async function start(): Promise<void> {
  if (location.pathname === '/') await router.load();
  createRoot(must(document.getElementById('app'), 'element #app in index.html')).render(
    <StrictMode>
      <App router={router} />
    </StrictMode>,
  );
}

void start();
