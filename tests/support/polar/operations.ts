/** What can be asked of license keys, in both families of endpoints. */
export const operations = [
  'list',
  'get',
  'update',
  'rotate',
  'get-activation',
  'validate',
  'activate',
  'deactivate',
] as const;

/** One thing that can be asked of license keys. */
export type Operation = (typeof operations)[number];

/** Whose endpoints: the seller's, with a token, or the buyer's portal. */
export type Family = 'organization' | 'portal';
