import { z } from 'zod';
import {
  directorySchema,
  enrolmentRequestSchema,
  enrolmentSchema,
  healthSchema,
  institutionSchema,
} from '../institution.js';
import { challengeSchema, sessionSchema, signInSchema } from '../session.js';
import type { Endpoint } from './endpoint.js';

/** Whose gateway this is, and who is signed in. */
export const SESSION_ENDPOINTS = {
  institution: {
    method: 'get',
    path: '/api/institution',
    access: 'public',
    summary: 'Whose gateway this is, and whether it is a member',
    response: institutionSchema,
  },
  health: {
    method: 'get',
    path: '/api/health',
    access: 'public',
    summary: 'Whether the read model has caught up',
    response: healthSchema,
  },
  openapi: {
    method: 'get',
    path: '/api/openapi.json',
    access: 'public',
    summary: 'This description',
    response: z.looseObject({ openapi: z.string() }),
  },
  peopleDirectory: {
    method: 'get',
    path: '/api/people-directory',
    access: 'public',
    summary: 'The people of this institution, for the sign-in page',
    response: directorySchema,
  },
  enrol: {
    method: 'post',
    path: '/api/enrolment',
    access: 'public',
    summary: "Have a certificate request signed by the institution's CA",
    body: enrolmentRequestSchema,
    response: enrolmentSchema,
  },
  challenge: {
    method: 'post',
    path: '/api/session/challenge',
    access: 'public',
    summary: 'A text to sign, usable once',
    response: challengeSchema,
  },
  signIn: {
    method: 'post',
    path: '/api/session',
    access: 'public',
    summary: 'Sign in with the signed challenge',
    body: signInSchema,
    response: sessionSchema,
  },
  session: {
    method: 'get',
    path: '/api/session',
    access: 'session',
    summary: 'Who is signed in, as the ledger sees them now',
    response: sessionSchema,
  },
  signOut: {
    method: 'delete',
    path: '/api/session',
    access: 'public',
    summary: 'Forget the session',
    response: null,
  },
} as const satisfies Record<string, Endpoint>;
