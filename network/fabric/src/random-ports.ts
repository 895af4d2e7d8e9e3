import { allInstitutions, type Consortium, type Institution } from '@fabric-governance/consortium/consortium';
import { portUses } from '@fabric-governance/launch/ports/port-use';
import { freePorts, withRandomPorts } from '@fabric-governance/launch/ports/random-ports';

/** The consortium with each of its ports, also those that only real Fabric needs, exchanged for a free one. */
export async function withRandomFabricPorts(consortium: Consortium): Promise<Consortium> {
  const { orderers } = consortium.fabric;
  const moved = await withRandomPorts(consortium);
  const taken = new Set(portUses(moved).map(({ port }) => port));
  const wanted = 2 * orderers.length + 1 + allInstitutions(consortium).length;
  const free = (await freePorts(wanted + taken.size)).filter((port) => !taken.has(port));
  const next = (): number => free.pop() ?? 0;
  const secondPeer = (institution: Institution): Institution => ({
    ...institution,
    fabric: { ...institution.fabric, secondPeerPort: next() },
  });
  return {
    ...moved,
    ports: { ...moved.ports },
    fabric: {
      ...moved.fabric,
      orderers: orderers.map((_orderer, index) => ({
        port: index === 0 ? moved.ports.orderer : next(),
        administrationPort: next(),
      })),
      ordererCaPort: next(),
    },
    institutions: moved.institutions.map(secondPeer),
    applicants: moved.applicants.map(secondPeer),
  };
}
