// The theme first: the order of its layers counts only when nothing came before it.
import './theme/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { must } from '../engine/result.ts';
import { App } from './App.tsx';

createRoot(must(document.getElementById('app'), 'element #app in index.html')).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
