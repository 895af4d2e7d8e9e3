import { join } from 'node:path';
import { plannedChannels } from '../bootstrap/channel-plan.js';
import type { Devnet, DevnetOptions } from '../options.js';
import type { Folders } from './folders.js';

/** Where everything is, for the person who has started the network. */
export function summary(network: DevnetOptions, devnet: Devnet, folders: Folders): string[] {
  const tables = [endpoints(network, devnet), channels(network), places(folders)];
  return ['', ...tables.flatMap((rows) => (rows.length === 0 ? [] : [...table(rows), '']))];
}

type Row = readonly [string, string, string];

function endpoints({ ordererOrganization, organizations }: DevnetOptions, devnet: Devnet): Row[] {
  const { orderer } = devnet;
  const { caPort } = ordererOrganization;
  return [
    [
      `orderer of ${ordererOrganization.mspId}`,
      orderer.address,
      list([
        ['administration', orderer.adminAddress],
        ['operations', orderer.operationsAddress],
        ['CA', caPort === undefined ? undefined : `localhost:${caPort}`],
      ]),
    ],
    ...organizations.map(({ mspId }): Row => {
      const running = devnet.organizations[mspId];
      return [
        `peer of ${mspId}`,
        running?.peerAddress ?? '',
        list([
          ['chaincode', running?.chaincodeAddress],
          ['operations', running?.operationsAddress],
          ['CA', running?.caUrl],
        ]),
      ];
    }),
  ];
}

/** What else a node's row names: the ports alone, for the host is the same. */
function list(addresses: readonly (readonly [string, string | undefined])[]): string {
  return addresses
    .flatMap(([what, address]) =>
      address === undefined ? [] : [`${what} ${address.split(':').at(-1) ?? ''}`],
    )
    .join(', ');
}

function channels(network: DevnetOptions): Row[] {
  const names = new Map(network.organizations.map(({ mspId, name }) => [mspId, name]));
  return plannedChannels(network).flatMap(({ name, mspIds, chaincodes }): Row[] => [
    [`channel ${name}`, mspIds.map((mspId) => names.get(mspId) ?? mspId).join(', '), ''],
    ...chaincodes.map((chaincode): Row => [
      `  chaincode ${chaincode.name}`,
      chaincode.addresses === undefined
        ? 'connects to the peers'
        : [...new Set(Object.values(chaincode.addresses))].join(', '),
      `version ${chaincode.version}`,
    ]),
  ]);
}

function places({ dataDir, organizationsDir }: Folders): Row[] {
  const organisation = join(organizationsDir, 'peerOrganizations', '<domain>');
  return [
    ['keys', join(organisation, 'users', '{Admin,User1}@<domain>', 'msp'), ''],
    ['profiles', join(organisation, 'connection-<name>.json'), ''],
    ['ledger', dataDir, ''],
  ];
}

function table(rows: readonly Row[]): string[] {
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
