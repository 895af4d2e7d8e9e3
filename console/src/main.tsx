import { z } from 'zod';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { startI18n } from './i18n/i18n.js';
import './app/styles.css';

// The gateway's content security policy forbids making code from text, which zod would otherwise try.
z.config({ jitless: true });

async function start(): Promise<void> {
  await startI18n();
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  createRoot(root).render(<App />);
}

void start();
