import '../../src/web/theme/index.css';
import './gallery.css';
import { createRoot } from 'react-dom/client';
import { must } from '../../src/engine/result.ts';
import { Gallery } from './Gallery.tsx';
import { findExampleSets } from './find-examples.ts';

createRoot(must(document.getElementById('gallery'), 'element #gallery')).render(<Gallery sets={findExampleSets()} />);
