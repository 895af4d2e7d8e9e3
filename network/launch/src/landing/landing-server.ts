import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { allInstitutions, type Consortium } from '@fabric-governance/consortium/consortium';
import express from 'express';
import type { Secrets } from '../founding/secrets.js';
import { ROOT } from '../paths.js';
import { type InstitutionState, institutionState } from './institution-state.js';
import { charterPage, landingPage } from './landing-page.js';
import type { LandingPlace } from './landing-place.js';
import { languageOf } from './words.js';

const ASSETS = join(ROOT, 'network/launch/assets');
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'";

export interface LandingOptions {
  readonly consortium: Consortium;
  readonly secrets: Secrets;
  readonly place: LandingPlace;
}

/** Serves the landing page at its port. Settles when it listens; rejects when it cannot. */
export async function startLandingPage(options: LandingOptions): Promise<{ stop(): Promise<void> }> {
  const server = createServer(landingApp(options));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.consortium.ports.landing, options.place.listenHost, resolve);
  });
  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function landingApp({ consortium, secrets, place }: LandingOptions): express.Express {
  const app = express();
  app.disable('x-powered-by');
  app.use((request, response, next) => {
    response.set({
      'Content-Security-Policy': POLICY,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    });
    // The page hands out enrolment secrets: a foreign name that was made to resolve to this machine gets nothing.
    if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/u.test(request.headers.host ?? '')) {
      response.status(403).type('text').send('Open this page as http://localhost.\n');
      return;
    }
    next();
  });
  app.get('/', async (request, response) => {
    const states = await statesOf(consortium, place);
    const language = languageOf(request.query['lang'], request.headers['accept-language']);
    response.type('html').send(landingPage({ consortium, secrets, states, place }, language));
  });
  app.get('/charter', (request, response) => {
    const language = languageOf(request.query['lang'], request.headers['accept-language']);
    response.type('html').send(charterPage(consortium, language));
  });
  app.get('/standings', async (_request, response) => {
    const states = await statesOf(consortium, place);
    response.json(Object.fromEntries([...states].map(([id, { standing }]) => [id, standing])));
  });
  for (const [name, type] of [
    ['landing.css', 'css'],
    ['landing.js', 'js'],
  ] as const) {
    const text = readFileSync(join(ASSETS, name), 'utf8');
    app.get(`/${name}`, (_request, response) => {
      response.type(type).send(text);
    });
  }
  return app;
}

async function statesOf(
  consortium: Consortium,
  place: LandingPlace,
): Promise<ReadonlyMap<string, InstitutionState>> {
  const found = await Promise.all(
    allInstitutions(consortium).map(
      async (one) => [one.id, await institutionState(place.gatewayAt(one))] as const,
    ),
  );
  return new Map(found.flatMap(([id, state]) => (state === undefined ? [] : [[id, state]])));
}
