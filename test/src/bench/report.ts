import type { DevnetMeasurement } from './devnet-bench.js';
import type { OtherMeasurement } from './fabric-bench.js';
import type { CpuPerTransaction, Measurement } from './measure.js';

/** The measured networks; the other one only where it was asked for. */
export interface BenchResult {
  readonly devnet: DevnetMeasurement;
  readonly other: OtherMeasurement | undefined;
}

/** The result as lines for a person. Ratios stand only between what was measured in this run. */
export function reportLines({ devnet, other }: BenchResult): string[] {
  return [
    'devnet',
    ...measured(devnet),
    ...ofDevnet(devnet),
    ...(other === undefined ? [] : [other.title, ...measured(other), ...ratios(devnet, other)]),
  ];
}

function measured({ load, throughput, cpu, aloneLatency, ...memory }: Measurement): string[] {
  const failures = load.failed === 0 ? '' : `, ${load.failed} failed: ${load.firstFailure}`;
  return [
    `  committed            ${load.committed} transactions in ${seconds(load.elapsed)}${failures}`,
    `  throughput           ${throughput.toFixed(0)} transactions a second`,
    `  latency              ${load.medianLatency.toFixed(0)} ms median, ${load.latency95.toFixed(0)} ms for 95 of 100; one client alone ${aloneLatency.toFixed(0)} ms`,
    `  CPU a transaction    ${cpuLine(cpu)}`,
    `  memory               ${mib(memory.residentBeforeMiB)} before the load, ${mib(memory.residentAfterMiB)} after it`,
  ];
}

function ofDevnet(devnet: DevnetMeasurement): string[] {
  return [
    `  start to commit      ${seconds(devnet.firstCommit)}`,
    `  the same after kill  ${seconds(devnet.firstCommitAfterKill)}, memory then ${mib(devnet.residentAfterRestartMiB)}`,
  ];
}

function cpuLine({ network, chaincode, client }: CpuPerTransaction): string {
  return `network ${ms(network)}, chaincode ${ms(chaincode)}, client ${ms(client)}`;
}

function ratios(devnet: Measurement, other: OtherMeasurement): string[] {
  const [own, others] = [devnet.cpu.network, other.cpu.network];
  return [
    `devnet against ${other.title}`,
    `  throughput           ${(devnet.throughput / other.throughput).toFixed(2)} times`,
    `  latency alone        ${(devnet.aloneLatency / other.aloneLatency).toFixed(3)} times`,
    `  CPU a transaction    ${own === undefined || others === undefined ? 'not measured' : `${(own / others).toFixed(3)} times`}`,
  ];
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function ms(value: number | undefined): string {
  return value === undefined ? 'not measured' : `${value.toFixed(2)} ms`;
}

function mib(value: number | undefined): string {
  return value === undefined ? 'not measured' : `${value.toFixed(0)} MiB`;
}
