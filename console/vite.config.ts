import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const sourcesOf = (folder: string) => fileURLToPath(new URL(`../${folder}/src/$1`, import.meta.url));

/** Other workspaces are bundled from their sources, so that the console builds without their output. */
export default defineConfig({
  plugins: [react()],
  resolve: {
    alias: [
      { find: /^@fabric-governance\/protocol\/(.*)$/u, replacement: sourcesOf('network/protocol') },
      { find: /^@fabric-governance\/chaincode\/(.*)$/u, replacement: sourcesOf('chaincode') },
      { find: /^@fabric-governance\/gateway-api\/(.*)$/u, replacement: sourcesOf('gateway-api') },
    ],
  },
  build: {
    target: 'es2022',
    // Maps would double the download folder; the sources are in the repository.
    sourcemap: false,
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/api': process.env['GATEWAY'] ?? 'http://127.0.0.1:3001' } },
});
