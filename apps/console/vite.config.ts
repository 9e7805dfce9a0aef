import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** Where `npm run dev:console` finds the server. */
const server = process.env.MOTCUA_URL ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: at('.'),
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: at('../../dist/console'),
    emptyOutDir: true,
    // Everything is a file: the policy of the server lets no inline script run.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // 'use client' of the libraries means something to servers that render; there is none.
      onLog: (level, log, tell) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') tell(level, log);
      },
    },
  },
  server: {
    proxy: { '/api': server, '/docs': server, '/openapi.json': server, '/health': server },
  },
});
