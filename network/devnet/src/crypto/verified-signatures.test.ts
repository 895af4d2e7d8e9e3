import { VerifiedSignatures, type SignedMessage } from './verified-signatures.js';

function signed(spki: string, message: string, signature: string): SignedMessage {
  return { spki: Buffer.from(spki), message: Buffer.from(message), signature: Buffer.from(signature) };
}

describe('VerifiedSignatures', () => {
  const bad = (): boolean => false;

  it('asks once for a good signature, and each time for a bad one', () => {
    const memory = new VerifiedSignatures();
    const verify = jest.fn(() => true);
    expect(memory.check(signed('key', 'message', 'good'), verify)).toBe(true);
    expect(memory.check(signed('key', 'message', 'good'), verify)).toBe(true);
    expect(verify).toHaveBeenCalledTimes(1);
    const refuse = jest.fn(bad);
    expect(memory.check(signed('key', 'message', 'bad'), refuse)).toBe(false);
    expect(memory.check(signed('key', 'message', 'bad'), refuse)).toBe(false);
    expect(refuse).toHaveBeenCalledTimes(2);
  });

  it('takes a remembered signature neither for another message nor for another key', () => {
    const memory = new VerifiedSignatures();
    memory.add(signed('key', 'message', 'signature'));
    expect(memory.check(signed('key', 'message', 'signature'), bad)).toBe(true);
    expect(memory.check(signed('key', 'other', 'signature'), bad)).toBe(false);
    expect(memory.check(signed('other', 'message', 'signature'), bad)).toBe(false);
  });

  it('forgets the oldest', () => {
    const memory = new VerifiedSignatures({ signatures: 2, bytes: 1000 });
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      memory.add(signed('key', name, name));
    }
    expect(memory.check(signed('key', 'a', 'a'), bad)).toBe(false);
    expect(memory.check(signed('key', 'd', 'd'), bad)).toBe(true);
    expect(memory.check(signed('key', 'e', 'e'), bad)).toBe(true);
  });

  it('does not hold on to more bytes than it may', () => {
    const memory = new VerifiedSignatures({ signatures: 100, bytes: 10 });
    for (const name of ['first', 'second', 'third', 'fourth']) {
      memory.add(signed('key', `a long message, the ${name}`, name));
    }
    expect(memory.check(signed('key', 'a long message, the first', 'first'), bad)).toBe(false);
    expect(memory.check(signed('key', 'a long message, the fourth', 'fourth'), bad)).toBe(true);
  });
});
