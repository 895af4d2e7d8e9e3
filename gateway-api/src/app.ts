import express, { type Express } from 'express';
import { pinoHttp } from 'pino-http';
import { applicationHandlers } from './handlers/applications.js';
import { auditHandlers } from './handlers/audit.js';
import { documentHandlers } from './handlers/documents.js';
import { governanceHandlers } from './handlers/governance.js';
import { caseHandlers } from './handlers/cases.js';
import { measureHandlers } from './handlers/measures.js';
import { meritHandlers } from './handlers/merit.js';
import { institutionHandlers } from './handlers/institution.js';
import { obligationHandlers } from './handlers/obligations.js';
import { relayHandlers } from './handlers/relay.js';
import { releaseHandlers } from './handlers/releases.js';
import { sessionHandlers } from './handlers/session.js';
import { serveConsole } from './http/console-files.js';
import { answerFailure, routeNotFound } from './http/failures.js';
import type { Handlers } from './http/handlers.js';
import { registerRoutes } from './http/register.js';
import { securityHeaders } from './http/security.js';
import { sessionCookie } from './http/session-cookie.js';
import type { Services } from './services.js';

/** The whole web service of one institution, ready to listen. */
export function createApp(services: Services): Express {
  const { config, logger } = services;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustProxy);
  app.use(
    pinoHttp({
      logger,
      quietReqLogger: true,
      customLogLevel: (_request, response, error) => levelOf(response.statusCode, error),
    }),
  );
  app.use(securityHeaders(config.secureCookie));
  app.use('/api', sessionCookie(config));
  registerRoutes(app, handlersOf(services), services);
  app.use('/api', routeNotFound);
  if (config.consoleDir !== undefined) serveConsole(app, config.consoleDir);
  app.use(routeNotFound);
  app.use(answerFailure(logger));
  return app;
}

function handlersOf(services: Services): Handlers {
  return {
    ...institutionHandlers(services),
    ...sessionHandlers(services),
    ...relayHandlers(services),
    ...governanceHandlers(services),
    ...obligationHandlers(services),
    ...releaseHandlers(services),
    ...meritHandlers(services),
    ...measureHandlers(services),
    ...caseHandlers(services),
    ...applicationHandlers(services),
    ...documentHandlers(services),
    ...auditHandlers(services),
  };
}

function levelOf(status: number, error: Error | undefined): 'debug' | 'info' | 'warn' {
  if (error || status >= 500) return 'warn';
  return status >= 400 ? 'info' : 'debug';
}
