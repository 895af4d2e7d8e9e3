import { ENDPOINTS, type EndpointName } from '@fabric-governance/gateway-api/contract/endpoints';
import { errorBodySchema } from '@fabric-governance/gateway-api/contract/errors';
import type { z } from 'zod';
import { consoleFailure, Failure } from './failure.js';

type Table = typeof ENDPOINTS;
/** Endpoints that answer JSON, or nothing. */
export type JsonEndpoint = {
  [N in EndpointName]: Table[N]['response'] extends string ? never : N;
}[EndpointName];
/** What an endpoint answers, as its schema reads it. */
export type Answer<N extends JsonEndpoint> = Table[N]['response'] extends z.ZodType
  ? z.output<Table[N]['response']>
  : null;
type Body<N extends EndpointName> = Table[N] extends { readonly body: infer B extends z.ZodType }
  ? z.input<B>
  : never;

/** The variable parts of a request. */
export interface CallOptions<N extends EndpointName> {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: Body<N>;
  readonly signal?: AbortSignal;
}

/** An endpoint's address with its parameters filled in. */
export function addressOf(
  name: EndpointName,
  params: Readonly<Record<string, string | number>> = {},
  query: Readonly<Record<string, string | number | undefined>> = {},
): string {
  const path = ENDPOINTS[name].path.replace(/\{(\w+)\}/gu, (_, part: string) =>
    encodeURIComponent(String(params[part] ?? '')),
  );
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)]],
  );
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs).toString()}`;
}

/** Sends a request; the gateway's refusals and an unreachable gateway are thrown as {@link Failure}. */
export async function send(address: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, { credentials: 'same-origin', ...init });
  } catch (cause) {
    if (init.signal?.aborted === true) throw cause;
    throw consoleFailure('GATEWAY_UNREACHABLE', {}, { cause });
  }
  if (!response.ok) throw await refusalOf(response);
  return response;
}

/** Calls the gateway and checks its answer against the contract's schema. Throws {@link Failure}. */
export async function call<N extends JsonEndpoint>(
  name: N,
  options: CallOptions<N> = {},
): Promise<Answer<N>> {
  const endpoint = ENDPOINTS[name];
  const response = await send(addressOf(name, options.params, options.query), {
    method: endpoint.method.toUpperCase(),
    ...(options.body === undefined
      ? {}
      : { body: JSON.stringify(options.body), headers: { 'content-type': 'application/json' } }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  const schema: z.ZodType | null = endpoint.response;
  if (schema === null) return null as Answer<N>;
  const parsed = schema.safeParse(await response.json());
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw consoleFailure('ANSWER_UNEXPECTED', {
      path: `${endpoint.path} ${issue?.path.join('.') ?? ''}`,
      problem: issue?.message ?? '',
    });
  }
  return parsed.data as Answer<N>;
}

async function refusalOf(response: Response): Promise<Failure> {
  const text = await response.text();
  try {
    const { error } = errorBodySchema.parse(JSON.parse(text));
    const { code, kind, params } = error;
    return new Failure({ code, kind, params, ...(error.txId === undefined ? {} : { txId: error.txId }) });
  } catch (cause) {
    const path = `${String(response.status)} ${new URL(response.url).pathname}`;
    return consoleFailure('ANSWER_UNEXPECTED', { path, problem: text.slice(0, 200) }, { cause });
  }
}
