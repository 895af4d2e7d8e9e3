import type { ServiceError } from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import { gateway, google } from '@hyperledger/fabric-protos';

/** What a network answered, as plain data: compared, and written to the recording. */
export type Answer =
  string | number | boolean | null | readonly Answer[] | { readonly [name: string]: Answer };

/** A failed call: gRPC's code and message, and what Fabric's nodes have to say in its details. */
export function failureAnswer(error: unknown): Answer {
  if (!isServiceError(error)) throw error;
  return { code: status[error.code], message: error.details, details: detailsOf(error) };
}

/** Awaits a call and puts its answer, or its failure, into plain data. */
export async function answerOf<Result>(
  call: Promise<Result>,
  read: (result: Result) => Answer,
): Promise<Answer> {
  try {
    return read(await call);
  } catch (error) {
    return failureAnswer(error);
  }
}

export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

function isServiceError(error: unknown): error is ServiceError {
  return error instanceof Error && 'code' in error && 'details' in error && typeof error.code === 'number';
}

/** Sorted, for Fabric asks its peers in no fixed order. */
function detailsOf({ metadata }: ServiceError): readonly Answer[] {
  const [bytes] = metadata.get('grpc-status-details-bin');
  if (!(bytes instanceof Uint8Array)) return [];
  return google.rpc.Status.deserializeBinary(bytes)
    .getDetailsList()
    .map((any) => {
      const detail = gateway.ErrorDetail.deserializeBinary(any.getValue_asU8());
      return [detail.getAddress(), detail.getMspId(), detail.getMessage()];
    })
    .sort((a, b) => (String(a) < String(b) ? -1 : 1));
}
