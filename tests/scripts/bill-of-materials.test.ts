import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { billOfMaterials, bundledPackages } from '../../scripts/packaging/bill-of-materials.ts';
import { bundleApp } from '../../scripts/packaging/bundle.ts';
import { defaultVendorFile } from '../../scripts/white-label/vendor-file.ts';

let folder: string;
let bill: ReturnType<typeof billOfMaterials>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-bill-'));
  const modules = await bundleApp(folder, { vendorFile: defaultVendorFile, loopback: null });
  // As vite leaves it after a build.
  vi.stubEnv('NODE_ENV', 'production');
  bill = billOfMaterials({
    name: 'seatkeeper',
    version: '1.2.3',
    electronVersion: '45.4.1',
    modules,
    epoch: 1_760_000_000,
  });
}, 60_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

const refs = (): string[] => bill.components.map((part) => part['bom-ref']);

test('lists the bundles’ packages and Electron, and not the tools that build or test the app', () => {
  const names = bill.components.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(
      ['electron', 'react', 'react-dom', 'scheduler', 'valibot', 'electron-store', 'conf'].concat(
        '@base-ui/react',
      ),
    ),
  );
  for (const tool of ['vite', 'typescript', 'electron-builder', 'fast-check', 'ajv']) {
    expect(names).not.toContain(tool);
  }
  expect(bill.components[0]).toMatchObject({
    name: 'electron',
    version: '45.4.1',
    purl: 'pkg:npm/electron@45.4.1',
  });
});

test('has the format of CycloneDX', () => {
  expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1 });
  expect(bill.serialNumber).toMatch(/^urn:uuid:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/);
  expect(bill.metadata.timestamp).toBe('2025-10-09T08:53:20.000Z');
  expect(bill.metadata.component).toMatchObject({ type: 'application', version: '1.2.3' });
  expect(new Set(refs()).size).toBe(refs().length);
  for (const { name, version, purl, licenses, hashes } of bill.components) {
    expect(purl).toMatch(/^pkg:npm\/(?:%40[\w.-]+\/)?[\w.-]+@\d+\.\d+\.\d+$/);
    expect(purl).toContain(`@${version}`);
    expect(licenses[0]?.license?.id).toMatch(/^[A-Za-z][\w.-]+$/);
    if (name !== 'electron') expect(hashes?.[0]?.content).toMatch(/^[\da-f]{128}$/);
  }
});

test('lists dependencies on its own components only', () => {
  const known = new Set([...refs(), 'seatkeeper@1.2.3']);
  expect(bill.dependencies.map(({ ref }) => ref).sort()).toEqual([...known].sort());
  for (const { dependsOn } of bill.dependencies) {
    expect(dependsOn.filter((ref) => !known.has(ref))).toEqual([]);
  }
  const of = (name: string): string =>
    bill.dependencies.find(({ ref }) => ref.startsWith(`${name}@`))?.dependsOn.join(' ') ?? '';
  expect(of('seatkeeper')).toMatch(/electron@45\.4\.1 .*react@.*valibot@/);
  expect(of('react-dom')).toMatch(/^react@[\d.]+ scheduler@[\d.]+$/);
});

test('contains no address and no path of this computer', () => {
  const text = JSON.stringify(bill);
  expect(text).not.toContain('://');
  expect(text).not.toContain(process.cwd());
});

test('recognizes the package of a module, nested and scoped ones too', () => {
  expect(
    bundledPackages([
      '/p/node_modules/react/index.js?commonjs',
      '/p/node_modules/@base-ui/react/esm/dialog/index.js',
      '/p/node_modules/conf/node_modules/semver/index.js',
      'C:\\p\\node_modules\\valibot\\dist\\index.mjs',
      '/p/electron/main.ts',
      '\0vite/preload-helper.js',
    ]),
  ).toEqual([
    'node_modules/@base-ui/react',
    'node_modules/conf/node_modules/semver',
    'node_modules/react',
    'node_modules/valibot',
  ]);
});
