import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import type { MemberId } from '@fabric-governance/chaincode/governance/ids';
import type { FoundingDocument } from '@fabric-governance/chaincode/governance/records/members';
import { parseConnectionProfile } from '@fabric-governance/protocol/connection-profile';
import { runAgent } from '../agent/agent.js';
import type { Configuration } from '../configuration.js';
import { newSigner } from '../ledger/signer.js';
import { Transactor } from '../ledger/transactor.js';
import { newAdministrator } from '../network/administrator.js';
import { connect } from '../network/connections.js';

/** Runs the institution's agent until `signal` aborts. */
export async function agentCommand(configuration: Configuration, signal: AbortSignal): Promise<void> {
  const { mspId, memberId, channel, chaincode, foundingDocument } = configuration;
  const logger = pino({ level: configuration.logLevel, base: { member: memberId } });
  const certificate = readFileSync(configuration.certificate, 'utf8');
  const sign = newSigner(readFileSync(configuration.privateKey, 'utf8'));
  const profile = parseConnectionProfile(readFileSync(configuration.connectionProfile, 'utf8'));
  const connections = connect(profile);
  const transactor = new Transactor({
    client: connections.gateway,
    mspId,
    certificate,
    sign,
    channel,
    chaincode,
    onUnknown: (txId, error) => {
      logger.warn({ txId, reason: String(error) }, 'sent, but not known to be in a block: asking again');
    },
  });
  logger.info({ channel, chaincode, mspId }, 'agent started');
  try {
    await runAgent({
      self: memberId as MemberId,
      channel,
      chaincode,
      connections,
      administrator: newAdministrator(mspId, certificate, sign),
      transactor,
      ...(foundingDocument === undefined ? {} : { foundingDocument: readDocument(foundingDocument) }),
      logger,
      signal,
    });
  } finally {
    transactor.close();
    connections.close();
    logger.info('agent stopped');
  }
}

/** The chaincode checks the document itself, word for word; here it only travels. */
function readDocument(path: string): FoundingDocument {
  return JSON.parse(readFileSync(path, 'utf8')) as FoundingDocument;
}
