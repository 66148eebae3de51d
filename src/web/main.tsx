import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { must } from '../engine/result.ts';
import { App } from './App.tsx';
import './theme/index.css';

createRoot(must(document.getElementById('app'), 'element #app in index.html')).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
