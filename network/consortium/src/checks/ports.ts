import { institutionSettings, networkSettings } from '../fabric-settings.js';
import { institutionPorts, PORT_KINDS, sharedPorts } from '../ports.js';
import type { DocumentPath, Problem } from '../problem.js';
import { type Draft, placedInstitutions } from './draft.js';

/** No two processes listen on the same port, defaults included. */
export function portProblems({ source, file }: Draft): Problem[] {
  const taken = new Map<number, string>();
  const problems: Problem[] = [];
  const claim = (port: number, owner: string, path: DocumentPath): void => {
    const before = taken.get(port);
    if (before === undefined) {
      taken.set(port, owner);
    } else {
      problems.push(
        source.problem(
          path,
          `Port ${port} is meant for ${owner}, but also for ${before}. Give one of them another port.`,
        ),
      );
    }
  };
  const shared = sharedPorts(file.ports);
  claim(shared.landing, 'the landing page', ['ports', 'landing']);
  claim(shared.orderer, 'the orderer', ['ports', 'orderer']);
  placedInstitutions(file).forEach(({ entry, path }, index) => {
    const ports = institutionPorts(entry.ports, index);
    for (const kind of PORT_KINDS) {
      claim(ports[kind], `the ${kind} of "${entry.id}"`, [...path, 'ports', kind]);
    }
    if (entry.fabric.peers === 2) {
      const { secondPeerPort } = institutionSettings(entry.fabric, index);
      claim(secondPeerPort, `the second peer of "${entry.id}"`, [...path, 'fabric', 'secondPeerPort']);
    }
  });
  const { orderers, ordererCaPort } = networkSettings(file.fabric, shared.orderer);
  claim(ordererCaPort, "the orderers' certificate authority on real Fabric", ['fabric', 'ordererCaPort']);
  orderers.forEach(({ port, administrationPort }, index) => {
    const number = index + 1;
    if (index > 0) {
      claim(port, `orderer ${number} on real Fabric`, ['fabric', 'ordererPorts', index - 1]);
    }
    const path = ['fabric', 'administrationPorts', index];
    claim(administrationPort, `the administration of orderer ${number} on real Fabric`, path);
  });
  return problems;
}
