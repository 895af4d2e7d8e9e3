import type { Status } from './status-of.js';
import { statusTable } from './status-table.js';

const status: Status = {
  memberId: 'a',
  mspId: 'aMSP',
  channel: 'governance',
  height: 12,
  members: [
    {
      id: 'a' as Status['members'][0]['id'],
      mspId: 'aMSP' as Status['members'][0]['mspId'],
      status: 'active',
      votes: true,
      weight: 3,
    },
  ],
  organisations: [{ mspId: 'aMSP', anchorPeers: ['localhost:7051'] }],
  open: [
    {
      id: '0123456789abcdef',
      title: 'Admit d',
      state: 'voting',
      ballots: '1 of 3',
      next: '2026-01-01T00:00:00.000Z',
    },
  ],
  executions: [],
};

describe('the status as a table', () => {
  it('has a section for each thing, with columns under their names', () => {
    expect(statusTable(status)).toBe(`a (aMSP) on channel governance: 12 blocks

Members
  id  MSP   status  votes  weight
  a   aMSP  active  yes    3

Organisations of the channel configuration
  MSP   anchor peers
  aMSP  localhost:7051

Open proposals
  id          state   ballots  next                      title
  0123456789  voting  1 of 3   2026-01-01T00:00:00.000Z  Admit d

Executions: none
`);
  });

  it('says so when the own peer is not on the channel', () => {
    expect(statusTable({ ...status, height: 0 })).toContain('the own peer is not on the channel');
  });
});
