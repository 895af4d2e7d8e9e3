import type { Institution } from '@fabric-governance/consortium/consortium';
import type { DataFolder } from '../paths.js';
import { gatewayUrl } from '../services/addresses.js';

/** Where the landing page is served from, and how the consortium's programs are reached from there. */
export interface LandingPlace {
  readonly listenHost: string;
  gatewayAt(institution: Institution): string;
  /** host:port of an institution's peer for programs of the reader's machine; undefined where it cannot be reached. */
  peerAt(institution: Institution): string | undefined;
  /** Where data and logs are, in words. */
  readonly data: string;
}

/** All programs on this machine, which nobody else reaches. */
export function thisMachine({ root }: DataFolder): LandingPlace {
  return {
    listenHost: '127.0.0.1',
    gatewayAt: gatewayUrl,
    peerAt: ({ ports }) => `127.0.0.1:${ports.peer}`,
    data: root,
  };
}
