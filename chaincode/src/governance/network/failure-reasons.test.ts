import { reasonWith } from './failure-reasons.js';

test('the network’s own words follow the reason, cut to what an attestation takes', () => {
  expect(reasonWith('ORDERER_REFUSED', 'no majority')).toBe('ORDERER_REFUSED: no majority');
  const long = reasonWith('PEER_REFUSED', 'x'.repeat(3000));
  expect(long).toHaveLength(2000);
  expect(long.startsWith('PEER_REFUSED: xxx')).toBe(true);
});
