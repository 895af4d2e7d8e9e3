import type { peer } from '@hyperledger/fabric-protos';
import { ChaincodeSession } from '../chaincode/chaincode-session.js';
import type { IncomingChaincodes } from '../chaincode/incoming-chaincodes.js';
import { RpcError } from './rpc-error.js';

/** `protos.ChaincodeSupport`: chaincodes that connect to one peer by themselves. */
export function chaincodeSupportService(
  incoming: IncomingChaincodes,
  { startupTimeout }: { readonly startupTimeout: number },
): peer.IChaincodeSupportServer {
  return {
    register: (stream) => {
      const session: ChaincodeSession = new ChaincodeSession(
        {
          send: (message) => stream.write(message),
          onEnd: (reason) => {
            incoming.gone(session);
            stream.emit('error', new RpcError('UNKNOWN', reason));
          },
        },
        (id) => incoming.register(id, session),
      );
      const gone = (): void => {
        session.end('chaincode stream terminated');
      };
      stream.on('data', (message: peer.ChaincodeMessage) => {
        session.receive(message);
      });
      stream.on('end', gone);
      stream.on('cancelled', gone);
      session.registered(startupTimeout).catch(() => undefined); // Ends a stream on which nobody registers.
    },
  };
}
