import type { Request, RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import type { EndpointName } from '../contract/endpoints.js';
import { ApiFailure } from '../errors/api-failure.js';

/** Headers of every answer. The console needs inline styles (its components write them) and nothing else from elsewhere. */
export function securityHeaders(secure: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: secure,
    referrerPolicy: { policy: 'no-referrer' },
  });
}

/** Requests a minute from one address, on what anyone may call. Enough for an office behind one address. */
const LIMITS: { readonly [Name in EndpointName]?: number } = {
  enrol: 60,
  challenge: 240,
  signIn: 240,
  apply: 30,
  putDocument: 120,
  document: 600,
};
const WINDOW_MS = 60_000;

/** The limit of a route, if it has one. */
export function limitOf(name: EndpointName): RequestHandler[] {
  const limit = LIMITS[name];
  if (limit === undefined) return [];
  return [
    rateLimit({
      windowMs: WINDOW_MS,
      limit,
      standardHeaders: 'draft-7',
      legacyHeaders: false,
      handler: () => {
        throw new ApiFailure('TOO_MANY_REQUESTS', { retryAfterSeconds: WINDOW_MS / 1000 });
      },
    }),
  ];
}

/**
 * A page of another origin must not act with this one's cookie. SameSite does not tell ports apart; a browser names the
 * origin in every request that changes something. Servers and command lines name none.
 * @throws ApiFailure ORIGIN_FOREIGN
 */
export function mustBeSameOrigin(request: Request): void {
  const { origin, host } = request.headers;
  if (origin === undefined || request.method === 'GET' || request.method === 'HEAD') return;
  if (!URL.canParse(origin) || new URL(origin).host !== host)
    throw new ApiFailure('ORIGIN_FOREIGN', { origin });
}
