import { durationMs } from '@fabric-governance/chaincode/governance/calendar/duration';

/** Milliseconds from the file's beginning to a moment of it, which is so long after the beginning, or a date and time in UTC. */
export function offsetOf(moment: string, start: number): number {
  return moment.startsWith('P') ? durationMs(moment) : Date.parse(moment) - start;
}
