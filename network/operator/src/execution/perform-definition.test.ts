import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MemberId, Sha256Hex } from '@fabric-governance/chaincode/governance/ids';
import { utf8 } from '@fabric-governance/protocol/bytes';
import { sha256Hex } from '@fabric-governance/protocol/sha256';
import { tarGzOf } from '@fabric-governance/protocol/testdata/tar-archive';
import type { PerformOptions } from '../agent/perform-options.js';
import type { Settled } from '../ledger/settle.js';
import type { ChaincodeDefinition, CommittedDefinition } from '../lifecycle/chaincode-definition.js';
import { decidedDefinition } from '../lifecycle/decided-definition.js';
import { PeerRefused } from '../network/call-peer.js';
import { testAdministrator } from '../testing/key.js';
import { definition, PROPOSAL_ID } from '../testing/records.js';
import { approve, commit, verify } from './perform-definition.js';

const SETTLED: Settled = { txId: 'x', code: 0, codeName: 'VALID', blockNumber: 9n };
const BYTES = new Uint8Array(
  tarGzOf([
    { name: 'metadata.json', content: '{"label":"trade_1.0"}' },
    { name: 'code.tar.gz', content: tarGzOf([{ name: 'main.ts', content: 'x' }]) },
  ]),
);
const packageId = `trade_1.0:${sha256Hex(BYTES)}`;
/** Over each file's name, length and content. */
const sourceHash = sha256Hex(utf8('main.ts\0' + '1\0' + 'x'));
const ACTION = definition(1, { package: { label: 'trade_1.0', sourceHash: sourceHash as Sha256Hex } });
if (ACTION.kind !== 'chaincode.commit') throw new Error('it defines a chaincode');
const DEFINITION = ACTION.payload;
const of = { proposalId: PROPOSAL_ID, attempt: 1, definition: DEFINITION };
const FOUND: CommittedDefinition = {
  ...decidedDefinition(DEFINITION),
  usualPlugins: true,
  approvedBy: ['aMSP', 'bMSP'],
};

/** A peer of aMSP that keeps what it is told, and can be made to refuse. */
class Peer {
  readonly installs: string[] = [];
  readonly approvals: string[] = [];
  readonly commits: (readonly string[] | undefined)[] = [];
  committedNow: CommittedDefinition | undefined;
  refusing: string | undefined;

  readonly lifecycle: PerformOptions['lifecycle'] = {
    install: (bytes) => {
      this.installs.push(`trade_1.0:${sha256Hex(bytes)}`);
      return this.refusing === undefined
        ? Promise.resolve()
        : Promise.reject(new PeerRefused(500, this.refusing));
    },
    installed: () => Promise.resolve([]),
    installedPackage: () => Promise.reject(new Error('nothing is installed')),
    committed: () => Promise.resolve(this.committedNow),
    approvedPackage: () => Promise.resolve(this.approvals.at(-1)),
    readiness: () => Promise.resolve(this.approvals.length > 0 ? ['aMSP'] : []),
    approve: (_definition: ChaincodeDefinition, id: string) => {
      this.approvals.push(id);
      return Promise.resolve();
    },
    commit: (_definition, { endorsers }) => {
      this.commits.push(endorsers);
      return this.refusing === undefined
        ? Promise.resolve()
        : Promise.reject(new PeerRefused(500, this.refusing));
    },
  };
}

describe('a decided definition', () => {
  let folder: string;
  let peer: Peer;
  let sent: unknown[];
  let options: PerformOptions;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'packages-'));
    writeFileSync(join(folder, 'trade.tar.gz'), BYTES);
    peer = new Peer();
    sent = [];
    options = {
      channel: 'governance',
      administrator: testAdministrator(),
      lifecycle: peer.lifecycle,
      packagePaths: [folder],
      mspIdOf: (memberId: MemberId) => `${memberId}MSP`,
      transactor: {
        submit: (_name: string, input: unknown) => {
          sent.push(input);
          return Promise.resolve(SETTLED);
        },
      },
      signal: new AbortController().signal,
    } as unknown as PerformOptions;
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const failed = (reason: string) => ({ proposalId: PROPOSAL_ID, attempt: 1, result: 'failed', reason });

  it('is approved with the institution’s own package, once, however often the step is repeated', async () => {
    await approve({ kind: 'approve', ...of }, options);
    await approve({ kind: 'approve', ...of }, options);
    expect(peer.approvals).toEqual([packageId]);
    const contribution = { proposalId: PROPOSAL_ID, attempt: 1, packageId };
    expect(sent).toEqual([contribution, contribution]);
  });

  it('is approved anew where another package was approved for it', async () => {
    peer.approvals.push('other:0');
    await approve({ kind: 'approve', ...of }, options);
    expect(peer.approvals.at(-1)).toBe(packageId);
  });

  it('is not approved with another source, or without a package', async () => {
    const other = {
      ...DEFINITION,
      package: { ...DEFINITION.package, sourceHash: '0'.repeat(64) as Sha256Hex },
    };
    await approve({ kind: 'approve', ...of, definition: other }, options);
    rmSync(join(folder, 'trade.tar.gz'));
    await approve({ kind: 'approve', ...of }, options);
    expect(sent).toEqual([failed('SOURCE_DIFFERS'), failed('PACKAGE_MISSING')]);
    expect([peer.installs, peer.approvals]).toEqual([[], []]);
  });

  it('that the peer refuses is attested as failed with its words', async () => {
    peer.refusing = 'could not build chaincode';
    await approve({ kind: 'approve', ...of }, options);
    await commit({ kind: 'commit', ...of, endorsing: [] }, options);
    expect(sent).toEqual([
      failed('PEER_REFUSED: could not build chaincode'),
      failed('PEER_REFUSED: could not build chaincode'),
    ]);
  });

  it('is committed by the peers of those that approved it, unless it is already', async () => {
    const step = { kind: 'commit', ...of, endorsing: ['b', 'a'] as MemberId[] } as const;
    expect(await commit(step, options)).toMatchObject({ ended: 'done' });
    expect(peer.commits).toEqual([['bMSP', 'aMSP']]);
    peer.committedNow = FOUND;
    expect(await commit(step, options)).toMatchObject({ ended: 'lost' });
    expect(peer.commits).toHaveLength(1);
  });

  it('that peers do not know yet to be approved may be committed later', async () => {
    peer.refusing = 'chaincode definition not agreed to by this org (aMSP)';
    await expect(commit({ kind: 'commit', ...of, endorsing: [] }, options)).rejects.toThrow(PeerRefused);
    expect(sent).toEqual([]);
  });

  const step = { kind: 'verify', ...of, blockNumber: 7, headerHash: 'f'.repeat(64) as Sha256Hex } as const;

  it('is attested as the own peer tells it', async () => {
    peer.committedNow = FOUND;
    await verify(step, options);
    const { version, sequence, approvedBy } = FOUND;
    const evidence = {
      blockNumber: 7,
      headerHash: 'f'.repeat(64),
      definition: { version, sequence, approvedBy },
    };
    expect(sent).toEqual([{ proposalId: PROPOSAL_ID, attempt: 1, result: 'done', evidence }]);
  });

  it.each([
    ['policy', { validationParameter: Uint8Array.of(1) }],
    ['collections', { collections: Uint8Array.of(1) }],
    ['version', { version: '9' }],
    ['need of initialisation', { initRequired: true }],
    ['plugins', { usualPlugins: false }],
  ])('is attested as failed where another one came into force: %s', async (_what, more) => {
    peer.committedNow = { ...FOUND, ...more };
    await verify(step, options);
    expect(sent).toEqual([failed('DEFINITION_DIFFERS')]);
  });

  it('is asked for again while the own peer does not know it yet', async () => {
    await expect(verify(step, options)).rejects.toThrow('does not yet say');
    peer.committedNow = { ...FOUND, sequence: 0 };
    await expect(verify(step, options)).rejects.toThrow('does not yet say');
  });
});
