import type { Measurement } from './measure.js';
import { reportLines } from './report.js';

const measurement: Measurement = {
  load: {
    committed: 1000,
    failed: 0,
    firstFailure: '',
    elapsed: 5000,
    medianLatency: 100,
    latency95: 200,
  },
  throughput: 200,
  aloneLatency: 20,
  cpu: { network: 2.5, chaincode: 1, client: undefined },
  residentBeforeMiB: 90,
  residentAfterMiB: 110,
};
const devnet = {
  ...measurement,
  firstCommit: 1500,
  firstCommitAfterKill: 900,
  residentAfterRestartMiB: undefined,
};

describe('reportLines', () => {
  it('gives ratios when two networks were measured', () => {
    const other = {
      ...measurement,
      title: 'Fabric 2.5.16',
      throughput: 100,
      aloneLatency: 2000,
      cpu: { ...measurement.cpu, network: 12.5 },
    };
    const text = reportLines({ devnet, other }).join('\n');
    expect(text).toContain('devnet against Fabric 2.5.16');
    expect(text).toContain('throughput           2.00 times');
    expect(text).toContain('latency alone        0.010 times');
    expect(text).toContain('CPU a transaction    0.200 times');
  });

  it('compares nothing when one was measured, and says what could not be', () => {
    const text = reportLines({ devnet, other: undefined }).join('\n');
    expect(text).not.toContain('times');
    expect(text).toContain('network 2.50 ms, chaincode 1.00 ms, client not measured');
    expect(text).toContain('memory then not measured');
  });

  it('names failures', () => {
    const load = { ...measurement.load, failed: 3, firstFailure: 'no peer' };
    expect(reportLines({ devnet: { ...devnet, load }, other: undefined })[1]).toContain('3 failed: no peer');
  });
});
