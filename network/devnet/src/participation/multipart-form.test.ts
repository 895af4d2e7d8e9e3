import { readMultipartForm } from './multipart-form.js';

const TYPE = 'multipart/form-data; boundary=b1';

function body(...lines: readonly string[]): Uint8Array {
  return Buffer.from(lines.join('\r\n'), 'latin1');
}

describe('readMultipartForm', () => {
  it('reads files and values, bytes as they are', () => {
    const parts = readMultipartForm(
      TYPE,
      body(
        '--b1',
        'Content-Disposition: form-data; name="config-block"; filename="config.block"',
        'Content-Type: application/octet-stream',
        '',
        'a\r\n\u00ff--b\r\n',
        '--b1',
        'content-disposition: form-data; name="note"',
        '',
        'x',
        '--b1--',
        '',
      ),
    );
    expect(
      parts.map(({ name, isFile, content }) => [name, isFile, Buffer.from(content).toString('latin1')]),
    ).toEqual([
      ['config-block', true, 'a\r\n\u00ff--b\r\n'],
      ['note', false, 'x'],
    ]);
  });

  it('reads an empty form and a quoted boundary', () => {
    expect(readMultipartForm('multipart/form-data; boundary="b 1"', body('--b 1--', ''))).toEqual([]);
  });

  it('reads what the platform itself writes', async () => {
    const form = new FormData();
    form.append('config-block', new Blob([Uint8Array.of(0, 13, 10, 45, 45, 255)]), 'block');
    const response = new Response(form);
    const type = response.headers.get('content-type') ?? '';
    const [part] = readMultipartForm(type, new Uint8Array(await response.arrayBuffer()));
    expect([part?.isFile, [...(part?.content ?? [])]]).toEqual([true, [0, 13, 10, 45, 45, 255]]);
  });

  it.each([
    ['no boundary', 'multipart/form-data', body('--b1--')],
    ['no end', TYPE, body('--b1', 'Content-Disposition: form-data; name="a"', '', 'x')],
    ['no part at all', TYPE, body('something else')],
    ['a part without a name', TYPE, body('--b1', '', 'x', '--b1--')],
  ])('refuses a body with %s', (_what, type, bytes) => {
    expect(() => readMultipartForm(type, bytes)).toThrow();
  });
});
