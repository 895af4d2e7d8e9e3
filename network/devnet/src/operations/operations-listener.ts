import type { RequestListener } from 'node:http';
import { json, restListener, type RestRequest, type RestResponse } from '../wire/rest.js';
import { type LogSpec, parseLogSpec } from './log-spec.js';

/** A component that does not work, and why. */
export interface FailedCheck {
  readonly component: string;
  readonly reason: string;
}

/** The node that is looked after. */
export interface OperatedNode {
  readonly version: string;
  /** What is wrong with it now; empty when nothing is. */
  failedChecks(): readonly FailedCheck[];
  /** Its metrics, in Prometheus' text form. */
  metrics(): Promise<{ readonly contentType: string; readonly text: string }>;
  logSpec(): LogSpec;
  setLogSpec(spec: LogSpec): void;
}

const MAX_BODY = 64 * 1024;
const [OK, NO_CONTENT, BAD_REQUEST, NOT_ALLOWED, UNAVAILABLE] = [200, 204, 400, 405, 503] as const;

/** Fabric's operations service of one node: health, version, log level, metrics. */
export function operationsListener(node: OperatedNode): RequestListener {
  return restListener({
    routes: {
      '/healthz': (request) => health(request, node),
      '/version': (request) => version(request, node),
      '/logspec': (request) => logSpec(request, node),
      '/metrics': () => metrics(node),
    },
    maxBody: MAX_BODY,
    refuse: (message) => json(BAD_REQUEST, { error: message }),
  });
}

function version({ method }: RestRequest, node: OperatedNode): RestResponse {
  return withoutLineEnd(
    method === 'GET'
      ? json(OK, { Version: node.version })
      : json(BAD_REQUEST, { Error: `invalid request method: ${method}` }),
  );
}

function health({ method }: RestRequest, node: OperatedNode): RestResponse {
  if (method !== 'GET') {
    return { status: NOT_ALLOWED };
  }
  const failed = node.failedChecks();
  const status = failed.length === 0 ? 'OK' : 'Service Unavailable';
  const content = {
    status,
    time: new Date().toISOString(),
    ...(failed.length > 0 && { failed_checks: failed }),
  };
  return withoutLineEnd(json(failed.length === 0 ? OK : UNAVAILABLE, content));
}

function logSpec(request: RestRequest, node: OperatedNode): RestResponse {
  switch (request.method) {
    case 'GET':
      return json(OK, { spec: node.logSpec().text });
    case 'PUT':
      try {
        node.setLogSpec(parseLogSpec(specOf(request)));
      } catch (error) {
        return json(BAD_REQUEST, { error: error instanceof Error ? error.message : String(error) });
      }
      return { status: NO_CONTENT };
    default:
      return json(BAD_REQUEST, { error: `invalid request method: ${request.method}` });
  }
}

function specOf({ body }: RestRequest): string {
  const content: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
  const spec = typeof content === 'object' && content !== null && 'spec' in content ? content.spec : '';
  if (typeof spec !== 'string') {
    const kind = Array.isArray(spec) ? 'array' : typeof spec === 'boolean' ? 'bool' : typeof spec;
    throw new Error(`json: cannot unmarshal ${kind} into Go struct field LogSpec.spec of type string`);
  }
  return spec;
}

async function metrics(node: OperatedNode): Promise<RestResponse> {
  const { contentType, text } = await node.metrics();
  return { status: OK, headers: { 'Content-Type': contentType }, body: text };
}

/** Some of Fabric's handlers marshal instead of encode: no line's end. */
function withoutLineEnd(response: RestResponse): RestResponse {
  return { ...response, body: (response.body ?? '').trimEnd() };
}
