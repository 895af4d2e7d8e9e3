import { fromBase64, fromUtf8 } from '@fabric-governance/protocol/bytes';
import { basic, describeCa } from './ca-client.fixture.js';

describeCa('the addresses of the certificate authority', {}, (ca) => {
  it('tells its name and its chain, under both prefixes', async () => {
    for (const request of [
      { method: 'GET', path: '/api/v1/cainfo?ca=ca-org1' },
      { method: 'GET', path: '/cainfo' },
      { path: '/api/v1/cainfo', body: { caname: 'ca-org1' } },
      { path: '/cainfo', body: { CAName: 'ca-org1' } },
      { path: '/cainfo' },
    ]) {
      const { status, headers, body } = await ca().call(request);
      expect([status, headers['content-type']]).toEqual([200, 'application/json']);
      expect(body).toMatchObject({ success: true, errors: [], messages: [], result: { CAName: 'ca-org1' } });
      expect(body.result['Version']).toMatch(/^v1\.5/u);
      expect(fromUtf8(fromBase64(String(body.result['CAChain'])))).toBe(ca().organisation.ca.certificatePem);
    }
    expect(await ca().call({ method: 'HEAD', path: '/cainfo' })).toMatchObject({ status: 200, text: '' });
  });

  it('knows no other authority', async () => {
    const authorization = basic('mei', 'secret');
    for (const request of [
      { path: '/api/v1/cainfo', body: { caname: 'ca-org2' } },
      { method: 'GET', path: '/cainfo?ca=ca-org2' },
      { path: '/enroll', body: { caname: 'ca-org2' }, authorization },
      { path: '/enroll?ca=ca-org2', body: { caname: 'ca-org1' }, authorization },
      { path: '/register', body: { caname: 'ca-org2', id: 'x' } },
      { method: 'GET', path: '/identities?ca=ca-org2', authorization },
    ]) {
      expect(await ca().call(request)).toMatchObject({
        status: 404,
        body: { success: false, result: '', errors: [{ code: 19, message: "CA 'ca-org2' does not exist" }] },
      });
    }
  });

  it('refuses addresses and methods that fabric-ca does not have', async () => {
    for (const path of [
      '/',
      '/api/v1/',
      '/api/v1/nothing',
      '/identities/',
      '/identities/a/b',
      '/identities/a%2Fb',
      '/identities/%',
    ]) {
      expect(await ca().call({ method: 'GET', path })).toMatchObject({
        status: 404,
        text: '404 page not found\n',
      });
    }
    for (const [method, path] of [
      ['GET', '/api/v1/enroll'],
      ['DELETE', '/register'],
      ['PUT', '/identities'],
      ['POST', '/identities/a'],
      ['POST', '/certificates'],
    ] as const) {
      expect(await ca().call({ method, path })).toMatchObject({
        status: 405,
        body: { errors: [{ code: 1, message: `Method ${method} is not allowed` }] },
      });
    }
  });

  it('refuses Idemix in words', async () => {
    for (const path of ['/idemix/credential', '/api/v1/idemix/cri']) {
      expect(await ca().call({ path, body: {} })).toMatchObject({
        status: 501,
        body: { success: false, errors: [{ code: 0, message: expect.stringContaining('Idemix') as string }] },
      });
    }
  });

  it('refuses bodies that are empty, broken or too large', async () => {
    const authorization = basic('mei', 'secret');
    const codeOf = async (body: object | undefined): Promise<number | undefined> => {
      const answer = await ca().call({ path: '/enroll', ...(body && { body }), authorization });
      expect(answer.status).toBe(400);
      return answer.body.errors[0]?.code;
    };
    expect(await codeOf(undefined)).toBe(4);
    expect(await codeOf({ caname: 3 })).toBe(5);
    expect(await codeOf({ attr_reqs: 'all' })).toBe(5);
    expect(await codeOf({ certificate_request: 'x'.repeat(1_100_000) })).toBe(5);
  });

  it('asks everybody for authorization', async () => {
    for (const request of [
      { path: '/reenroll', body: {} },
      { path: '/register', body: { id: 'x' } },
      { path: '/revoke', body: { id: 'x' } },
      { path: '/gencrl', body: {} },
      { method: 'GET', path: '/identities' },
      { method: 'GET', path: '/identities/x' },
      { method: 'GET', path: '/affiliations' },
      { method: 'GET', path: '/affiliations/x' },
      { method: 'GET', path: '/certificates' },
    ]) {
      expect(await ca().call(request)).toMatchObject({ status: 401, body: { errors: [{ code: 2 }] } });
    }
  });
});
