import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Consortium, Institution } from '@fabric-governance/consortium/consortium';
import { parse, stringify } from 'yaml';

interface FileShape {
  readonly charterText: string;
  readonly institutions: readonly object[];
  readonly applicants: readonly object[];
}

/**
 * Writes a consortium file that asks for other ports than the one it is taken from: those of `placed`, the same consortium as it is to
 * be founded. The charter's text is copied beside it.
 */
export function writePlacedFile(from: string, placed: Consortium, folder: string): string {
  const shape = parse(readFileSync(from, 'utf8')) as FileShape;
  const { ordererCaPort, orderers } = placed.fabric;
  const file = {
    ...shape,
    ports: placed.ports,
    fabric: {
      ordererPorts: orderers.slice(1).map(({ port }) => port),
      administrationPorts: orderers.map(({ administrationPort }) => administrationPort),
      ordererCaPort,
    },
    institutions: withPorts(shape.institutions, placed.institutions),
    applicants: withPorts(shape.applicants, placed.applicants),
  };
  const path = join(folder, 'consortium.yaml');
  writeFileSync(path, stringify(file));
  cpSync(join(dirname(from), shape.charterText), join(folder, shape.charterText));
  return path;
}

function withPorts(asWritten: readonly object[], placed: readonly Institution[]): readonly object[] {
  return asWritten.map((institution, index) => ({
    ...institution,
    ports: placed[index]?.ports,
    fabric: { secondPeerPort: placed[index]?.fabric.secondPeerPort },
  }));
}
