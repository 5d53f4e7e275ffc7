import type { Polar } from '../../../support/polar/start-polar.ts';
import { both, fault, type ReleaseCase } from './release-case.ts';

/** Gives the device's activation conditions that the app does not know. */
function addConditions(polar: Polar): void {
  const license = polar.record.license(polar.licenseId);
  if (license === undefined) throw new Error('No license');
  const activations = license.activations.map((seat) => ({ ...seat, conditions: { major: 3 } }));
  polar.record.put({ ...license, activations });
}

function locked(name: string, lock: (polar: Polar) => void): ReleaseCase[] {
  return [
    ...both({ name: `${name} key`, arrange: lock, end: 'confirmed', seat: 'free', sent: 1 }),
    {
      name: `${name} key, answer lost`,
      family: 'token',
      arrange(polar) {
        lock(polar);
        fault({ type: 'answer-lost' })(polar);
      },
      end: 'found-free',
      seat: 'free',
      sent: 1,
    },
    {
      // No check can see its activations, so the request is sent again.
      name: `${name} key, answer lost`,
      family: 'public',
      arrange(polar) {
        lock(polar);
        fault({ type: 'answer-lost' })(polar);
      },
      end: 'found-free',
      seat: 'free',
      sent: 2,
    },
    {
      name: `${name} key, request lost`,
      family: 'public',
      arrange(polar) {
        lock(polar);
        fault({ type: 'request-lost' })(polar);
      },
      end: 'confirmed',
      seat: 'free',
      sent: 2,
    },
  ];
}

/** A check with the key alone cannot see the seat: the key may not be used, or the activation has conditions. */
export const hidden: ReleaseCase[] = [
  ...locked('an expired', (polar) => polar.seller.expire(polar.licenseId)),
  ...locked('a disabled', (polar) => polar.seller.update(polar.licenseId, { status: 'disabled' })),
  ...locked('a revoked', (polar) => polar.seller.update(polar.licenseId, { status: 'revoked' })),
  ...both({
    name: 'an activation with conditions, request lost',
    arrange(polar) {
      addConditions(polar);
      fault({ type: 'request-lost' })(polar);
    },
    end: 'still-held',
    seat: 'held',
    sent: 1,
  }),
  ...both({
    name: 'an activation with conditions, answer lost',
    arrange(polar) {
      addConditions(polar);
      fault({ type: 'answer-lost' })(polar);
    },
    end: 'found-free',
    seat: 'free',
    sent: 1,
  }),
];

/** The seller changes key, token or license around the release. */
export const changes: ReleaseCase[] = [
  {
    name: 'a key rotated before',
    family: 'public',
    arrange: (polar) => void polar.seller.rotate(polar.licenseId),
    end: 'key-changed',
    seat: 'held',
    sent: 1,
  },
  {
    name: 'a key rotated before',
    family: 'token',
    arrange: (polar) => void polar.seller.rotate(polar.licenseId),
    end: 'still-held',
    seat: 'held',
    sent: 1,
  },
  {
    name: 'a key rotated after the answer was lost',
    family: 'public',
    arrange: fault({ type: 'answer-lost' }),
    onIndeterminate: (polar) => void polar.seller.rotate(polar.licenseId),
    end: 'key-changed',
    seat: 'free',
    sent: 1,
  },
  {
    name: 'a key rotated after the answer was lost',
    family: 'token',
    arrange: fault({ type: 'answer-lost' }),
    onIndeterminate: (polar) => void polar.seller.rotate(polar.licenseId),
    end: 'found-free',
    seat: 'free',
    sent: 1,
  },
  {
    name: 'a token revoked after the answer was lost',
    family: 'token',
    arrange: fault({ type: 'answer-lost' }),
    onIndeterminate: (polar) => polar.seller.revokeToken(polar.token),
    end: 'found-free',
    seat: 'free',
    sent: 1,
  },
  {
    name: 'a token revoked after the request was lost',
    family: 'token',
    arrange: fault({ type: 'request-lost' }),
    onIndeterminate: (polar) => polar.seller.revokeToken(polar.token),
    end: 'still-held',
    seat: 'held',
    sent: 1,
  },
  {
    name: 'a license deleted before',
    family: 'token',
    arrange: (polar) => polar.seller.delete(polar.licenseId),
    end: 'key-changed',
    seat: 'free',
    sent: 1,
  },
];
