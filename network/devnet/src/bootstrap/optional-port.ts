/** Serves something where there is a port for it. */
export function withPort<Result>(
  port: number | undefined,
  serve: (port: number) => Promise<Result>,
): Promise<Result | undefined> {
  return port === undefined ? Promise.resolve(undefined) : serve(port);
}
