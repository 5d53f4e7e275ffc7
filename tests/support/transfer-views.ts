import type { TransferLicense, TransferView } from '../../shared/transfer.ts';

const license: TransferLicense = {
  server: 'production',
  organizationId: '5f0c2f5e-5b0a-4c55-9a5d-2f3a1c0d9e77',
  deviceName: 'Studio workstation',
  keyEnding: '4C7A91',
};
const other: TransferLicense = { ...license, keyEnding: '1B44D0' };

/** Transfer files as the window sees them. */
export const transferViews = {
  sealed: { isSealed: true, licenses: [license] },
  withoutKey: { isSealed: false, licenses: [license] },
  several: { isSealed: true, licenses: [license, other, { ...license, keyEnding: 'E09A21' }] },
} as const satisfies Readonly<Record<string, TransferView>>;
