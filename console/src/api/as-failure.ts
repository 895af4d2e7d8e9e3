import { ProtocolError } from '@fabric-governance/protocol/errors';
import { consoleFailure, Failure } from './failure.js';

/** Sorts whatever was thrown: bytes that the protocol checks refused keep their code, the unforeseen becomes UNEXPECTED. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  if (thrown instanceof ProtocolError) {
    const { code, params } = thrown;
    return new Failure({ code, kind: 'system', params }, { cause: thrown });
  }
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return consoleFailure('UNEXPECTED', { detail }, { cause: thrown });
}
