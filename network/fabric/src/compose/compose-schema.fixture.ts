import { z } from 'zod';

const DURATION = /^(\d+(us|ms|s|m|h))+$/u;
const serviceName = z.string().regex(/^[a-zA-Z0-9._-]+$/u);

/** What the Compose Specification allows, as far as we use it: each attribute by its form, and no other attribute. */
export const composeSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/u),
  services: z.record(
    serviceName,
    z.strictObject({
      image: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+(:[A-Za-z0-9_][A-Za-z0-9_.-]*)?$/u),
      build: z.strictObject({ context: z.string(), dockerfile: z.string(), target: z.string() }).optional(),
      pull_policy: z.enum(['always', 'never', 'missing', 'build']).optional(),
      user: z.string().regex(/^\d+:\d+$/u),
      command: z.array(z.string()).min(1),
      environment: z.record(z.string(), z.string()).optional(),
      volumes: z
        .array(
          z.discriminatedUnion('type', [
            z.strictObject({
              type: z.literal('bind'),
              source: z.string().regex(/^\.{1,2}(\/|$)/u),
              target: z.string().startsWith('/'),
              read_only: z.boolean().optional(),
              bind: z.strictObject({ create_host_path: z.boolean() }).optional(),
            }),
            z.strictObject({
              type: z.literal('volume'),
              source: z.string().regex(/^[a-zA-Z0-9._-]+$/u),
              target: z.string().startsWith('/'),
              read_only: z.boolean().optional(),
              volume: z
                .strictObject({
                  nocopy: z.boolean().optional(),
                  subpath: z.string().regex(/^[^/]/u).optional(),
                })
                .optional(),
            }),
          ]),
        )
        .optional(),
      ports: z.array(z.string().regex(/^(\d+\.){3}\d+:\d+:\d+$/u)).optional(),
      depends_on: z
        .record(
          serviceName,
          z.strictObject({
            condition: z.enum(['service_started', 'service_healthy', 'service_completed_successfully']),
          }),
        )
        .optional(),
      networks: z.record(z.string(), z.strictObject({ aliases: z.array(z.string()).optional() })).optional(),
      restart: z.enum(['no', 'always', 'on-failure', 'unless-stopped']).optional(),
      healthcheck: z
        .union([
          z.strictObject({ disable: z.literal(true) }),
          z.strictObject({
            test: z.tuple([z.enum(['CMD', 'CMD-SHELL'])], z.string()),
            interval: z.string().regex(DURATION),
            timeout: z.string().regex(DURATION),
            retries: z.int().positive(),
          }),
        ])
        .optional(),
    }),
  ),
  networks: z.record(z.string(), z.strictObject({})),
  volumes: z.record(z.string(), z.strictObject({})),
});
