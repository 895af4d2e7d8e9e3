import fc from 'fast-check';
import { fromHex, toHex, utf8 } from './bytes.js';
import { parseCertificate, pemToDer } from './certificate.js';
import { serializeIdentity } from './identity.js';
import type { ImplicitMetaRule, Principal, SignaturePolicy } from './policy.js';
import { evaluateSignaturePolicy, IMPLICIT_META_RULES, implicitMetaThreshold, MSP_ROLES } from './policy.js';
import {
  decodeChaincodePolicy,
  decodePolicy,
  decodeSignaturePolicy,
  encodeChaincodePolicy,
  encodePolicy,
  encodeSignaturePolicy,
} from './policy-encoding.js';
import { parseImplicitMetaPolicy, parseSignaturePolicy } from './policy-text.js';
import { rolesOf, satisfiesPrincipal } from './principal.js';
import { TEST_ORGANISATIONS } from './testdata/identities.js';

function satisfied(text: string, ...signers: readonly string[]): boolean {
  const belongs = (signer: string, principal: Principal): boolean =>
    principal.kind === 'role' && signer === `${principal.mspId}.${principal.role}`;
  return evaluateSignaturePolicy(parseSignaturePolicy(text), signers, belongs);
}

describe('the policy language', () => {
  it('counts each signer for one place only', () => {
    expect(satisfied("AND('A.peer', 'B.peer')", 'A.peer', 'B.peer')).toBe(true);
    expect(satisfied("AND('A.peer', 'B.peer')", 'A.peer')).toBe(false);
    expect(satisfied("AND('A.peer', 'A.peer')", 'A.peer')).toBe(false);
    expect(satisfied("AND('A.peer', 'A.peer')", 'A.peer', 'A.peer')).toBe(true);
    expect(satisfied("OutOf(2, 'A.peer', 'B.peer', 'C.peer')", 'C.peer', 'A.peer')).toBe(true);
    expect(satisfied("OutOf(2, 'A.peer', 'B.peer', 'C.peer')", 'C.peer')).toBe(false);
    expect(satisfied("OR('A.admin', AND('B.peer', 'C.peer'))", 'B.peer', 'C.peer')).toBe(true);
    expect(satisfied("OR('A.admin', AND('B.peer', 'C.peer'))", 'B.peer')).toBe(false);
    expect(satisfied("OutOf(0, 'A.peer')")).toBe(true);
    expect(satisfied("OutOf(2, 'A.peer')", 'A.peer')).toBe(false);
  });

  it('does not use up signers in a gate that fails', () => {
    expect(satisfied("OR(AND('A.peer', 'B.peer'), 'A.peer')", 'A.peer')).toBe(true);
  });

  it('numbers inner gates first and merges nothing, as Fabric’s parser does', () => {
    const { principals, rule } = parseSignaturePolicy("OR('A.peer', AND('B.peer', 'A.peer'))");
    expect(principals.map((principal) => principal.kind === 'role' && principal.mspId)).toEqual([
      'B',
      'A',
      'A',
    ]);
    expect(rule).toMatchObject({
      n: 1,
      rules: [{ principal: 2 }, { n: 2, rules: [{ principal: 0 }, { principal: 1 }] }],
    });
  });

  it.each([
    '',
    "'A.peer'",
    "OR('A.peer'",
    "OR('A.peer') x",
    "OR('A.king')",
    "OR('A')",
    "XOR('A.peer', 'B.peer')",
    "OutOf(3, 'A.peer')",
    "OutOf('A.peer')",
    'OR()',
    "OR('A.peer';)",
  ])('refuses %j', (text) => {
    expect(() => parseSignaturePolicy(text)).toThrow('BAD_POLICY');
  });

  it('reads implicit-meta rules, in capitals only', () => {
    expect(parseImplicitMetaPolicy('MAJORITY Admins')).toEqual({
      kind: 'implicit-meta',
      rule: 'MAJORITY',
      subPolicy: 'Admins',
    });
    for (const text of ['majority Admins', 'MAJORITY', 'MAJORITY Admins Writers']) {
      expect(() => parseImplicitMetaPolicy(text)).toThrow('BAD_POLICY');
    }
  });
});

it('evaluates a flat gate as counting would', () => {
  const names = fc.array(fc.constantFrom('A', 'B', 'C'), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(names, names, fc.nat(5), (places, signers, n) => {
      fc.pre(n <= places.length);
      const text = `OutOf(${n}, ${places.map((name) => `'${name}.peer'`).join(', ')})`;
      const count = (list: readonly string[], name: string): number =>
        list.filter((each) => each === name).length;
      const filled = ['A', 'B', 'C'].map((name) => Math.min(count(places, name), count(signers, name)));
      expect(satisfied(text, ...signers.map((name) => `${name}.peer`))).toBe(
        filled.reduce((a, b) => a + b) >= n,
      );
    }),
  );
});

it.each<[ImplicitMetaRule, readonly number[]]>([
  ['ANY', [0, 1, 1, 1, 1]],
  ['ALL', [0, 1, 2, 3, 4]],
  ['MAJORITY', [0, 1, 2, 2, 3]],
])('%s of 0 to 4 organisations needs %j', (rule, needed) => {
  expect([0, 1, 2, 3, 4].map((total) => implicitMetaThreshold(rule, total))).toEqual(needed);
});

describe('encoded', () => {
  it('has the bytes that Fabric writes', () => {
    // SignaturePolicyEnvelope of OR('Org1MSP.admin'), from a configtxgen block.
    const expected = '1208120608011202080' + '01a0d120b0a074f7267314d53501001';
    expect(toHex(encodeSignaturePolicy(parseSignaturePolicy("OR('Org1MSP.admin')")))).toBe(expected);
  });

  it('reads back', () => {
    const policies = [
      ...MSP_ROLES.map((role) => parseSignaturePolicy(`OR('A.${role}', AND('B.peer', 'C.${role}'))`)),
      ...IMPLICIT_META_RULES.map((rule) => parseImplicitMetaPolicy(`${rule} Endorsement`)),
    ];
    for (const policy of policies) expect(decodePolicy(encodePolicy(policy))).toEqual(policy);
    const others: SignaturePolicy = {
      kind: 'signature',
      rule: { kind: 'signed-by', principal: 0 },
      principals: [
        { kind: 'unit', mspId: 'A', unit: 'treasury', certifiersIdentifier: 'ab01' },
        { kind: 'combined', principals: [{ kind: 'role', mspId: 'A', role: 'peer' }, { kind: 'nominal' }] },
        { kind: 'identity', identity: utf8('bytes') },
      ],
    };
    expect(decodeSignaturePolicy(encodeSignaturePolicy(others))).toEqual(others);
    expect(decodeChaincodePolicy(encodeChaincodePolicy(others))).toEqual(others);
    const reference = { kind: 'reference', path: '/Channel/Application/Endorsement' } as const;
    expect(decodeChaincodePolicy(encodeChaincodePolicy(reference))).toEqual(reference);
  });

  it('refuses rules about principals that are not there, and empty rules', () => {
    expect(() => decodeSignaturePolicy(fromHex('12020801'))).toThrow('principal 1 of 0');
    expect(() => decodeSignaturePolicy(fromHex('1200'))).toThrow('empty rule');
    expect(() => decodeSignaturePolicy(new Uint8Array())).toThrow('empty rule');
    expect(() => decodeSignaturePolicy(fromHex('080112020800'))).toThrow('version 1');
  });

  it('reads principals of other kinds as ones that nobody satisfies', () => {
    const anonymity = decodeSignaturePolicy(fromHex('12020800' + '1a06080312020801'));
    const anyRole99 = decodeSignaturePolicy(fromHex('12020800' + '1a0712050a01411063'));
    for (const policy of [anonymity, anyRole99]) {
      expect(policy.principals).toMatchObject([{ kind: 'unsupported' }]);
      expect(() => encodeSignaturePolicy(policy)).toThrow('BAD_POLICY');
    }
  });
});

describe('a principal', () => {
  const { client, peer } = TEST_ORGANISATIONS.Org1MSP;
  const identityOf = (pem: string) => ({
    mspId: 'Org1MSP',
    certificate: parseCertificate(pemToDer(pem)),
    bytes: serializeIdentity('Org1MSP', pem),
  });
  const person = identityOf(client.certificatePem);

  it('is satisfied by MSP and node OU', () => {
    expect(rolesOf(person.certificate)).toEqual(['client']);
    expect(rolesOf(identityOf(peer.certificatePem).certificate)).toEqual(['peer']);
    const byRole = MSP_ROLES.filter((role) =>
      satisfiesPrincipal(person, { kind: 'role', mspId: 'Org1MSP', role }),
    );
    expect(byRole).toEqual(['member', 'client']);
    expect(satisfiesPrincipal(person, { kind: 'role', mspId: 'Org2MSP', role: 'member' })).toBe(false);
  });

  it('can be a unit or one identity', () => {
    const unit = (mspId: string): Principal => ({
      kind: 'unit',
      mspId,
      unit: 'department1',
      certifiersIdentifier: '',
    });
    expect(satisfiesPrincipal(person, unit('Org1MSP'))).toBe(true);
    expect(satisfiesPrincipal(person, unit('Org2MSP'))).toBe(false);
    expect(satisfiesPrincipal(person, { kind: 'identity', identity: person.bytes })).toBe(true);
    expect(satisfiesPrincipal(person, { kind: 'identity', identity: utf8('other') })).toBe(false);
    expect(satisfiesPrincipal(person, { kind: 'unsupported', classification: 3 })).toBe(false);
  });

  it('can be several at once, or anybody with a name', () => {
    const combined = (...mspIds: readonly string[]): Principal => ({
      kind: 'combined',
      principals: mspIds.map((mspId) => ({ kind: 'role', mspId, role: 'member' })),
    });
    expect(satisfiesPrincipal(person, combined('Org1MSP', 'Org1MSP'))).toBe(true);
    expect(satisfiesPrincipal(person, combined('Org1MSP', 'Org2MSP'))).toBe(false);
    expect(satisfiesPrincipal(person, combined())).toBe(false);
    expect(satisfiesPrincipal(person, { kind: 'nominal' })).toBe(true);
  });
});
