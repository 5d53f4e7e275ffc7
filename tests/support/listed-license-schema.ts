import * as v from 'valibot';
import { isObject, listedStatuses } from '../../electron/polar/answer-values.ts';
import { parseIsoTime } from '../../electron/polar/iso-time.ts';
import { AnyUuid, unknownValue } from '../../shared/license.ts';

function orUnknown<S extends v.GenericSchema>(schema: S) {
  return v.fallback(v.union([schema, v.literal(unknownValue)]), unknownValue);
}

const text = v.fallback(v.nullable(v.string()), null);
const number = v.number();
const id = v.fallback(v.nullable(AnyUuid), null);
const seatCount = v.pipe(v.number(), v.integer(), v.minValue(0));
const time = v.pipe(v.string(), v.transform(parseIsoTime), v.number());

/** What `parseListedLicense` reads, written as a schema: an id and a key are required, any other odd field is null or unknown. */
export const listedLicenseSchema = v.pipe(
  v.object({
    id: AnyUuid,
    organization_id: text,
    benefit_id: text,
    customer_id: id,
    customer: v.fallback(
      v.pipe(
        v.custom<object>(isObject),
        v.object({
          id,
          name: text,
          email: text,
          deleted_at: v.fallback(v.optional(v.nullable(time), null), null),
        }),
      ),
      { id: null, name: null, email: null, deleted_at: null },
    ),
    key: v.pipe(v.string(), v.minLength(1)),
    status: text,
    limit_activations: orUnknown(v.nullable(seatCount)),
    usage: orUnknown(number),
    limit_usage: orUnknown(v.nullable(number)),
    validations: orUnknown(number),
    last_validated_at: orUnknown(v.nullable(time)),
    created_at: orUnknown(time),
    expires_at: orUnknown(v.nullable(time)),
  }),
  v.transform(({ status, customer_id, customer: { id: ownId, ...customer }, ...license }) => {
    const known = listedStatuses.find((one) => one === status && one !== unknownValue);
    return Object.assign({}, license, {
      customer_id: customer_id ?? ownId,
      customer,
      status: known ?? unknownValue,
      status_word: known === undefined ? status : null,
    });
  }),
);
