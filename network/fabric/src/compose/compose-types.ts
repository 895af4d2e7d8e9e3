/** Services that must have come so far before another one starts. */
export type Dependencies = Readonly<
  Record<string, { readonly condition: 'service_healthy' | 'service_completed_successfully' }>
>;

/** A folder of the volume that holds the network, or one of this machine, to read only. In the long form, which makes no missing folder. */
export type ComposeMount =
  | {
      readonly type: 'volume';
      readonly source: string;
      readonly target: string;
      readonly read_only?: true;
      /** Left out: the whole volume, which takes its owner from the image's folder there. */
      readonly volume?: { readonly nocopy: true; readonly subpath: string };
    }
  | {
      readonly type: 'bind';
      readonly source: string;
      readonly target: string;
      readonly read_only: true;
      readonly bind: { readonly create_host_path: false };
    };

/** A service of a compose file, as far as we use the Compose Specification. */
export interface ComposeService {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string; readonly target: string };
  /** Where there is something to build: the image's name is in no registry ours, so it is never pulled. */
  readonly pull_policy?: 'build';
  readonly user: string;
  readonly command: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly ComposeMount[];
  readonly ports?: readonly string[];
  readonly depends_on?: Dependencies;
  readonly networks?: Readonly<Record<string, { readonly aliases?: readonly string[] }>>;
  /** Left out: a container that has done its work stays ended. */
  readonly restart?: 'unless-stopped';
  /** Left out: the image's own. */
  readonly healthcheck?:
    | { readonly disable: true }
    | {
        readonly test: readonly string[];
        readonly interval: string;
        readonly timeout: string;
        readonly retries: number;
      };
}

/** A compose file, as far as we use the Compose Specification. */
export interface ComposeFile {
  readonly name: string;
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly networks: Readonly<Record<string, object>>;
  readonly volumes: Readonly<Record<string, object>>;
}
