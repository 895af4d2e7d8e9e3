import { toHex } from '@fabric-governance/protocol/bytes';
import {
  approvedPlace,
  definitionStructure,
  packageStructure,
  parametersStructure,
  sourcePlace,
  withDefaults,
} from './chaincode-definition.js';
import { fieldKey, metadataKey, metadataOf } from './stored-structure.js';

const EMPTY = new Uint8Array();

describe('a stored definition', () => {
  const definition = withDefaults({
    sequence: 1,
    version: '1.0',
    endorsementPlugin: '',
    initRequired: false,
    validationPlugin: '',
    validationParameter: EMPTY,
    collections: EMPTY,
  });

  it('has the fields and bytes that Fabric writes', () => {
    const structure = definitionStructure(definition);
    const text = new Map(
      structure.fields.map(([name, data]) => [name, Buffer.from(data).toString('latin1')]),
    );
    expect([...text]).toEqual([
      ['Sequence', '\x08\x01'],
      ['EndorsementInfo', '\x12\x0b\x0a\x031.0\x1a\x04escc'],
      ['ValidationInfo', '\x12\x2a\x0a\x04vscc\x12\x22\x12\x20/Channel/Application/Endorsement'],
      // An empty byte field inside a oneof is written, so that the key exists at all.
      ['Collections', '\x12\x00'],
    ]);
    expect(Buffer.from(metadataOf(structure)).toString('latin1')).toBe(
      '\x0a\x13ChaincodeDefinition\x12\x08Sequence\x12\x0fEndorsementInfo\x12\x0eValidationInfo\x12\x0bCollections',
    );
  });

  it('is approved without its sequence, under a name that has it', () => {
    expect(parametersStructure(definition).fields).toEqual(definitionStructure(definition).fields.slice(1));
    expect(metadataKey(approvedPlace('basic', 7))).toBe('namespaces/metadata/basic#7');
    expect(fieldKey(sourcePlace('basic', 7), 'PackageID')).toBe('chaincode-sources/fields/basic#7/PackageID');
  });

  it('names no package by an empty text that is there', () => {
    expect(packageStructure('').fields.map(([, data]) => toHex(data))).toEqual(['1a00']);
  });
});
