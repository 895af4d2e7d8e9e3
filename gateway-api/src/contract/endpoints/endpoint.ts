import type { z } from 'zod';

/**
 * Who may call: `public`: anyone; `session`: anyone signed in; `member`: signed in, and the institution is a member of the
 * consortium.
 */
export type Access = 'public' | 'session' | 'member';

/** One route. A `response` of null answers 204; a string is the media type of an answer that is not JSON. */
export interface Endpoint {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** With parameters in braces, as OpenAPI writes them. */
  readonly path: `/api/${string}`;
  readonly access: Access;
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** A schema of JSON, or `bytes` for a raw body. */
  readonly body?: z.ZodType | 'bytes';
  readonly response: z.ZodType | string | null;
}
