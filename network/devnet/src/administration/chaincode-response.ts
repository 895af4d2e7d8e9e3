import { Response } from '@hyperledger/fabric-protos/lib/peer/proposal_response_pb.js';

const OK = 200;
const ERROR = 500;

/** A system chaincode's refusal, which becomes its response; the message has Fabric's wording. */
export class SystemChaincodeRefusal extends Error {
  override readonly name = 'SystemChaincodeRefusal';

  constructor(
    message: string,
    readonly status: number = ERROR,
  ) {
    super(message);
  }

  /** As `protos.Response`. */
  response(): Response {
    const response = new Response();
    response.setStatus(this.status);
    response.setMessage(this.message);
    return response;
  }
}

/** `protos.Response` of success. */
export function success(payload: Uint8Array = new Uint8Array()): Response {
  const response = new Response();
  response.setStatus(OK);
  response.setPayload(payload);
  return response;
}
