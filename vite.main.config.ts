import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'vite';
import { asciiTables } from './scripts/packaging/ascii-tables.ts';
import { brandNames } from './scripts/white-label/brand-plugin.ts';
import { defaultVendorFile, readVendor, vendorContent } from './scripts/white-label/vendor-file.ts';

const unusedByUs = fileURLToPath(new URL('./build/bundle/unused-dependencies.ts', import.meta.url));
const nodeAssert = fileURLToPath(new URL('./build/bundle/node-assert.ts', import.meta.url));

/**
 * What the main process and the preload have in common: CommonJS, everything in it but Electron and Node. One file, or with
 * `chunks` one more for each part that is loaded on demand.
 */
export function nodeBundle(
  entry: string,
  outDir: string,
  name: string,
  chunks = false,
): UserConfig {
  return {
    build: {
      outDir,
      emptyOutDir: true,
      // The oldest runtime that we run on is Electron 33, with Node 20.
      target: 'node20',
      ssr: entry,
      minify: true,
      sourcemap: false,
      rollupOptions: {
        external: ['electron'],
        output: {
          format: 'cjs',
          entryFileNames: `${name}.cjs`,
          chunkFileNames: '[name].cjs',
          codeSplitting: chunks,
        },
      },
    },
    resolve: {
      alias: [
        { find: /^(?:ajv-formats|ajv\/dist\/2020\.js|semver)$/, replacement: unusedByUs },
        { find: 'node:assert', replacement: nodeAssert },
      ],
    },
    ssr: { noExternal: true, external: ['electron'] },
    define: {
      'process.env.NODE_ENV': '"production"',
      // Packaging says otherwise: scripts/packaging/bundle.ts.
      LOOPBACK_SERVER: '"environment"',
    },
  };
}

/** Returns a vendor file's content without the path of its icons, which only the packager needs. */
function withoutIcons(content: unknown): unknown {
  return JSON.parse(
    JSON.stringify(content, (name, value: unknown) => (name === 'icons' ? undefined : value)),
  );
}

/** What the bundler calls the vendor file. A name that begins so is of no file. */
const vendorModule = '\0vendor';

/** The main process's code, with this vendor file in place of vendor.json. */
export function mainBundle(vendorFile: string, testServer: string | null = null): UserConfig {
  readVendor(vendorFile);
  const bundle = nodeBundle('electron/main.ts', 'dist/main', 'main', true);
  return {
    ...bundle,
    plugins: [
      asciiTables,
      brandNames({ vendorFile, testServer }),
      {
        name: 'vendor',
        enforce: 'pre',
        // Read here and not by the bundler, which reads UTF-8 alone.
        resolveId: (source) => (source === '../vendor.json' ? vendorModule : null),
        load: (id) =>
          id === vendorModule
            ? `export default ${JSON.stringify(withoutIcons(vendorContent(vendorFile)))}`
            : null,
      },
    ],
  };
}

export default defineConfig(mainBundle(defaultVendorFile));
