import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { wcagContrast } from 'culori';
import * as fc from 'fast-check';
import { oddFiles } from '../support/odd-files.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { namedScript } from '../../scripts/packaging/deb.ts';
import { builderConfig, linuxProduct } from '../../scripts/packaging/product.ts';
import { SetupError } from '../../scripts/setup/print-status.ts';
import { accentTokens } from '../../scripts/white-label/accent.ts';
import {
  defaultVendorFile,
  readVendor,
  readVendorToPackage,
} from '../../scripts/white-label/vendor-file.ts';
import { lumen } from '../support/lumen.ts';

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

describe('a vendor file', () => {
  test('is accepted for Seatkeeper itself and for a seller', () => {
    expect(readVendorToPackage(defaultVendorFile)).toMatchObject({ productName: null, app: null });
    expect(readVendorToPackage(fileOf(lumen))).toMatchObject({ ...lumen, app: { icons: null } });
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

  test.each([
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
    ['app.name must be', { app: { ...lumen.app, name: '../lumen' } }],
    ['app.name must be', { app: { ...lumen.app, name: '-lumen' } }],
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
    const icons = fileOf({ ...lumen, app: { ...lumen.app, icons: 'none' } });
    expect(() => readVendorToPackage(icons)).toThrow('app.icons: there is no icon.ico');
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
    const product = linuxProduct(file);
    expect(product).toMatchObject({
      productName: 'Lumen Studio',
      executableName: 'lumen-licenses',
      linkScheme: 'lumen-licenses',
    });
    for (const name of [
      'apparmor-profile',
      'before-remove.sh',
      'after-install.sh',
      'after-remove.sh',
    ]) {
      expect(await namedScript(product, name), name).not.toMatch(/seatkeeper/i);
    }
    const { appId, productName, protocols, linux, deb, rpm, copyright } = builderConfig(
      file,
      '/made',
    );
    expect({ appId, productName, protocols }).toEqual({
      appId: 'com.lumen.licenses',
      productName: 'Lumen Studio',
      protocols: { name: 'Lumen Studio support link', schemes: ['lumen-licenses'] },
    });
    expect(copyright).toBe('Copyright © Lumen');
    expect(linux).toMatchObject({
      executableName: 'lumen-licenses',
      maintainer: lumen.app.maintainer,
    });
    expect(deb).toEqual(rpm);
    expect(rpm).toMatchObject({ fpm: ['--before-remove=/made/before-remove.sh'] });
  });

  test('keeps a name of two words in one piece in scripts that run as root', async () => {
    const product = linuxProduct(fileOf(lumen));
    const removal = await namedScript(product, 'before-remove.sh');
    expect(removal).toContain("\nrelease='/opt/Lumen Studio/release-seats'\n");
    // An update ends it right after its names are set.
    const result = spawnSync('sh', ['-c', removal, 'prerm', 'upgrade'], { encoding: 'utf8' });
    expect(result).toMatchObject({ status: 0, stderr: '' });
    const installation = await namedScript(product, 'after-install.sh');
    expect(installation).toContain("\nfolder='/opt/Lumen Studio'\n");
    expect(await namedScript(product, 'apparmor-profile')).toContain(
      '"/opt/Lumen Studio/lumen-licenses-bin" flags',
    );
  });

  test('without a seller equals electron-builder.yml', () => {
    expect(builderConfig(defaultVendorFile, '/made')).toMatchObject({
      appId: 'com.seatkeeper.desktop',
      deb: { fpm: ['--before-remove=build/linux/before-remove.sh'] },
    });
    expect(linuxProduct()).toMatchObject({
      executableName: 'seatkeeper',
      linkScheme: 'seatkeeper',
    });
  });
});
