import { json, resourceNotFound } from '../answers.ts';
import { liveSeats } from '../stored.ts';
import { toActivation, toLicense, toLicenseWithActivations } from '../to-wire.ts';
import { readLicense, uuidParam } from './call.ts';
import type { Handler } from './call.ts';

/** One license with its live seats. */
export const getLicense: Handler = (call, reach) =>
  json(200, toLicenseWithActivations(call.record, readLicense(call, reach)));

/** One license for its buyer, who sees seats only if the benefit lets buyers manage them. */
export const getLicenseAsBuyer: Handler = (call, reach) => {
  const license = readLicense(call, reach);
  const benefit = call.record.benefits.get(license.benefitId);
  const answer = toLicenseWithActivations(call.record, license);
  return json(200, benefit?.customerAdmin === true ? answer : { ...answer, activations: [] });
};

/** One live seat with its license. */
export const getActivation: Handler = (call, reach) => {
  const license = readLicense(call, reach);
  const id = uuidParam(call, 'activation_id');
  const activation = liveSeats(license).find((seat) => seat.id === id);
  if (activation === undefined) throw resourceNotFound();
  return json(200, {
    ...toActivation(activation),
    license_key: toLicense(call.record, license),
  });
};
