import { allInstitutions, type Consortium, type Institution } from '@fabric-governance/consortium/consortium';
import type { InstitutionPorts, SharedPorts } from '@fabric-governance/consortium/ports';

/** The consortium with other ports: shared ones, and for each institution what `portsOf` gives, counted in the file's order. */
export function withPorts(
  consortium: Consortium,
  shared: SharedPorts,
  portsOf: (institution: Institution, index: number) => InstitutionPorts,
): Consortium {
  const members = consortium.institutions.length;
  return {
    ...consortium,
    ports: shared,
    institutions: consortium.institutions.map((one, index) => ({ ...one, ports: portsOf(one, index) })),
    applicants: consortium.applicants.map((one, index) => ({ ...one, ports: portsOf(one, members + index) })),
  };
}

/** With its landing page at another port and the consoles at the ports right after it. */
export function withLandingAt(consortium: Consortium, landing: number): Consortium {
  return withPorts(consortium, { ...consortium.ports, landing }, ({ ports }, index) => ({
    ...ports,
    console: landing + 1 + index,
  }));
}

/** A founded consortium with the ports that its file gives now. */
export function withPortsOf(founded: Consortium, asRead: Consortium): Consortium {
  const now = new Map(allInstitutions(asRead).map(({ id, ports }) => [id, ports]));
  return withPorts(founded, asRead.ports, ({ id, ports }) => now.get(id) ?? ports);
}
