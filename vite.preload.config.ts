import { defineConfig } from 'vite';
import { contract } from './shared/contract.ts';
import type { Contract } from './shared/ipc.ts';
import { nodeBundle } from './vite.main.config.ts';

/** The contract without its schemas: what the preload asks of it is how things are named, and whether they are calls or events. */
const names = Object.fromEntries(
  Object.entries(contract as Contract).map(([group, entries]) => [
    group,
    Object.fromEntries(Object.entries(entries).map(([name, { type }]) => [name, { type }])),
  ]),
);

export default defineConfig({
  ...nodeBundle('electron/preload.ts', 'dist/preload', 'preload'),
  plugins: [
    {
      name: 'contract-names',
      // The window waits for the preload, and nine tenths of it would be a library for schemas.
      load: (id) =>
        id.endsWith('/shared/contract.ts')
          ? `export const contract = ${JSON.stringify(names)};`
          : null,
    },
  ],
});
