import { pino } from 'pino';
import { sha256Hex } from '@fabric-governance/protocol/sha256';
import { approveOwnPackage, type ApprovalOptions } from './approve-own-package.js';

const chaincodePackage = Uint8Array.of(1, 2, 3);
const packageId = `governance_1.0:${sha256Hex(chaincodePackage)}`;

/** A peer of Delta; `approvedBy` grows when Delta approves. The first `stumbles` calls fail, as while a peer catches up. */
function peer({
  approvedBy,
  stumbles = 0,
}: {
  approvedBy: readonly string[] | undefined;
  stumbles?: number;
}) {
  const state = { approvedBy, stumbles, installed: [] as string[], approved: [] as unknown[] };
  const lifecycle: ApprovalOptions['lifecycle'] = {
    committed: (name) => {
      if (state.stumbles-- > 0) return Promise.reject(new Error('creator org unknown'));
      const definition = {
        name,
        version: '1.0',
        sequence: 3,
        usualPlugins: true,
        approvedBy: state.approvedBy ?? [],
      };
      return Promise.resolve(state.approvedBy && definition);
    },
    install: () => {
      state.installed.push(packageId);
      return Promise.resolve();
    },
    installed: () => Promise.resolve(['other:00', ...state.installed]),
    approve: ({ sequence }, id) => {
      state.approved.push({ sequence, id });
      return Promise.resolve();
    },
  };
  return { state, lifecycle };
}

function options(
  lifecycle: ApprovalOptions['lifecycle'],
  signal = new AbortController().signal,
): ApprovalOptions {
  const logger = pino({ level: 'silent' });
  return { lifecycle, mspId: 'DeltaMSP', chaincode: 'governance', chaincodePackage, logger, signal };
}

describe('an organisation that was taken into the channel', () => {
  it('installs its package and approves the definition that holds, at whatever sequence', async () => {
    const { state, lifecycle } = peer({ approvedBy: ['AlphaMSP'] });
    await approveOwnPackage(options(lifecycle));
    expect(state.approved).toEqual([{ sequence: 3, id: packageId }]);
  });

  it('tries again while its peer does not know it yet', async () => {
    const { state, lifecycle } = peer({ approvedBy: ['AlphaMSP'], stumbles: 1 });
    await approveOwnPackage(options(lifecycle));
    expect(state.approved).toHaveLength(1);
  });

  it('leaves everything as it is when it has approved', async () => {
    const { state, lifecycle } = peer({ approvedBy: ['AlphaMSP', 'DeltaMSP'] });
    await approveOwnPackage(options(lifecycle));
    expect(state).toMatchObject({ installed: [], approved: [] });
  });

  it('waits for a definition until it is told to stop', async () => {
    const { state, lifecycle } = peer({ approvedBy: undefined });
    await approveOwnPackage(options(lifecycle, AbortSignal.timeout(50)));
    expect(state).toMatchObject({ installed: [], approved: [] });
  });
});
