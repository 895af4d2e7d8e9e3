import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import type { MemberId } from '@fabric-governance/chaincode/governance/ids';
import type { FoundingDocument } from '@fabric-governance/chaincode/governance/records/members';
import { parseConnectionProfile } from '@fabric-governance/protocol/connection-profile';
import { runAgent } from '../agent/agent.js';
import { type Configuration, packagePaths } from '../configuration.js';
import { approveOwnPackage } from '../lifecycle/approve-own-package.js';
import { Lifecycle } from '../lifecycle/lifecycle.js';
import { newSigner } from '../ledger/signer.js';
import { Transactor } from '../ledger/transactor.js';
import { newAdministrator } from '../network/administrator.js';
import { connect } from '../network/connections.js';

/** Runs the institution's agent until `signal` aborts. */
export async function agentCommand(configuration: Configuration, signal: AbortSignal): Promise<void> {
  const { mspId, memberId, channel, chaincode, foundingDocument, chaincodePackage } = configuration;
  const logger = pino({ level: configuration.logLevel, base: { member: memberId } });
  const certificate = readFileSync(configuration.certificate, 'utf8');
  const sign = newSigner(readFileSync(configuration.privateKey, 'utf8'));
  const profile = parseConnectionProfile(readFileSync(configuration.connectionProfile, 'utf8'));
  const connections = connect(profile);
  const onUnknown = (txId: string, error: unknown): void => {
    logger.warn({ txId, reason: String(error) }, 'sent, but not known to be in a block: asking again');
  };
  const transactor = new Transactor({
    client: connections.gateway,
    mspId,
    certificate,
    sign,
    channel,
    chaincode,
    onUnknown,
  });
  const administrator = newAdministrator(mspId, certificate, sign);
  const lifecycle = new Lifecycle({
    client: connections.gateway,
    endorser: connections.endorser,
    administrator,
    certificate,
    channel,
    onUnknown,
  });
  logger.info({ channel, chaincode, mspId }, 'agent started');
  try {
    await runAgent({
      self: memberId as MemberId,
      channel,
      chaincode,
      connections,
      administrator,
      transactor,
      lifecycle,
      packagePaths: packagePaths(configuration),
      ...(foundingDocument === undefined ? {} : { foundingDocument: readDocument(foundingDocument) }),
      ...(chaincodePackage === undefined
        ? {}
        : {
            onCaughtUp: () =>
              approveOwnPackage({
                lifecycle,
                mspId,
                chaincode,
                chaincodePackage: new Uint8Array(readFileSync(chaincodePackage)),
                logger,
                signal,
              }),
          }),
      logger,
      signal,
    });
  } finally {
    lifecycle.close();
    transactor.close();
    connections.close();
    logger.info('agent stopped');
  }
}

/** The chaincode checks the document itself, word for word; here it only travels. */
function readDocument(path: string): FoundingDocument {
  return JSON.parse(readFileSync(path, 'utf8')) as FoundingDocument;
}
