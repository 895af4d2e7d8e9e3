import { peer } from '@hyperledger/fabric-protos';
import { readBatch, readRequest } from './shim-request.js';

const NOT_UTF8 = Uint8Array.of(0x61, 0xff);
const SURROGATE = Uint8Array.of(0xed, 0xa0, 0x80);

function field(number: number, content: Uint8Array): Buffer {
  return Buffer.concat([Uint8Array.of(number * 8 + 2, content.length), content]);
}

describe('readRequest', () => {
  it('decodes a request, whatever its values are', () => {
    const payload = Buffer.concat([field(1, Buffer.from('ключ')), field(2, NOT_UTF8)]);
    const request = readRequest(peer.PutState, payload, [1, 3]);
    expect(request.getKey()).toBe('ключ');
    expect(Buffer.from(request.getValue_asU8())).toEqual(Buffer.from(NOT_UTF8));
  });

  it.each([NOT_UTF8, SURROGATE])('refuses texts that are not UTF-8', (text) => {
    expect(() => readRequest(peer.GetState, field(1, text), [1, 2])).toThrow(
      'unmarshal failed: string field contains invalid UTF-8',
    );
    expect(() => readBatch(peer.WriteBatchState, field(1, field(1, text)), [1, 3])).toThrow(
      'unmarshal failed: string field contains invalid UTF-8',
    );
  });

  it('refuses what is no message', () => {
    expect(() => readRequest(peer.GetState, Buffer.from('junk!'), [1, 2])).toThrow(
      'unmarshal failed: proto: cannot parse invalid wire-format data',
    );
  });
});
