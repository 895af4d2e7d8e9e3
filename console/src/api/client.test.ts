import { addressOf, call } from './client.js';

/** Answers the next request as a gateway would. */
function answer(status: number, body: unknown): jest.SpyInstance {
  const response = new Response(JSON.stringify(body), { status });
  Object.defineProperty(response, 'url', { value: 'http://localhost:3001/api/session' });
  return jest.spyOn(globalThis, 'fetch').mockResolvedValueOnce(response);
}

afterEach(() => jest.restoreAllMocks());

it('fills in parameters and leaves out filters that are not set', () => {
  expect(addressOf('block', { number: '7' })).toBe('/api/blocks/7');
  expect(addressOf('audit', {}, { event: 'ballot.cast', member: undefined, limit: 50 })).toBe(
    '/api/audit?event=ballot.cast&limit=50',
  );
});

it('sends a body as JSON and returns the checked answer', async () => {
  const sent = answer(200, { certificate: '-----BEGIN CERTIFICATE-----' });
  const body = { enrolmentId: 'aurora-bank.li-na', secret: 's', csr: 'c' };
  await expect(call('enrol', { body })).resolves.toEqual({ certificate: '-----BEGIN CERTIFICATE-----' });
  expect(sent).toHaveBeenCalledWith(
    '/api/enrolment',
    expect.objectContaining({ method: 'POST', body: JSON.stringify(body) }),
  );
});

it('throws the gateway’s refusal with its code, kind and parameters', async () => {
  const params = { permission: 'ballot.cast', personId: 'aurora-bank.li-na' };
  answer(403, { error: { code: 'PERMISSION_DENIED', kind: 'forbidden', params } });
  await expect(call('session')).rejects.toMatchObject({
    code: 'PERMISSION_DENIED',
    kind: 'forbidden',
    params,
  });
});

it('refuses an answer that is not what the contract says', async () => {
  answer(200, { challenge: 7 });
  await expect(call('challenge')).rejects.toMatchObject({
    code: 'ANSWER_UNEXPECTED',
    params: { path: '/api/session/challenge challenge' },
  });
});

it('says that the gateway cannot be reached', async () => {
  jest.spyOn(globalThis, 'fetch').mockRejectedValueOnce(new TypeError('fetch failed'));
  await expect(call('session')).rejects.toMatchObject({ code: 'GATEWAY_UNREACHABLE' });
});

it('shows the beginning of an answer that is no error of the gateway’s', async () => {
  answer(502, 'Bad Gateway');
  await expect(call('session')).rejects.toMatchObject({
    code: 'ANSWER_UNEXPECTED',
    params: { path: '502 /api/session', problem: '"Bad Gateway"' },
  });
});
