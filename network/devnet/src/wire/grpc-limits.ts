const MAX_MESSAGE_BYTES = 100 * 1024 * 1024;

/** Message sizes both ways, as in Fabric (100 MiB; gRPC's own default is 4). */
export const GRPC_LIMITS = {
  'grpc.max_receive_message_length': MAX_MESSAGE_BYTES,
  'grpc.max_send_message_length': MAX_MESSAGE_BYTES,
} as const;
