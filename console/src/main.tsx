import { z } from 'zod';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { startI18n } from './i18n/i18n.js';
import './app/styles.css';

// The gateway's content security policy forbids making code from text, which zod would otherwise try.
z.config({ jitless: true });

// After an update of the console, an open tab asks for parts that are no longer there: it takes up the new version by itself, but
// only once, lest a gateway that misses a part makes it load for ever.
const RELOADED = 'fabric-governance.reloaded';
window.addEventListener('vite:preloadError', (event) => {
  if (sessionStorage.getItem(RELOADED) !== null) return;
  sessionStorage.setItem(RELOADED, 'once');
  event.preventDefault();
  location.reload();
});

async function start(): Promise<void> {
  await startI18n();
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  createRoot(root).render(<App />);
}

void start();
