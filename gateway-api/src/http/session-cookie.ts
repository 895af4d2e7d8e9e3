import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import cookieSession from 'cookie-session';
import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import type { Config } from '../config.js';
import { fingerprintSchema, millisSchema } from '../contract/scalars.js';
import type { SignedIn } from '../identity/account.js';
import { systemCodeOf } from '../errors/system-code.js';

const LIFETIME_MS = 12 * 60 * 60 * 1000;

const contentSchema = z.object({
  fingerprint: fingerprintSchema,
  enrolmentId: z.string(),
  notAfter: millisSchema,
  serial: z.string(),
  signedInAt: millisSchema,
});

/**
 * The signed session cookie. Its name carries the institution, because a browser shares cookies among all ports of a host,
 * and several institutions may run on one.
 */
export function sessionCookie(config: Config): RequestHandler {
  return cookieSession({
    name: `fabric-governance.${config.memberId}`,
    keys: [signingKey(config.dataDir)],
    httpOnly: true,
    sameSite: 'strict',
    secure: config.secureCookie,
    maxAge: LIFETIME_MS,
  });
}

/** Who the request's cookie says is signed in; undefined without one, or after its time or the certificate's. */
export function signedInBy(request: Request, now: number): SignedIn | undefined {
  const content = contentSchema.safeParse(request.session);
  if (!content.success) return undefined;
  const { signedInAt, ...signedIn } = content.data;
  return now > signedInAt + LIFETIME_MS || now > signedIn.notAfter ? undefined : signedIn;
}

export function setSignedIn(request: Request, signedIn: SignedIn, now: number): void {
  request.session = { ...signedIn, signedInAt: now };
}

export function forgetSignedIn(request: Request): void {
  request.session = null;
}

/** Made once and kept, so that sessions outlive a restart. */
function signingKey(dataDir: string): string {
  const file = path.join(dataDir, 'session-key');
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (systemCodeOf(error) !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8');
}
