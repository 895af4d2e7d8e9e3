import {
  ImplicitMetaPolicy as ImplicitMetaMessage,
  Policy as PolicyMessage,
  SignaturePolicy as RuleMessage,
  SignaturePolicyEnvelope,
} from '@hyperledger/fabric-protos/lib/common/policies_pb.js';
import { ApplicationPolicy } from '@hyperledger/fabric-protos/lib/peer/policy_pb.js';
import { ProtocolError } from './errors.js';
import { decode } from './message.js';
import type {
  ImplicitMetaPolicy,
  ImplicitMetaRule,
  Policy,
  SignaturePolicy,
  SignatureRule,
} from './policy.js';
import { IMPLICIT_META_RULES } from './policy.js';
import { decodePrincipal, encodePrincipal } from './principal-encoding.js';

const META_RULES: Readonly<
  Record<ImplicitMetaRule, ImplicitMetaMessage.RuleMap[keyof ImplicitMetaMessage.RuleMap]>
> = ImplicitMetaMessage.Rule;

/** A chaincode's endorsement policy: its own, or a reference such as `/Channel/Application/Endorsement`. */
export type ChaincodePolicy = SignaturePolicy | { readonly kind: 'reference'; readonly path: string };

/** `common.Policy`, the form in a channel configuration. */
export function encodePolicy(policy: Policy): PolicyMessage {
  const message = new PolicyMessage();
  const signature = policy.kind === 'signature';
  message.setType(signature ? PolicyMessage.PolicyType.SIGNATURE : PolicyMessage.PolicyType.IMPLICIT_META);
  message.setValue((signature ? signatureEnvelope(policy) : implicitMeta(policy)).serializeBinary());
  return message;
}

/** Reads `common.Policy`; throws BAD_POLICY for a type that Fabric 2 no longer uses, BAD_ENCODING for broken bytes. */
export function decodePolicy(message: PolicyMessage): Policy {
  switch (message.getType()) {
    case PolicyMessage.PolicyType.SIGNATURE:
      return decodeSignaturePolicy(message.getValue_asU8());
    case PolicyMessage.PolicyType.IMPLICIT_META:
      return decodeImplicitMeta(message.getValue_asU8());
    default:
      throw new ProtocolError('BAD_POLICY', { detail: `type ${message.getType()}` });
  }
}

/** Bytes of `common.SignaturePolicyEnvelope`: collection policies and key-level policies have this form. */
export function encodeSignaturePolicy(policy: SignaturePolicy): Uint8Array {
  return signatureEnvelope(policy).serializeBinary();
}

/** Reads `common.SignaturePolicyEnvelope`; throws BAD_ENCODING or BAD_POLICY. */
export function decodeSignaturePolicy(bytes: Uint8Array): SignaturePolicy {
  const envelope = decode(SignaturePolicyEnvelope, bytes);
  if (envelope.getVersion() !== 0) {
    throw new ProtocolError('BAD_POLICY', { detail: `version ${envelope.getVersion()}` });
  }
  const principals = envelope.getIdentitiesList().map(decodePrincipal);
  return { kind: 'signature', rule: ruleOf(envelope.getRule(), principals.length), principals };
}

/** Bytes of `protos.ApplicationPolicy`: the form in a chaincode definition. */
export function encodeChaincodePolicy(policy: ChaincodePolicy): Uint8Array {
  const message = new ApplicationPolicy();
  if (policy.kind === 'reference') message.setChannelConfigPolicyReference(policy.path);
  else message.setSignaturePolicy(signatureEnvelope(policy));
  return message.serializeBinary();
}

/** Reads `protos.ApplicationPolicy`; throws BAD_ENCODING or BAD_POLICY. */
export function decodeChaincodePolicy(bytes: Uint8Array): ChaincodePolicy {
  const message = decode(ApplicationPolicy, bytes);
  const envelope = message.getSignaturePolicy();
  if (envelope) return decodeSignaturePolicy(envelope.serializeBinary());
  return { kind: 'reference', path: message.getChannelConfigPolicyReference() };
}

function signatureEnvelope(policy: SignaturePolicy): SignaturePolicyEnvelope {
  const envelope = new SignaturePolicyEnvelope();
  envelope.setRule(ruleMessage(policy.rule));
  envelope.setIdentitiesList(policy.principals.map(encodePrincipal));
  return envelope;
}

function implicitMeta(policy: ImplicitMetaPolicy): ImplicitMetaMessage {
  const message = new ImplicitMetaMessage();
  message.setSubPolicy(policy.subPolicy);
  message.setRule(META_RULES[policy.rule]);
  return message;
}

function decodeImplicitMeta(bytes: Uint8Array): ImplicitMetaPolicy {
  const message = decode(ImplicitMetaMessage, bytes);
  const rule = IMPLICIT_META_RULES.find((name) => META_RULES[name] === message.getRule());
  if (rule === undefined) throw new ProtocolError('BAD_POLICY', { detail: `rule ${message.getRule()}` });
  return { kind: 'implicit-meta', rule, subPolicy: message.getSubPolicy() };
}

function ruleMessage(rule: SignatureRule): RuleMessage {
  const message = new RuleMessage();
  if (rule.kind === 'signed-by') {
    message.setSignedBy(rule.principal);
    return message;
  }
  const gate = new RuleMessage.NOutOf();
  gate.setN(rule.n);
  gate.setRulesList(rule.rules.map(ruleMessage));
  message.setNOutOf(gate);
  return message;
}

function ruleOf(message: RuleMessage | undefined, principals: number): SignatureRule {
  const gate = message?.getNOutOf();
  if (gate) {
    return {
      kind: 'out-of',
      n: gate.getN(),
      rules: gate.getRulesList().map((inner) => ruleOf(inner, principals)),
    };
  }
  if (!message?.hasSignedBy()) throw new ProtocolError('BAD_POLICY', { detail: 'empty rule' });
  const principal = message.getSignedBy();
  if (principal < 0 || principal >= principals) {
    throw new ProtocolError('BAD_POLICY', { detail: `principal ${principal} of ${principals}` });
  }
  return { kind: 'signed-by', principal };
}
