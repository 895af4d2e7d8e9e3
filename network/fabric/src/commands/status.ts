import { LaunchError } from '@fabric-governance/launch/launch-error';
import { type NodeStatus, readStatus } from '../node-status.js';
import { foundedNetwork, type NetworkOptions } from '../prepare-network.js';

/** The state of every process of the network, as a table or as JSON. Throws LaunchError where no network was founded. */
export async function statusCommand(options: NetworkOptions, json: boolean): Promise<string> {
  const founded = foundedNetwork(options);
  if (founded === undefined) {
    throw new LaunchError('There is no network yet. Bring it up first: npm run fabric -- up');
  }
  const nodes = await readStatus(founded);
  return json ? `${JSON.stringify(nodes, null, 2)}\n` : `${table(nodes)}\n`;
}

function table(nodes: readonly NodeStatus[]): string {
  const rows = [
    ['process', 'pid', 'port', 'blocks', ''],
    ...nodes.map(({ name, pid, port, height, note }) => [
      name,
      pid === null ? '-' : String(pid),
      String(port ?? ''),
      height === null ? '' : String(height),
      pid === null ? 'does not run' : (note ?? ''),
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
