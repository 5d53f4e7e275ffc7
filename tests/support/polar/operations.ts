/** Operations on license keys, in both families of endpoints. */
export const operations = [
  'organizations',
  'benefits',
  'list',
  'get',
  'update',
  'rotate',
  'get-activation',
  'validate',
  'activate',
  'deactivate',
] as const;

/** An operation on license keys. */
export type Operation = (typeof operations)[number];

/** The family of endpoints: the seller's, with a token, or the buyer's portal. */
export type Family = 'organization' | 'portal';
