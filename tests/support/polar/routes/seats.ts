import { randomUUID } from 'node:crypto';
import { badRequest, json, noContent, notPermitted, resourceNotFound } from '../answers.ts';
import { FieldChecks } from '../field-checks.ts';
import { liveSeats } from '../stored.ts';
import type { FreeData, StoredActivation, StoredLicense } from '../stored.ts';
import { toActivation, toLicense, toValidated } from '../to-wire.ts';
import { licenseByKey } from './call.ts';
import type { Handler } from './call.ts';

/** Answers whether a key, and its seat if one is named, is valid now; counts the validation. */
export const validate: Handler = (call, reach) => {
  const fields = new FieldChecks(call.body);
  const key = fields.text('key');
  const organizationId = fields.uuid('organization_id');
  const activationId = fields.optionalUuid('activation_id');
  const benefitId = fields.optionalUuid('benefit_id');
  const customerId = fields.optionalUuid('customer_id');
  const increment =
    fields.has('increment_usage') && !fields.isNull('increment_usage')
      ? fields.int('increment_usage', { atLeast: 0 })
      : 0;
  const conditions = fields.freeData('conditions');
  fields.done();

  const license = licenseByKey(call, reach, key, organizationId);
  if (license.status !== 'granted') throw resourceNotFound('License key is no longer active.');
  if (hasExpired(license, call.now)) throw resourceNotFound('License key has expired.');
  const activation = activationId === null ? null : liveSeat(license, activationId);
  if (activation !== null && !meets(conditions, activation.conditions)) {
    throw resourceNotFound('License key does not match required conditions');
  }
  if (benefitId !== null && benefitId !== license.benefitId) {
    throw resourceNotFound('License key does not match given benefit.');
  }
  if (customerId !== null && customerId !== license.customerId) {
    throw resourceNotFound('License key does not match given user.');
  }
  if (license.limitUsage !== null && increment > 0) {
    const left = license.limitUsage - license.usage;
    if (increment > left)
      throw badRequest('BadRequest', `License key only has ${left} more usages.`);
  }
  const counted = (current: StoredLicense): StoredLicense => ({
    ...current,
    usage: current.usage + increment,
    validations: current.validations + 1,
    lastValidatedAt: call.now,
    modifiedAt: call.now,
  });
  call.record.putCounters(counted(call.record.license(license.id) ?? license));
  return json(200, toValidated(call.record, counted(license), activation));
};

/** Takes a seat. Its id is new and never reused. */
export const activate: Handler = (call, reach) => {
  const fields = new FieldChecks(call.body);
  const key = fields.text('key');
  const organizationId = fields.uuid('organization_id');
  const label = fields.text('label');
  const conditions = fields.freeData('conditions');
  const meta = fields.freeData('meta');
  fields.done();

  const license = licenseByKey(call, reach, key, organizationId);
  if (license.status !== 'granted') {
    throw notPermitted('License key is no longer active. This license key can not be activated.');
  }
  if (hasExpired(license, call.now)) throw notPermitted('License key has expired.');
  if (license.limitActivations === null || license.limitActivations === 0) {
    throw notPermitted(
      'This license key does not support activations. Use the /validate endpoint instead to check license validity.',
    );
  }
  if (liveSeats(license).length >= license.limitActivations) {
    throw notPermitted('License key activation limit already reached');
  }
  const seat: StoredActivation = {
    id: randomUUID(),
    licenseId: license.id,
    label,
    meta,
    conditions,
    createdAt: call.now,
    deletedAt: null,
  };
  call.record.put({ ...license, activations: [...license.activations, seat] });
  return json(200, {
    ...toActivation(seat),
    license_key: toLicense(call.record, license),
  });
};

/**
 * Releases a seat, independent of its license's status and expiry. The second time it answers 404.
 */
export const deactivate: Handler = (call, reach) => {
  const fields = new FieldChecks(call.body);
  const key = fields.text('key');
  const organizationId = fields.uuid('organization_id');
  const activationId = fields.uuid('activation_id');
  fields.done();

  const license = licenseByKey(call, reach, key, organizationId);
  const { id } = liveSeat(license, activationId);
  call.record.put(withoutSeat(license, id, call.now));
  return noContent;
};

/** Returns the license with this seat released; the seat stays in the record, marked as deleted. */
export function withoutSeat(license: StoredLicense, seatId: string, now: number): StoredLicense {
  return {
    ...license,
    activations: license.activations.map((seat) =>
      seat.id === seatId ? { ...seat, deletedAt: now } : seat,
    ),
  };
}

function liveSeat(license: StoredLicense, id: string): StoredActivation {
  const seat = liveSeats(license).find((each) => each.id === id);
  if (seat === undefined) throw resourceNotFound();
  return seat;
}

function hasExpired(license: StoredLicense, now: number): boolean {
  return license.expiresAt !== null && now >= license.expiresAt;
}

function meets(sent: FreeData, required: FreeData): boolean {
  const names = Object.keys(required);
  if (names.length === 0) return true;
  return (
    names.length === Object.keys(sent).length &&
    names.every((name) => sent[name] === required[name])
  );
}
