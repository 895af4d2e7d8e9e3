/** Version of the gateway and of its API. */
export const VERSION = '0.1.0';
