import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { ENDPOINTS, EndpointName } from '../contract/endpoints.js';
import type { Endpoint } from '../contract/endpoints/endpoint.js';
import type { Session } from '../contract/session.js';

type Table = typeof ENDPOINTS;
type DeepReadonly<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? readonly DeepReadonly<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
      : T;

type Parsed<Entry, Key extends keyof Endpoint> =
  Entry extends Record<Key, infer Schema>
    ? Schema extends z.ZodType
      ? z.output<Schema>
      : undefined
    : undefined;

/** What a handler is given: the parsed parts of the request, and who is signed in. */
export interface Call<Name extends EndpointName> {
  readonly params: Parsed<Table[Name], 'params'>;
  readonly query: Parsed<Table[Name], 'query'>;
  readonly body: Parsed<Table[Name], 'body'>;
  /** Undefined on public routes without a sign-in; always there on the others. */
  readonly session: Table[Name]['access'] extends 'public' ? Session | undefined : Session;
  readonly request: Request;
  readonly response: Response;
}

/** JSON is returned; what is not JSON the handler writes to the response itself. */
export type Answer<Name extends EndpointName> = Table[Name]['response'] extends z.ZodType
  ? DeepReadonly<z.output<Table[Name]['response']>>
  : undefined;

export type Handler<Name extends EndpointName> = (call: Call<Name>) => Answer<Name> | Promise<Answer<Name>>;

/** One handler for each route: a route without one fails to compile. */
export type Handlers = { readonly [Name in EndpointName]: Handler<Name> };
