import { toHex } from '@fabric-governance/protocol/bytes';
import { definitionEntries } from './lifecycle-state.js';

describe('definitionEntries', () => {
  it('writes what Fabric writes when a definition is committed', () => {
    const entries = definitionEntries({ name: 'basic', version: '1.0', sequence: 1 });
    expect(entries.map(({ key }) => key)).toEqual([
      'namespaces/fields/basic/Collections',
      'namespaces/fields/basic/EndorsementInfo',
      'namespaces/fields/basic/Sequence',
      'namespaces/fields/basic/ValidationInfo',
      'namespaces/metadata/basic',
    ]);
    const text = (index: number): string => Buffer.from(entries[index]?.value ?? []).toString('latin1');
    // An empty byte field inside a oneof is written, so that the key exists at all.
    expect(toHex(entries[0]?.value ?? new Uint8Array())).toBe('1200');
    expect(text(1)).toBe('\x12\x0b\x0a\x031.0\x1a\x04escc');
    expect(toHex(entries[2]?.value ?? new Uint8Array())).toBe('0801');
    expect(text(3)).toBe('\x12\x2a\x0a\x04vscc\x12\x22\x12\x20/Channel/Application/Endorsement');
    expect(text(4)).toBe(
      '\x0a\x13ChaincodeDefinition\x12\x08Sequence\x12\x0fEndorsementInfo\x12\x0eValidationInfo\x12\x0bCollections',
    );
  });
});
