import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readVendor } from '../../scripts/white-label/vendor-file.ts';
import { lumen } from '../support/lumen.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'seatkeeper-products-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const benefitId = '22222222-be0e-4222-8222-222222222222';
const otherBenefit = '33333333-be0e-4333-8333-333333333333';
const otherOrganization = '44444444-4444-4444-8444-444444444444';

/** Reads Lumen's vendor file with these products. */
function productsOf(products: unknown, change: object = {}) {
  const file = path.join(folder, 'vendor.json');
  writeFileSync(file, JSON.stringify({ ...lumen, ...change, products }));
  return readVendor(file).products;
}

/** Returns the lines of the report about these products. */
function problemsOf(products: unknown, change: object = {}): string[] {
  try {
    productsOf(products, change);
  } catch (error) {
    return String(error)
      .split('\n')
      .filter((line) => line.startsWith('  '))
      .map((line) => line.trim());
  }
  return [];
}

describe('the products of a vendor file', () => {
  test('are none without an entry', () => {
    expect(productsOf(undefined)).toEqual([]);
    expect(productsOf([])).toEqual([]);
  });

  test('are read with the spaces, capitals and dashes of a careless paste', () => {
    const [product] = productsOf([
      { name: ' Lumen Studio ', benefitId: ` ${benefitId.toUpperCase()}\n`, keyPrefix: ' LUMEN- ' },
    ]);
    expect(product).toEqual({
      name: 'Lumen Studio',
      organizationId: null,
      benefitId,
      keyPrefix: 'LUMEN-',
      links: { documentation: null, support: null },
    });
  });

  test.each<[string, unknown, object?]>([
    ['one product alone', [{ name: 'Studio' }]],
    [
      'one prefix that begins another',
      [
        { name: 'Studio', keyPrefix: 'LUMEN' },
        { name: 'Studio Pro', keyPrefix: 'LUMEN-PRO' },
      ],
    ],
    [
      'names in any script',
      [
        { name: 'スタジオ', keyPrefix: 'S' },
        { name: 'Студия 2', keyPrefix: 'ST' },
        { name: 'Büro 🎛️', keyPrefix: 'BÜRO' },
      ],
    ],
    [
      'the same prefix in two organizations',
      [
        { name: 'Studio', keyPrefix: 'PRO' },
        { name: 'Video', keyPrefix: 'PRO', organizationId: otherOrganization },
      ],
    ],
    [
      'one product in each organization',
      [{ name: 'Studio' }, { name: 'Video', organizationId: otherOrganization }],
    ],
    [
      'an organization for each product and none for all',
      [
        { name: 'Studio', organizationId: lumen.organizationId },
        { name: 'Video', organizationId: otherOrganization },
      ],
      { organizationId: null },
    ],
    [
      'null for what is not known',
      [{ name: 'Studio', benefitId: null, keyPrefix: null, organizationId: null }],
    ],
  ])('may be %s', (_, products, change) => {
    expect(problemsOf(products, change)).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['products: ', { name: 'Studio' }],
    ['products.0 is missing, or not', ['Studio']],
    ['products.0.name', [{}]],
    ['products.0.name must have a visible character', [{ name: ' ' }]],
    ['products.0.name must have at most 60', [{ name: 'x'.repeat(61) }]],
    ['products.0.name must be one line', [{ name: 'Studio\nPro' }]],
    ['products.0.benefitId: ', [{ name: 'Studio', benefitId: 'polar_cl_TEST' }]],
    ['products.0.keyPrefix must have a character', [{ name: 'Studio', keyPrefix: '' }]],
    ['products.0.keyPrefix must have a character', [{ name: 'Studio', keyPrefix: ' - ' }]],
    [
      'products.0.keyPrefix must be what all keys begin with',
      [{ name: 'Studio', keyPrefix: 'LUMEN-TEST-00000001-0CE0-4000-8000-0000009E3779' }],
    ],
    [
      'products.0.links.support must be',
      [{ name: 'Studio', links: { support: 'http://lumen.example' } }],
    ],
    ['products.0.prefix is not known', [{ name: 'Studio', prefix: 'LUMEN' }]],
    [
      'products may have at most 100',
      Array.from({ length: 101 }, (_, at) => ({
        name: `Studio ${at}`,
        keyPrefix: `S${at}`,
      })),
    ],
    [
      'products.1.name must differ',
      [
        { name: 'Studio', benefitId },
        { name: 'STUDIO', benefitId: otherBenefit },
      ],
    ],
    [
      'products.1.benefitId must differ',
      [
        { name: 'Studio', benefitId },
        { name: 'Pro', benefitId: benefitId.toUpperCase() },
      ],
    ],
    [
      'products.1.keyPrefix must differ',
      [
        { name: 'Studio', keyPrefix: 'LUMEN' },
        { name: 'Pro', keyPrefix: 'lumen–' },
      ],
    ],
    [
      'products.1.keyPrefix must differ',
      [
        { name: 'Studio', benefitId, keyPrefix: 'LUMEN' },
        { name: 'Pro', benefitId: otherBenefit, keyPrefix: 'LUMEN' },
      ],
    ],
    [
      'products.1.benefitId must be given, or keyPrefix',
      [{ name: 'Studio', benefitId }, { name: 'Pro' }],
    ],
  ])('are refused by name: %s', (output, products) => {
    expect(problemsOf(products)).toEqual([expect.stringContaining(output)]);
  });

  test('are refused if it is not known which organization sells one', () => {
    const products = [
      { name: 'Studio', keyPrefix: 'LUMEN', organizationId: otherOrganization },
      { name: 'Pro', keyPrefix: 'PRO' },
    ];
    expect(problemsOf(products, { organizationId: null })).toEqual([
      'products.1.organizationId must be given, since another product has one and the file has none for all',
    ]);
  });

  test('may be of five organizations and not of six', () => {
    const products = Array.from({ length: 5 }, (_, at) => ({
      name: `Studio ${at}`,
      organizationId: `5555555${at}-5555-4555-8555-555555555555`,
    }));
    expect(problemsOf(products, { organizationId: null })).toEqual([]);
    expect(problemsOf(products)).toEqual(['products may be of at most 5 organizations']);
  });

  test('get all their problems reported at once, with those of the other entries', () => {
    const products = [
      { name: 'Studio', benefitId },
      { name: 'Studio', benefitId },
      { name: 'Pro' },
    ];
    const problems = problemsOf(products, { supportEmail: 'help', accent: { light: 'teal' } });
    expect(problems.map((line) => line.split(/[ :]/)[0])).toEqual([
      'supportEmail',
      'accent.light',
      'products.1.name',
      'products.1.benefitId',
      'products.2.benefitId',
    ]);
  });
});
