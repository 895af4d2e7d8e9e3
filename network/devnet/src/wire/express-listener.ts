import type { RequestListener } from 'node:http';
import type { Express } from 'express';
import type Expressing from 'express';

/** Sets up an app: its routes, and what it says where there is none. */
export type AppSetUp = (app: Express, express: typeof Expressing) => void | Promise<void>;

/**
 * A listener whose Express app is made with the first request: loading it takes a good part of the time in which a
 * whole network starts, and most networks are never asked. Addresses are told apart as Go's servers do, to the letter.
 */
export function expressListener(setUp: AppSetUp): RequestListener {
  let made: Promise<Express> | undefined;
  return (request, response) => {
    made ??= makeApp(setUp);
    made.then(
      (app) => {
        app(request, response);
      },
      (error: unknown) => {
        response.writeHead(500).end(String(error));
      },
    );
  };
}

async function makeApp(setUp: AppSetUp): Promise<Express> {
  const { default: express } = await import('express');
  const app = express();
  app.disable('x-powered-by').enable('strict routing').enable('case sensitive routing');
  await setUp(app, express);
  return app;
}
