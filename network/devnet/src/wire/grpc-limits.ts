const MAX_MESSAGE_BYTES = 100 * 1024 * 1024;

/**
 * Message sizes both ways, as in Fabric (100 MiB; gRPC's own default is 4). What gRPC for Node would do beside that, and
 * nobody here uses, is off: the bookkeeping of channelz, and keeping messages of a stream to send them again.
 */
export const GRPC_LIMITS = {
  'grpc.enable_channelz': 0,
  'grpc.enable_retries': 0,
  'grpc.max_receive_message_length': MAX_MESSAGE_BYTES,
  'grpc.max_send_message_length': MAX_MESSAGE_BYTES,
} as const;
