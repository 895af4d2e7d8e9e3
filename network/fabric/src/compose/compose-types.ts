/** Services that must have come so far before another one starts. */
export type Dependencies = Readonly<
  Record<string, { readonly condition: 'service_healthy' | 'service_completed_successfully' }>
>;

/** A service of a compose file, as far as we use the Compose Specification. */
export interface ComposeService {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string; readonly target: string };
  readonly user: string;
  readonly command: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** In the long form: the short one would make a folder that is missing, owned by root. */
  readonly volumes?: readonly {
    readonly type: 'bind';
    readonly source: string;
    readonly target: string;
    readonly read_only?: boolean;
  }[];
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
}
