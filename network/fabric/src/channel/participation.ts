import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type HttpsAnswer, httpsRequest } from '../https-request.js';
import type { OrdererNode } from '../network-model.js';
import type { OrganisationLayout } from '../organisations/organisation-layout.js';

const BOUNDARY = 'fabric-governance-config-block';
const OK = 200;
const CREATED = 201;
const NOT_FOUND = 404;
const ALREADY_JOINED = 405;

const channelSchema = z.object({ height: z.number(), status: z.string(), consensusRelation: z.string() });

/** How an orderer stands to the channel. Its status proves nothing about a BFT orderer: compare heights. */
export type Participation = z.infer<typeof channelSchema>;

/** An orderer answered otherwise than Fabric's channel participation interface does. */
export class ParticipationRefused extends Error {
  override readonly name = 'ParticipationRefused';
}

/** The orderers' administration: Fabric's channel participation interface, as the organisation's administrator. */
export class ChannelParticipation {
  readonly #layout: OrganisationLayout;
  readonly #channel: string;

  /** @param layout of the orderers' organisation. */
  constructor(layout: OrganisationLayout, channel: string) {
    this.#layout = layout;
    this.#channel = channel;
  }

  /** Undefined when the orderer has not joined. Throws ParticipationRefused, or the connection's error. */
  async of(node: OrdererNode): Promise<Participation | undefined> {
    const answer = await this.#call(node, 'GET', `/channels/${this.#channel}`);
    if (answer.status === NOT_FOUND) return undefined;
    if (answer.status !== OK) throw refused(node, answer);
    return channelSchema.parse(JSON.parse(answer.text));
  }

  /** Settles once the orderer answers at all. */
  async answers(node: OrdererNode): Promise<boolean> {
    try {
      await this.of(node);
      return true;
    } catch {
      // Not up yet: the caller asks again.
      return false;
    }
  }

  /** Has the orderer join the channel that begins with this block; one that has joined already is left as it is. */
  async join(node: OrdererNode, configBlock: Uint8Array): Promise<void> {
    if ((await this.of(node)) !== undefined) return;
    const answer = await this.#call(node, 'POST', '/channels', multipart(configBlock));
    if (answer.status !== CREATED && answer.status !== ALREADY_JOINED) throw refused(node, answer);
  }

  #call(node: OrdererNode, method: 'GET' | 'POST', path: string, body?: Buffer): Promise<HttpsAnswer> {
    const { admin, tlsCaCertificate } = this.#layout;
    return httpsRequest({
      url: `https://${node.host}:${node.administrationPort}/participation/v1${path}`,
      method,
      tlsRoots: readFileSync(tlsCaCertificate, 'utf8'),
      client: {
        certificate: readFileSync(admin.tlsCertificate, 'utf8'),
        key: readFileSync(admin.tlsPrivateKey, 'utf8'),
      },
      ...(body === undefined
        ? {}
        : { body, headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` } }),
    });
  }
}

function multipart(configBlock: Uint8Array): Buffer {
  const head = [
    `--${BOUNDARY}`,
    'Content-Disposition: form-data; name="config-block"; filename="config.block"',
    'Content-Type: application/octet-stream',
    '',
    '',
  ].join('\r\n');
  return Buffer.concat([Buffer.from(head), configBlock, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
}

function refused({ name }: OrdererNode, { status, text }: HttpsAnswer): ParticipationRefused {
  return new ParticipationRefused(`${name} answered ${status}: ${text.trim()}`);
}
