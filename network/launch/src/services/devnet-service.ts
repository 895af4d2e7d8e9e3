import { allInstitutions } from '@fabric-governance/consortium/consortium';
import { listensAt } from '../health.js';
import { PROGRAMS } from '../paths.js';
import type { ProcessSpec } from '../processes/process-spec.js';
import type { Plan } from './plan.js';

/** The network itself: all peers, the orderer and the certificate authorities in one process. */
export function devnetService({ consortium, folder }: Plan): ProcessSpec {
  const ports = [
    consortium.ports.orderer,
    ...allInstitutions(consortium).flatMap((one) => [one.ports.peer, one.ports.ca]),
  ];
  return {
    name: 'devnet',
    title: 'devnet',
    script: PROGRAMS.devnet,
    args: [
      '--config',
      folder.devnetOptions,
      '--data',
      folder.devnet,
      '--organizations',
      folder.organizations,
    ],
    env: {},
    ready: async (signal) => {
      for (const port of ports) {
        await listensAt(port, signal);
      }
    },
  };
}
