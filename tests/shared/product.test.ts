import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { hasPrefix, shownPrefixOf } from '../../shared/key-prefix.ts';
import {
  isOtherSeller,
  licenseName,
  linksOf,
  organizationsToAsk,
  plainLicenseName,
  productNamed,
  productOf,
  sellerName,
  sellerOrganizations,
} from '../../shared/product.ts';
import { VendorFile, type Vendor } from '../../shared/vendor.ts';
import { lumen } from '../support/lumen.ts';
import { propertyRuns } from '../support/property-runs.ts';

const uuid = '1C285B2D-6CE6-4BC7-B8BE-ADB6A7E304DA';
const benefitId = '22222222-be0e-4222-8222-222222222222';
const otherBenefit = '33333333-be0e-4333-8333-333333333333';
const { organizationId } = lumen;
const otherOrganization = '44444444-4444-4444-8444-444444444444';
const foreignOrganization = '99999999-9999-4999-8999-999999999999';

/** Lumen's vendor file with these products. */
function vendorOf(products: readonly object[], change: object = {}): Vendor {
  return v.parse(VendorFile, { ...lumen, ...change, products });
}

const nameOf = (vendor: Vendor, key: string, benefit?: string): string | null =>
  productOf(vendor, { key, organizationId, benefitId: benefit })?.name ?? null;

describe('a prefix', () => {
  test.each([
    [`LUMEN-${uuid}`, 'LUMEN'],
    [`LUMEN-${uuid}`, ' lumen- '],
    [`lumen–${uuid.toLowerCase()}`, 'LUMEN'],
    [`ACME PRO-${uuid}`, 'ACME  Pro'],
    [`LUMEN-TEST-${uuid}`, 'LUMEN'],
    [`BÜRO-${uuid}`.normalize('NFD'), 'Büro'],
    [`C++-${uuid}`, 'C++'],
    ['LUMEN_0001', 'LUMEN'],
    ['LUMEN 0001', 'LUMEN_'],
    ['LUMEN', 'LUMEN'],
  ])('of the key %j is %j', (key, prefix) => {
    expect(hasPrefix(key, prefix)).toBe(true);
  });

  test.each([
    [`LUMENPRO-${uuid}`, 'LUMEN'],
    [`LUMEN2-${uuid}`, 'LUMEN'],
    [`MY LUMEN-${uuid}`, 'LUMEN'],
    [uuid, '1C285B2D'],
    [`LUMEN-${uuid}`, 'LUMEN-1C285B2D'],
    ['LP0001', 'LP'],
    [`LUMEN-${uuid}`, ''],
    [`LUMEN-${uuid}`, '-'],
  ])('of the key %j is not %j', (key, prefix) => {
    expect(hasPrefix(key, prefix)).toBe(false);
  });

  test.each([
    [`LUMEN-TEST-${uuid}`, 'LUMEN-TEST'],
    [`ACME\u202e PRO-${uuid}`, 'ACME PRO'],
    [`${'X'.repeat(100)}-${uuid}`, `${'X'.repeat(39)}…`],
    [uuid, null],
    ['SECRET-0001', null],
    ['7', null],
  ])('of the key %j is shown as %j', (key, prefix) => {
    expect(shownPrefixOf(key)).toBe(prefix);
  });
});

describe('the product of a license', () => {
  const studio = { name: 'Studio', benefitId, keyPrefix: 'LUMEN' };
  const pro = { name: 'Studio Pro', keyPrefix: 'LUMEN-PRO' };
  const vendor = vendorOf([studio, pro]);

  test('is found by its benefit, whatever its key', () => {
    expect(nameOf(vendor, '7', benefitId)).toBe('Studio');
    expect(nameOf(vendor, `LUMEN-PRO-${uuid}`, benefitId.toUpperCase())).toBe('Studio');
  });

  test('is found by the longest prefix of its key where the benefit is not known or not listed', () => {
    expect(nameOf(vendor, `LUMEN-${uuid}`)).toBe('Studio');
    expect(nameOf(vendor, `LUMEN-PRO-${uuid}`)).toBe('Studio Pro');
    expect(nameOf(vendor, `LUMEN-PRO-${uuid}`, otherBenefit)).toBe('Studio Pro');
    expect(nameOf(vendor, `OTHER-${uuid}`)).toBeNull();
    expect(nameOf(vendor, uuid)).toBeNull();
  });

  test('is none that names another benefit', () => {
    expect(nameOf(vendor, `LUMEN-${uuid}`, otherBenefit)).toBeNull();
    expect(nameOf(vendorOf([studio]), `LUMEN-${uuid}`, otherBenefit)).toBeNull();
  });

  test('is the only one, if the file says no more of it', () => {
    expect(nameOf(vendorOf([{ name: 'Studio' }]), '7')).toBe('Studio');
    expect(nameOf(vendorOf([{ name: 'Studio' }]), uuid, otherBenefit)).toBe('Studio');
  });

  test('is one of its own organization', () => {
    const several = vendorOf([
      { name: 'Studio', keyPrefix: 'PRO' },
      { name: 'Video', keyPrefix: 'PRO', organizationId: otherOrganization },
    ]);
    const video = { key: `PRO-${uuid}`, organizationId: otherOrganization.toUpperCase() };
    expect(nameOf(several, `PRO-${uuid}`)).toBe('Studio');
    expect(productOf(several, video)?.name).toBe('Video');
    expect(productOf(several, { ...video, organizationId: foreignOrganization })).toBeNull();
  });

  test('is found in an app for any seller as well', () => {
    const open = vendorOf([pro], { organizationId: null });
    const key = `LUMEN-PRO-${uuid}`;
    expect(productOf(open, { key, organizationId: foreignOrganization })?.name).toBe('Studio Pro');
  });

  test('does not depend on the order of the products', () => {
    const prefixes = fc.uniqueArray(fc.constantFrom('A', 'A-B', 'A-B-C', 'B', 'AB', 'A B'), {
      minLength: 1,
    });
    const key = fc
      .tuple(fc.constantFrom('A', 'A-B', 'a-b-c', 'B', 'AB-C', 'A B', ''), fc.boolean())
      .map(([prefix, isGenerated]) => `${prefix}-${isGenerated ? uuid : '0001'}`);
    fc.assert(
      fc.property(prefixes, key, fc.infiniteStream(fc.nat()), (list, each, order) => {
        const products = list.map((prefix) => ({ name: `P ${prefix}`, keyPrefix: prefix }));
        const shuffled = products
          .map((product) => ({ product, rank: order.next().value as number }))
          .toSorted((one, other) => one.rank - other.rank)
          .map(({ product }) => product);
        const found = nameOf(vendorOf(products), each);
        expect(nameOf(vendorOf(shuffled), each)).toBe(found);
        // The longest prefix is the one that no other match is longer than.
        const matches = list.filter((prefix) => hasPrefix(each, prefix));
        const longest = matches.toSorted((one, other) => other.length - one.length)[0];
        expect(found).toBe(longest === undefined ? null : `P ${longest}`);
      }),
      propertyRuns(5_000),
    );
  });

  test('is the same for each spelling of a generated key', () => {
    const word = fc.stringMatching(/^[A-Z][A-Z\d]{0,9}$/);
    const prefix = fc
      .array(word, { minLength: 1, maxLength: 3 })
      .chain((words) => fc.constantFrom('-', ' ', '_').map((separator) => words.join(separator)));
    const dash = fc.constantFrom('-', '–', '‑', '\u2212');
    fc.assert(
      fc.property(prefix, fc.uuid({ version: 4 }), dash, (text, id, hyphen) => {
        const only = vendorOf([
          { name: 'Studio', keyPrefix: text },
          { name: 'Other', keyPrefix: 'ZZZZZZZZZZZ' },
        ]);
        const key = `${text}-${id}`;
        for (const each of [key, key.toUpperCase(), key.toLowerCase(), key.replaceAll('-', hyphen)])
          expect(nameOf(only, each)).toBe('Studio');
        expect(nameOf(only, `${text}X-${id}`)).toBeNull();
        expect(nameOf(only, id)).toBeNull();
      }),
      propertyRuns(5_000),
    );
  });

  test('is found for any text without a failure', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (key) => {
        const name = licenseName(vendor, { key, organizationId });
        expect(plainLicenseName(name)).not.toBe('');
        // No more of a key is shown than its end, and the prefix of a generated one.
        if (name.type === 'key' && !/[\da-f]{12}$/i.test(key)) expect(name.prefix).toBeNull();
      }),
      propertyRuns(5_000),
    );
  });
});

describe('the name of a license', () => {
  const vendor = vendorOf([{ name: 'Studio', keyPrefix: 'LUMEN' }]);
  const other = { key: `OTHER-${uuid}`, organizationId };

  test('is the product’s, else the person’s own, else the prefix and the end of the key', () => {
    const known = { ...other, key: `LUMEN-${uuid}` };
    expect(licenseName(vendor, known, 'Mine')).toEqual({ type: 'product', name: 'Studio' });
    expect(licenseName(vendor, other, 'Mine')).toEqual({ type: 'own', name: 'Mine' });
    expect(licenseName(vendor, other)).toEqual({
      type: 'key',
      prefix: 'OTHER',
      displayKey: '****-E304DA',
    });
  });

  test('is one text', () => {
    expect(plainLicenseName(licenseName(vendor, other))).toBe('OTHER ****-E304DA');
    expect(plainLicenseName(licenseName(vendor, { ...other, key: 'ABCD' }))).toBe('****-CD');
    expect(plainLicenseName({ type: 'own', name: 'Mine' })).toBe('Mine');
  });
});

test('the pages of a product replace the seller’s one by one', () => {
  const support = 'https://studio.example/help';
  const vendor = vendorOf([{ name: 'Studio', links: { support } }]);
  const [studio = null] = vendor.products;
  const { documentation } = lumen.links;
  expect(linksOf(vendor, studio)).toEqual({ documentation, support });
  expect(linksOf(vendor, null)).toEqual({ documentation, support: lumen.links.support });
});

test('a product is found by the name that its licenses have', () => {
  const vendor = vendorOf([
    { name: 'Studio', keyPrefix: 'LUMEN' },
    { name: 'Video', keyPrefix: 'VIDEO' },
  ]);
  const [, video] = vendor.products;
  expect(productNamed(vendor, { type: 'product', name: 'Video' })).toBe(video);
  // The person's own name of a license is no product's, and a product may have had another name.
  expect(productNamed(vendor, { type: 'own', name: 'Video' })).toBeNull();
  expect(productNamed(vendor, { type: 'product', name: 'Lumen Video' })).toBeNull();
  expect(productNamed(vendor, null)).toBeNull();
});

describe('the organizations of a seller', () => {
  const video = { name: 'Video', keyPrefix: 'VIDEO', organizationId: otherOrganization };
  const several = vendorOf([{ name: 'Studio', keyPrefix: 'LUMEN' }, video]);
  const open = vendorOf([], { organizationId: null });

  test('are those of the file and of its products', () => {
    expect(sellerOrganizations(open)).toEqual([]);
    expect(sellerOrganizations(vendorOf([]))).toEqual([organizationId]);
    expect(sellerOrganizations(several)).toEqual([organizationId, otherOrganization]);
    const only = vendorOf([video], { organizationId: null });
    expect(sellerOrganizations(only)).toEqual([otherOrganization]);
  });

  test('exclude any other organization, and none in an app for any seller', () => {
    expect(isOtherSeller(several, otherOrganization.toUpperCase())).toBe(false);
    expect(isOtherSeller(several, foreignOrganization)).toBe(true);
    expect(isOtherSeller(open, foreignOrganization)).toBe(false);
  });

  test('have the name of the publisher, else of the app, if it is for this seller', () => {
    expect(sellerName(several)).toBe('Lumen GmbH');
    expect(sellerName({ ...several, publisher: null })).toBe(lumen.productName);
    expect(sellerName(open)).toBeNull();
  });

  test('are asked for a typed key by its prefix first, then as given', () => {
    expect(organizationsToAsk(several, `VIDEO-${uuid}`, organizationId)).toEqual([
      otherOrganization,
      organizationId,
    ]);
    expect(organizationsToAsk(several, uuid, organizationId)).toEqual([
      organizationId,
      otherOrganization,
    ]);
    expect(organizationsToAsk(several, uuid, otherOrganization)).toEqual([
      otherOrganization,
      organizationId,
    ]);
    expect(organizationsToAsk(several, uuid, foreignOrganization)).toEqual([foreignOrganization]);
    expect(organizationsToAsk(vendorOf([]), uuid, organizationId)).toEqual([organizationId]);
    expect(organizationsToAsk(open, uuid, foreignOrganization)).toEqual([foreignOrganization]);
  });
});
