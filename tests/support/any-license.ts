import * as fc from 'fast-check';

/** The time of tests with such licenses. */
export const now = Date.UTC(2026, 5, 1);

const names = fc.constantFrom(
  'João Weiß',
  'Ada Okafor',
  'ada lovelace',
  'Ωmega',
  'Ilse\nNovák',
  '',
);
const emails = fc.constantFrom('ada@example.com', 'JOAO@example.com', 'x.y@example.org');

/** Few ids, so that customers have several licenses. */
export const customerIds = [1, 2, 3].map((n) => `cccccccc-aaaa-4000-8000-00000000000${n}`);

/** A license as the app reads it from a page of the list. */
export const anyLicense = fc.record({
  // Few ids, so that the same license is often put again with changes.
  id: fc
    .integer({ min: 0, max: 40 })
    .map((n) => `${n.toString(16).padStart(8, '0')}-aaaa-4000-8000-000000000000`),
  organization_id: fc.constant('00000001-0a11-4000-8000-000000000000'),
  benefit_id: fc.constantFrom('studio', 'node'),
  customer_id: fc.option(fc.constantFrom(...customerIds)),
  customer: fc.record({
    name: fc.option(names),
    email: fc.option(emails),
    deleted_at: fc.option(fc.integer({ min: 0, max: now })),
  }),
  key: fc.integer({ min: 0, max: 5000 }).map((n) => `TEST-${n.toString(36).toUpperCase()}-KEY`),
  status: fc.constantFrom('granted', 'revoked', 'disabled'),
  status_word: fc.constant(null),
  limit_activations: fc.option(fc.integer({ min: 1, max: 9 })),
  usage: fc.nat(50),
  limit_usage: fc.option(fc.nat(50)),
  validations: fc.nat(50),
  last_validated_at: fc.option(fc.integer({ min: 0, max: now * 2 })),
  created_at: fc.integer({ min: 0, max: now }),
  expires_at: fc.option(fc.integer({ min: 0, max: now * 2 })),
});
