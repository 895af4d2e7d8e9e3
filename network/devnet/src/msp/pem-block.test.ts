import { randomBytes } from 'node:crypto';
import { derToPem } from '@fabric-governance/protocol/certificate';
import { utf8 } from '@fabric-governance/protocol/bytes';
import { firstPemBlock } from './pem-block.js';

const CONTENT = new Uint8Array(randomBytes(100));
const PEM = derToPem(CONTENT, 'CERTIFICATE');
const [BEGIN = '', ...REST] = PEM.split('\n');

describe('firstPemBlock', () => {
  it.each([
    ['as it is', PEM],
    ['with text around it', `text\n${PEM}more text`],
    ['after bytes that are no text', Buffer.concat([Buffer.of(0xff, 0xfe, 10), utf8(PEM)])],
    ['with Windows line ends', PEM.replaceAll('\n', '\r\n')],
    ['with spaces at line ends', PEM.replaceAll('\n', ' \t\n')],
    ['with headers', [BEGIN, 'Proc-Type: 4', 'Empty:', '', ...REST].join('\n')],
    ['with a header and no empty line', [BEGIN, 'A: b', ...REST].join('\n')],
    ['without a line end at its end', PEM.trimEnd()],
    ['on one line inside', `${BEGIN}\n${REST.slice(0, -2).join('')}\n${REST.at(-2) ?? ''}`],
    ['after a beginning without an end', `${BEGIN}\n${PEM}`],
    ['after a block that is no base64', `${BEGIN}\n!!!!\n-----END CERTIFICATE-----\n${PEM}`],
    ['after a block whose ends differ', `${BEGIN}\nAAAA\n-----END OTHER-----\n${PEM}`],
    ['before another block', `${PEM}${derToPem(Uint8Array.of(1), 'CERTIFICATE')}`],
  ])('is found %s', (_where, text) => {
    const block = firstPemBlock(typeof text === 'string' ? utf8(text) : text);
    expect(block).toEqual({ label: 'CERTIFICATE', content: CONTENT });
  });

  it.each([
    ['in nothing', ''],
    ['that does not begin a line', `x${PEM}`],
    ['that does not end', PEM.slice(0, -30)],
    [
      'whose last line goes on',
      PEM.replace('CERTIFICATE-----\n', 'CERTIFICATE-----x\n').replace(
        'END CERTIFICATE-----',
        'END CERTIFICATE-----x',
      ),
    ],
    ['with four dashes', PEM.replace('-----BEGIN', '----BEGIN')],
    ['whose end is on the line before', PEM.replace('\n-----END', ' -----END')],
    ['of headers only', `${BEGIN}\nA: b\n-----END CERTIFICATE-----\n`.replace('\n-----END', '-----END')],
  ])('finds no block %s', (_what, text) => {
    expect(firstPemBlock(utf8(text))).toBeUndefined();
  });

  it('tells the label, and an empty content', () => {
    expect(firstPemBlock(utf8('-----BEGIN X509 CRL-----\n-----END X509 CRL-----\n'))).toEqual({
      label: 'X509 CRL',
      content: new Uint8Array(),
    });
  });
});
