import { allInstitutions, type Consortium } from '@fabric-governance/consortium/consortium';
import { LaunchError } from '@fabric-governance/launch/launch-error';
import { takenPorts, type PortUse } from '@fabric-governance/launch/ports/port-use';

/** Throws LaunchError when a port that only real Fabric needs is taken: which, whose, and how to choose another. */
export async function checkFabricPorts(consortium: Consortium, file: string): Promise<void> {
  const [taken] = await takenPorts(fabricPortUses(consortium));
  if (taken !== undefined) {
    throw new LaunchError(
      `Port ${taken.port}, meant for ${taken.owner}, is taken by another program. ` +
        `Stop that program, or change the port in ${file} under ${taken.key}.`,
    );
  }
}

function fabricPortUses(consortium: Consortium): readonly PortUse[] {
  const { orderers, ordererCaPort } = consortium.fabric;
  return [
    ...orderers.flatMap(({ port, administrationPort }, index) => [
      { port, owner: `orderer ${index + 1}`, key: index === 0 ? 'ports: orderer' : 'fabric: ordererPorts' },
      {
        port: administrationPort,
        owner: `the administration of orderer ${index + 1}`,
        key: 'fabric: administrationPorts',
      },
    ]),
    { port: ordererCaPort, owner: "the orderers' certificate authority", key: 'fabric: ordererCaPort' },
    ...allInstitutions(consortium)
      .filter(({ fabric }) => fabric.peers === 2)
      .map(({ id, name, fabric }) => ({
        port: fabric.secondPeerPort,
        owner: `the second peer of ${name.en}`,
        key: `${id}: fabric: secondPeerPort`,
      })),
  ];
}
