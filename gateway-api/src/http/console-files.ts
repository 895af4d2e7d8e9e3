import path from 'node:path';
import express, { type Router } from 'express';
import { routeNotFound } from './failures.js';

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/**
 * The built console on the same origin. Its assets carry a hash in their names and never change; any other path is one of
 * the console's own pages and gets its index.
 */
export function serveConsole(router: Router, consoleDir: string): void {
  router.use(
    '/assets',
    express.static(path.join(consoleDir, 'assets'), { immutable: true, maxAge: YEAR_MS }),
    routeNotFound,
  );
  router.use(express.static(consoleDir, { index: false }));
  router.get('/{*page}', (_request, response) => {
    response.setHeader('cache-control', 'no-cache');
    response.sendFile(path.join(consoleDir, 'index.html'));
  });
}
