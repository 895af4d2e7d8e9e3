import { mspConfig } from '@fabric-governance/protocol/config/org-group';
import type { Organisation } from '../crypto/organisation.js';
import { MspManager } from '../msp/msp.js';
import { mspDefinition } from '../msp/msp-definition.js';
import { publicSide } from './genesis.js';

/** Knows the people of one organisation by its own files, whatever channels it is on: a peer's local MSP. */
export function localMsp(organisation: Organisation): MspManager {
  const definition = mspDefinition(mspConfig(publicSide(organisation)).serializeBinary());
  return new MspManager(new Map([[definition.mspId, definition]]));
}
