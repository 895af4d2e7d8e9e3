import { OpenApiGeneratorV31, OpenAPIRegistry, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { ENDPOINTS } from '../contract/endpoints.js';
import type { Endpoint } from '../contract/endpoints/endpoint.js';
import { errorBodySchema } from '../contract/errors.js';

type Document = ReturnType<OpenApiGeneratorV31['generateDocument']>;

/** The OpenAPI 3.1 description of every route of the table. */
export function describeApi(version: string): Document {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'fabric-governance.<member id>',
  });
  for (const [operationId, endpoint] of Object.entries(ENDPOINTS)) {
    registry.registerPath(routeOf(operationId, endpoint));
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'fabric-governance gateway',
      version,
      description: 'The web service of one institution of the consortium.',
    },
  });
}

function routeOf(operationId: string, endpoint: Endpoint): RouteConfig {
  const { method, path, summary, access, params, query, body } = endpoint;
  return {
    operationId,
    method,
    path,
    summary,
    ...(access !== 'public' && { security: [{ session: [] }] }),
    request: {
      ...(params && { params }),
      ...(query && { query }),
      ...(body === 'bytes' && { body: { content: { 'application/octet-stream': { schema: BINARY } } } }),
      ...(body &&
        body !== 'bytes' && { body: { required: true, content: { 'application/json': { schema: body } } } }),
    },
    responses: { ...successOf(endpoint), default: ERROR },
  };
}

const BINARY = { type: 'string', format: 'binary' } as const;
const ERROR = {
  description: 'A coded failure',
  content: { 'application/json': { schema: errorBodySchema } },
};

function successOf({ response, summary }: Endpoint): RouteConfig['responses'] {
  if (response === null) return { 204: { description: summary } };
  const content =
    typeof response === 'string'
      ? { [response]: { schema: BINARY } }
      : { 'application/json': { schema: response } };
  return { 200: { description: summary, content } };
}
