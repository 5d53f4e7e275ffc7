import { bareNotFound } from './fact.ts';

const bearer = 'Bearer realm="polar"';
const refusedByOauth = { 'cache-control': 'no-store', pragma: 'no-cache' };

/** Important headers, by the beginning of the answer; null for one that must be absent. */
export const notableHeaders: readonly (readonly [
  string,
  Readonly<Record<string, string | null>>,
])[] = [
  ['204', { 'content-type': 'application/json' }],
  ['401 Unauthorized', { 'www-authenticate': bearer, pragma: null }],
  [
    '401 invalid_token',
    {
      ...refusedByOauth,
      'www-authenticate': `${bearer}, error="invalid_token", error_description="The access token provided is expired, revoked, malformed, or invalid for other reasons."`,
    },
  ],
  ['403 insufficient_scope', refusedByOauth],
  ['405', { allow: 'GET' }],
  [bareNotFound, { 'content-type': 'application/json' }],
  ['500', { 'content-type': 'text/plain; charset=utf-8', 'polar-version': null }],
];

/** The fields of the objects in the answers. */
export const fields = {
  license:
    'id created_at modified_at organization_id user_id customer_id user customer benefit_id key display_key status limit_activations usage limit_usage validations last_validated_at expires_at',
  user: 'id email public_name avatar_url',
  customer:
    'id created_at modified_at metadata external_id email email_verified type name billing_name billing_address tax_id locale organization_id default_payment_method_id deleted_at first_user_event_at avatar_url',
  activation: 'id license_key_id label meta created_at modified_at',
} as const;
