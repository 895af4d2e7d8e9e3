import { encodeChaincodePolicy } from '@fabric-governance/protocol/policy-encoding';
import { parseSignaturePolicy } from '@fabric-governance/protocol/policy-text';
import { withDefaults, type ChaincodeDefinition } from '../administration/lifecycle/chaincode-definition.js';
import type { ChaincodeOptions } from '../options.js';
import { collectionsFrom } from './collections-config.js';

/** The definition that options ask for. */
export function definitionFrom(options: ChaincodeOptions): ChaincodeDefinition {
  return withDefaults({
    version: options.version,
    sequence: options.sequence ?? 1,
    initRequired: options.initRequired ?? false,
    endorsementPlugin: '',
    validationPlugin: '',
    validationParameter: policyFrom(options.endorsementPolicy),
    collections: collectionsFrom(options.collections).serializeBinary(),
  });
}

/** A signature policy in the words of Fabric's tools, or the path of one of the channel's policies. */
function policyFrom(text: string | undefined): Uint8Array {
  if (text === undefined) {
    return new Uint8Array();
  }
  return encodeChaincodePolicy(
    text.startsWith('/') ? { kind: 'reference', path: text } : parseSignaturePolicy(text),
  );
}
