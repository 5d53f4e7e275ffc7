import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { VendorFile } from '../../shared/vendor.ts';
import { projectRoot } from '../../scripts/setup/project.ts';
import { lumen } from '../support/lumen.ts';
import { pageCode } from '../support/page-code.ts';

interface Schema {
  readonly properties: Readonly<Record<string, unknown>>;
}

const schemaFile = path.join(projectRoot, 'docs/vendor.schema.json');
const schema = JSON.parse(readFileSync(schemaFile, 'utf8')) as Schema;
const ajv = new Ajv2020({ strict: true, allErrors: true, strictRequired: false });
addFormats(ajv);
const fits = ajv.compile(schema);

const isAccepted = (file: unknown): boolean => v.safeParse(VendorFile, file).success;
const ownFile: unknown = JSON.parse(readFileSync(path.join(projectRoot, 'vendor.json'), 'utf8'));
const uuid = '22222222-be0e-4222-8222-222222222222';
const link = 'https://lumen.example/x';

const appNames = [
  'lumen',
  'Lumen-licenses',
  'lumen_licenses',
  '-a-b',
  'lumen-',
  `${'a'.repeat(20)}-${'b'.repeat(20)}`,
];
const named = (name: string): object => Object.assign({}, lumen.app, { name });

/** Values for each entry, right and wrong ones. */
const values: Readonly<Record<string, readonly unknown[]>> = {
  $schema: ['./docs/vendor.schema.json', 1],
  productName: ['Lumen Studio', null, 'Lumen/Studio', '', 'x'.repeat(61), ' x', 1, undefined],
  organizationId: [
    uuid,
    uuid.toUpperCase(),
    ` ${uuid}\n`,
    null,
    uuid.replace('-4', '-1'),
    'x',
    '',
    1,
    undefined,
  ],
  supportEmail: ['help@lumen.example', null, 'help', 'a b@c.example', 1, undefined],
  releaseOnUninstall: [true, false, 'no', null],
  accent: [
    null,
    { light: '#7a1fa2' },
    { light: '#7A1FA2', dark: '#d7a3ec' },
    { light: 'teal' },
    {},
    { light: '#7a1fa2', more: 1 },
  ],
  links: [
    {},
    { documentation: link, support: link, portal: link, download: link },
    { portal: null },
    { home: link },
    { support: 'http://lumen.example' },
    { support: `https://${'x'.repeat(300)}` },
    null,
  ],
  version: [
    null,
    '1.2.0',
    '0.0.1',
    '1.2.0-beta.1',
    '1.2',
    'v1.2.0',
    '1.2.0+1',
    '01.2.0',
    '1.2.0-',
    1,
  ],
  updates: [
    null,
    'https://lumen.example/',
    'https://downloads.lumen.example:8443/licenses/v1.0/',
    'http://127.0.0.1:4020/feed/',
    'https://lumen.example',
    'https://lumen.example/latest.yml',
    'http://lumen.example/',
    'http://localhost:4020/',
    'http://127.0.0.1/',
    'http://127.0.0.1:70000/',
    'http://127.0.0.1.lumen.example:4020/',
    'https://user:password@lumen.example/',
    'https://lumen.example/?a=/',
    'https://lumen.example/#/',
    'https://lumen.example/../',
    'https://lumen.example/ /',
    `https://lumen.example/${'x'.repeat(300)}/`,
    1,
  ],
  homepage: [null, link, 'http://lumen.example', 'lumen.example'],
  description: [
    null,
    { en: 'A', de: 'B' },
    { en: 'A' },
    { en: ' ', de: 'B' },
    { en: 'A', de: 'B', fr: 'C' },
    { en: 'x'.repeat(121), de: 'B' },
    'A',
  ],
  publisher: [null, 'Lumen GmbH', ' ', 'x'.repeat(61), 1],
  server: [null, 'production', 'sandbox', 'loopback', ''],
  products: [
    [],
    [{ name: 'Studio' }],
    [
      {
        name: 'Studio',
        benefitId: uuid,
        keyPrefix: 'ST',
        organizationId: uuid,
        links: { support: link },
      },
    ],
    [{}],
    [{ name: 'Studio', keyPrefix: ' - ' }],
    [{ name: 'Studio', links: { portal: link } }],
    [{ name: ' ' }],
    ['Studio'],
    null,
    {},
  ],
  entryPoints: [
    ['license-key'],
    ['organization', 'license-key'],
    [],
    ['back'],
    ['license-key', 'license-key'],
    null,
  ],
  doors: [['license-key'], [], ['back']],
  app: [
    null,
    lumen.app,
    { ...lumen.app, icons: null },
    { ...lumen.app, icons: '' },
    { ...lumen.app, id: 'lumen' },
    { ...lumen.app, id: 'Com.Lumen' },
    ...appNames.map(named),
    { ...lumen.app, maintainer: 'Lumen' },
    { ...lumen.app, maintainer: 'Lümen <a@b.example>' },
    { ...lumen.app, maintainer: 'A\nB <a@b.example>' },
    { ...lumen.app, color: 'teal' },
    {},
  ],
  colour: ['teal'],
};

describe('docs/vendor.schema.json', () => {
  test('accepts Seatkeeper’s own file, and the seller’s file of the tests', () => {
    for (const file of [ownFile, lumen]) {
      expect({ isFit: fits(file), errors: fits.errors }).toEqual({ isFit: true, errors: null });
    }
  });

  test('accepts the file on the page about it', () => {
    const file: unknown = JSON.parse(pageCode('docs/white-label.md', '"productName"'));
    expect({ isFit: fits(file), errors: fits.errors }).toEqual({ isFit: true, errors: null });
    expect(isAccepted(file)).toBe(true);
  });

  test('knows the same entries as the app, and describes each', () => {
    const known = Object.keys(values).filter((name) => name !== 'colour');
    expect(Object.keys(schema.properties).toSorted()).toEqual(known.toSorted());
    for (const property of Object.values(schema.properties)) {
      expect(property).toHaveProperty('description');
    }
  });

  const cases = Object.entries(values).flatMap(([name, list]) =>
    list.map((value) => [name, JSON.stringify(value), value] as const),
  );
  test.each(cases)('judges %s: %s as the app does', (name, _, value) => {
    const { entryPoints, ...rest } = lumen;
    const base = name === 'doors' ? rest : { ...rest, entryPoints };
    const file = JSON.parse(JSON.stringify({ ...base, [name]: value })) as unknown;
    expect({ file, isFit: fits(file) }).toEqual({ file, isFit: isAccepted(file) });
  });

  test('judges any combination of these values as the app does', () => {
    const changes = fc.uniqueArray(fc.constantFrom(...cases), {
      selector: ([name]) => name,
      maxLength: 4,
    });
    let acceptedCount = 0;
    fc.assert(
      fc.property(changes, (list) => {
        const change = Object.fromEntries(list.map(([name, , value]) => [name, value]));
        const { entryPoints, ...rest } = lumen;
        const base = 'doors' in change ? rest : { ...rest, entryPoints };
        const file = JSON.parse(JSON.stringify({ ...base, ...change })) as unknown;
        if (isAccepted(file)) acceptedCount += 1;
        expect({ file, isFit: fits(file) }).toEqual({ file, isFit: isAccepted(file) });
      }),
      { numRuns: 3_000 },
    );
    expect(acceptedCount).toBeGreaterThan(100);
  });
});
