/** How Fabric's programs log, unless the caller's own FABRIC_LOGGING_SPEC says otherwise: without colours, gossip only when it warns. */
export const LOGGING = {
  FABRIC_LOGGING_SPEC: process.env['FABRIC_LOGGING_SPEC'] ?? 'info:gossip=warning:grpc=error',
  FABRIC_LOGGING_FORMAT: '%{time:2006-01-02T15:04:05.000Z07:00} %{level} %{module} %{message}',
} as const;
