import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { wcagContrast } from 'culori';
import * as fc from 'fast-check';
import { oddFiles } from '../support/odd-files.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { namedScript } from '../../scripts/packaging/linux-tree.ts';
import { builderConfig, readProduct } from '../../scripts/packaging/product.ts';
import { SetupError } from '../../scripts/setup/print-status.ts';
import { accentTokens } from '../../scripts/white-label/accent.ts';
import {
  defaultVendorFile,
  readVendor,
  readVendorToPackage,
} from '../../scripts/white-label/vendor-file.ts';
import { brand } from '../../shared/brand.ts';
import { projectRoot, versionIn } from '../../scripts/setup/project.ts';
import { withPreparedVendor, type VendorUse } from '../../scripts/white-label/prepared-vendor.ts';
import { lumen } from '../support/lumen.ts';
import { lumenLabs } from '../support/polar/organizations.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'seatkeeper-vendor-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function fileOf(content: unknown): string {
  const file = path.join(folder, 'vendor.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const withIcons = (icons: string | null): string =>
  fileOf({ ...lumen, app: { ...lumen.app, icons } });

describe('a vendor file', () => {
  test('is accepted for Seatkeeper itself and for a seller', () => {
    expect(readVendorToPackage(defaultVendorFile)).toMatchObject({ productName: null, app: null });
    expect(readVendorToPackage(fileOf(lumen))).toMatchObject(lumen);
  });

  test('can have the encodings of Windows', () => {
    const named = { ...lumen, app: { ...lumen.app, maintainer: 'Lümen <packages@lumen.example>' } };
    const json = JSON.stringify(named);
    for (const bytes of [
      Buffer.from(`\ufeff${json}`),
      Buffer.from(`\ufeff${json}`, 'utf16le'),
      Buffer.from(`\ufeff${json}`, 'utf16le').swap16(),
      Buffer.from(json, 'latin1'),
    ]) {
      writeFileSync(path.join(folder, 'vendor.json'), bytes);
      expect(readVendor(path.join(folder, 'vendor.json')).app?.maintainer).toMatch(/^Lümen /);
    }
  });

  test.each<readonly [string, object]>([
    ['productName may only', { productName: 'Lumen/Studio' }],
    ['productName may only', { productName: ' ' }],
    ['organizationId: ', { organizationId: '1' }],
    ['supportEmail: ', { supportEmail: 'help' }],
    ['releaseOnUninstall: ', { releaseOnUninstall: 'no' }],
    ['accent.light must be a color', { accent: { light: 'teal' } }],
    ['accent.dark must be a color', { accent: { light: '#0b6a5f', dark: '#fff' } }],
    ['links.support must be an address', { links: { support: 'http://lumen.example' } }],
    ['links.support must be an address', { links: { support: 'javascript:https://x' } }],
    ['links.home is not known', { links: { home: 'https://lumen.example' } }],
    ['entryPoints must name one', { entryPoints: [] }],
    [
      'entryPoints must not name an entry point twice',
      { entryPoints: ['organization', 'organization'] },
    ],
    ['entryPoints.0: ', { entryPoints: ['back'] }],
    ['app.id must be', { app: { ...lumen.app, id: 'lumen' } }],
    ...['../lumen', '-lumen', 'lumen', 'ssh', 'https', 'javascript', 'seatkeeper'].map(
      (name) => ['app.name must be two words', { app: { ...lumen.app, name } }] as const,
    ),
    ...['seatkeeper-lumen', 'my-seatkeeper', 'seat-keeper'].map(
      (name) => ['app.name must be a name of your own', { app: { ...lumen.app, name } }] as const,
    ),
    ...['ssh-keys', 'apt-licenses', 'ms-licenses', 'python3-licenses'].map(
      (name) => ['app.name must not begin with', { app: { ...lumen.app, name } }] as const,
    ),
    ...['run-parts', 'view-source', 'start-stop-daemon'].map(
      (name) => ['app.name is the name of a command', { app: { ...lumen.app, name } }] as const,
    ),
    ...['1.2', 'v1.2.0', '1.2.0+5', '1.2.0-', '01.2.0', '1.2.0-a-b', '1.2.0\nX'].map(
      (version) => ['version must be', { version }] as const,
    ),
    ['homepage must be an address', { homepage: 'lumen.example' }],
    ['description.de is missing', { description: { en: 'Licenses' } }],
    ['description.en must be one line', { description: { en: 'A\nB', de: 'C' } }],
    ['publisher must have a visible', { publisher: ' ' }],
    ['server: ', { server: 'loopback' }],
    ['links.portal must be an address', { links: { portal: 'http://polar.sh' } }],
    ['app.maintainer must be', { app: { ...lumen.app, maintainer: 'A\nB <a@b.example>' } }],
    ['colour is not known', { colour: '#0b6a5f' }],
  ])('is refused by name: %s', (output, change) => {
    const file = fileOf({ ...lumen, ...change });
    expect(() => readVendor(file)).toThrow(`\n  ${output}`);
    expect(() => readVendor(file)).toThrow('docs/white-label.md');
  });

  test('may name its entry points by their old name, and not by both', () => {
    const { entryPoints: _, ...rest } = lumen;
    const doors = ['organization'];
    expect(readVendor(fileOf({ ...rest, doors })).entryPoints).toEqual(doors);
    expect(() => readVendor(fileOf({ ...lumen, doors }))).toThrow('has both entryPoints and doors');
  });

  test('gets all its problems reported at once', () => {
    const file = fileOf({ ...lumen, supportEmail: 'help', entryPoints: [] });
    expect(() => readVendor(file)).toThrow(/supportEmail[^]*entryPoints/);
  });

  test.each(['', '{', '[]', 'null'])('is refused with "%s" in it', (text) => {
    expect(() => readVendor(fileOf(text))).toThrow('cannot be used');
  });

  test('is refused at once if it is a pipe, a device, a folder or endless', () => {
    const file = path.join(folder, 'odd.json');
    for (const { put } of oddFiles) {
      put(file);
      expect(() => readVendor(file)).toThrow('cannot be used');
      rmSync(file, { recursive: true });
    }
  });

  test('is not packaged if a product lacks its own technical names or its icons', () => {
    const together = 'productName and app go together';
    expect(() => readVendorToPackage(fileOf({ ...lumen, app: undefined }))).toThrow(together);
    expect(() => readVendorToPackage(fileOf({ ...lumen, productName: null }))).toThrow(together);
    expect(() => readVendorToPackage(withIcons('none'))).toThrow(
      'app.icons: there is no such folder',
    );
    expect(() => readVendorToPackage(withIcons('.'))).toThrow('app.icons: there is no icon.ico');
    expect(() => readVendorToPackage(withIcons(null))).toThrow('app.icons must be given');
  });

  test('is not packaged under the name of one of its products', () => {
    const products = [{ name: 'lumen studio LICENSES' }];
    const file = fileOf({ ...lumen, products });
    expect(() => readVendorToPackage(file)).toThrow('productName must differ from the names');
  });

  test('is not packaged with an update feed and no page to download from, or under Seatkeeper’s name', () => {
    const updates = 'https://lumen.example/downloads/';
    const { homepage, ...pageless } = { ...lumen, updates };
    const links = { ...lumen.links, download: 'https://lumen.example/download' };
    expect(() => readVendorToPackage(fileOf(pageless))).toThrow('links.download or homepage');
    expect(() => readVendorToPackage(fileOf({ ...pageless, homepage }))).not.toThrow();
    expect(() => readVendorToPackage(fileOf({ ...pageless, links }))).not.toThrow();
    const own = { productName: null, organizationId: null, supportEmail: null, updates, homepage };
    expect(() => readVendorToPackage(fileOf(own))).toThrow('updates needs app');
  });

  test('is not packaged for customers who would have to know the organization', () => {
    const nobodys = { ...lumen, organizationId: null };
    expect(() => readVendorToPackage(fileOf(nobodys))).toThrow('organizationId must be given');
    expect(() =>
      readVendorToPackage(fileOf({ ...nobodys, entryPoints: ['organization', 'license-key'] })),
    ).not.toThrow();
    const products = [{ name: 'Studio', organizationId: lumen.organizationId }];
    expect(() => readVendorToPackage(fileOf({ ...nobodys, products }))).not.toThrow();
  });
});

/** Returns the color pairs of a style sheet's first rule, then those for more contrast. */
function pairsOf(css: string): readonly Readonly<Record<string, readonly [string, string]>>[] {
  return css
    .split('@media')
    .map((part) =>
      Object.fromEntries(
        [...part.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
          ([, name = '', light = '', dark = '']) => [name, [light, dark] as const],
        ),
      ),
    );
}

describe('an accent', () => {
  test('of Seatkeeper passes its own rule', () => {
    expect(() => accentTokens({ light: '#0b6a5f', dark: '#62cdbd' })).not.toThrow();
  });

  test('that is too pale is refused, and the proposed one is accepted', () => {
    const pale = fileOf({ ...lumen, accent: { light: '#9fe0d0' } });
    expect(() => readVendor(pale)).toThrow(/accent\.light: #9fe0d0 has a contrast of 1\.\d\d with/);
    const dim = fileOf({ ...lumen, accent: { light: '#0b6a5f', dark: '#0b6a5f' } });
    expect(() => readVendor(dim)).toThrow('accent.dark: #0b6a5f has a contrast of');
  });

  test('of any color is readable everywhere, or refused with one that is', () => {
    const color = fc
      .integer({ min: 0, max: 0xffffff })
      .map((value) => `#${value.toString(16).padStart(6, '0')}`);
    let acceptedCount = 0;
    fc.assert(
      fc.property(color, (light) => {
        let css: string;
        try {
          css = accentTokens({ light });
        } catch (error) {
          expect(error).toBeInstanceOf(SetupError);
          const better = /(#\w{6}) would do/.exec(String(error))?.[1] ?? '';
          css = accentTokens({ light: better });
        }
        acceptedCount += 1;
        const [usual, more] = pairsOf(css);
        for (const [pairs, enough] of [
          [usual, 4.5],
          [more, 7],
        ] as const) {
          for (const appearance of [0, 1] as const) {
            const of = (name: string): string => pairs?.[name]?.[appearance] ?? '';
            const ground = ['#eeece6', '#2a2a26'][appearance] ?? '';
            expect(wcagContrast(of('accent'), ground)).toBeGreaterThanOrEqual(enough);
            expect(wcagContrast(of('accent'), of('accent-soft'))).toBeGreaterThanOrEqual(enough);
            expect(wcagContrast(of('on-accent'), of('accent'))).toBeGreaterThanOrEqual(enough);
            expect(wcagContrast(of('on-accent'), of('accent-strong'))).toBeGreaterThanOrEqual(
              enough,
            );
          }
        }
      }),
      { numRuns: 150 },
    );
    expect(acceptedCount).toBe(150);
  });
});

describe('a seller’s package', () => {
  test('carries none of Seatkeeper’s names', async () => {
    const file = fileOf(lumen);
    const product = readProduct(file);
    expect(product).toEqual({
      productName: 'Lumen Studio Licenses',
      executableName: 'lumen-licenses',
      folderName: 'lumen-licenses',
      fileTitle: 'Lumen Licenses',
      id: 'com.lumen.licenses',
      version: '1.2.0',
      description: lumen.description,
      homepage: 'https://lumen.example/licenses',
      publisher: 'Lumen GmbH',
      maintainer: 'Lumen <packages@lumen.example>',
      linkScheme: 'lumen-licenses',
      keyVariable: 'LUMEN_LICENSES_KEY',
      updates: null,
      icons: lumen.app.icons,
    });
    for (const name of [
      'apparmor-profile',
      'before-remove.sh',
      'after-install.sh',
      'after-remove.sh',
    ]) {
      expect(await namedScript(product, name), name).not.toMatch(/seatkeeper/i);
    }
    expect(JSON.stringify(builderConfig(file))).not.toMatch(/seatkeeper(?!-icon)/i);
    expect(builderConfig(file)).toMatchObject({
      appId: 'com.lumen.licenses',
      productName: 'Lumen Studio Licenses',
      copyright: 'Copyright © Lumen GmbH',
      protocols: { name: 'Lumen Studio Licenses support link', schemes: ['lumen-licenses'] },
      linux: { executableName: 'lumen-licenses', synopsis: lumen.description.en },
    });
  });

  test('has folder, bundle and shortcut from the app’s name, which no product has', () => {
    const named = (productName: string, name: string) =>
      readProduct(fileOf({ ...lumen, productName, app: { ...lumen.app, name } }));
    expect(named('Lumen Studio', 'lumen-licenses')).toMatchObject({
      folderName: 'lumen-licenses',
      fileTitle: 'Lumen Licenses',
    });
    expect(named('LUMEN Studio Licenses', 'lumen-studio-licenses')).toMatchObject({
      folderName: 'lumen-studio-licenses',
      fileTitle: 'LUMEN Studio Licenses',
    });
    expect(builderConfig(fileOf({ ...lumen, productName: 'Lumen Studio' }))).toMatchObject({
      mac: { executableName: 'Lumen Licenses' },
      win: { executableName: 'lumen-licenses' },
      nsis: { shortcutName: 'Lumen Licenses', uninstallDisplayName: 'Lumen Studio' },
    });
  });

  test('gets its publisher from the maintainer and its version from package.json by default', () => {
    const { publisher: _, version: __, description: ___, ...rest } = lumen;
    const product = readProduct(fileOf(rest));
    expect(product).toMatchObject({ publisher: 'Lumen', version: versionIn(projectRoot) });
    expect(product.description.de).not.toMatch(/seatkeeper/i);
  });

  test('has its scripts run as root with its own paths', async () => {
    const product = readProduct(fileOf(lumen));
    const removal = await namedScript(product, 'before-remove.sh');
    expect(removal).toContain("\nrelease='/opt/lumen-licenses/release-seats'\n");
    // An update ends it right after its names are set.
    const result = spawnSync('sh', ['-c', removal, 'prerm', 'upgrade'], { encoding: 'utf8' });
    expect(result).toMatchObject({ status: 0, stderr: '' });
    const installation = await namedScript(product, 'after-install.sh');
    expect(installation).toContain("\nfolder='/opt/lumen-licenses'\n");
    expect(await namedScript(product, 'apparmor-profile')).toContain(
      '"/opt/lumen-licenses/lumen-licenses-bin" flags',
    );
  });

  test('without a seller equals electron-builder.yml', () => {
    expect(builderConfig(defaultVendorFile)).toMatchObject({ appId: 'com.seatkeeper.desktop' });
    expect(readProduct()).toMatchObject({
      executableName: 'seatkeeper',
      folderName: 'Seatkeeper',
      linkScheme: 'seatkeeper',
      keyVariable: 'SEATKEEPER_KEY',
    });
    expect(brand).toMatchObject({ productName: 'Seatkeeper', id: 'com.seatkeeper.desktop' });
  });
});

/** Returns the feed of a build in which the vendor file names this one. */
async function updatesOf(updates: string, use: VendorUse): Promise<string | null> {
  const file = fileOf({ ...lumen, updates });
  return await withPreparedVendor(file, use, async (prepared) => readVendor(prepared).updates);
}

describe('a prepared vendor file', () => {
  test('has its icons made', async () => {
    const icons = await withPreparedVendor(fileOf(lumen), 'package', async (file) => {
      expect(readVendorToPackage(file)).toMatchObject({ productName: lumen.productName });
      return readProduct(file).icons;
    });
    expect(existsSync(icons)).toBe(false);
  });

  test('of a test build has names of its own that say TEST, and the stand-in’s organization', async () => {
    const products = [
      { name: 'Lumen Studio', keyPrefix: 'STUDIO' },
      { name: 'Lumen Video', keyPrefix: 'VIDEO' },
    ];
    await withPreparedVendor(fileOf({ ...lumen, products }), 'test-package', async (file) => {
      expect(readVendorToPackage(file)).toMatchObject({
        productName: 'TEST Lumen Studio Licenses',
        organizationId: lumenLabs.id,
        products: [{ name: 'Lumen Studio', keyPrefix: null }],
        app: { id: 'com.lumen.licenses.test', name: 'lumen-licenses-test' },
      });
    });
  });

  test('of a test build is valid for the longest names, too', async () => {
    const app = {
      ...lumen.app,
      name: `lumen-${'x'.repeat(28)}-${'y'.repeat(5)}`,
      id: `a.${'b'.repeat(98)}`,
    };
    const file = fileOf({ ...lumen, productName: `${'x'.repeat(54)} ${'y'.repeat(5)}`, app });
    await withPreparedVendor(file, 'test-package', async (prepared) => {
      expect(readVendorToPackage(prepared).app?.name).toMatch(/-test$/);
    });
  });

  test('looks for updates on this computer in a test build alone, and there nowhere else', async () => {
    const loopback = 'http://127.0.0.1:4020/';
    const real = 'https://lumen.example/downloads/';
    await expect(updatesOf(loopback, 'package')).rejects.toThrow(
      'updates must begin with https://',
    );
    expect(await updatesOf(real, 'package')).toBe(real);
    for (const use of ['test-package', 'trial'] as const) {
      expect(await updatesOf(loopback, use)).toBe(loopback);
      expect(await updatesOf(real, use)).toBeNull();
    }
  });

  test('reports an image that cannot be rendered', async () => {
    writeFileSync(
      path.join(folder, 'wide.svg'),
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"/>',
    );
    const file = fileOf({ ...lumen, app: { ...lumen.app, icons: 'wide.svg' } });
    await expect(withPreparedVendor(file, 'package', async () => null)).rejects.toThrow(
      'app.icons: the image must be square',
    );
  });
});
