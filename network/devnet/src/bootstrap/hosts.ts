/** Where nodes listen: nobody outside this machine reaches them. */
export const LISTEN_HOST = '127.0.0.1';

/** Name under which nodes are found; their TLS certificates carry it. */
export const PUBLIC_HOST = 'localhost';
