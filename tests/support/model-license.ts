import type { HttpAnswer } from '../../electron/ports.ts';
import type { ActivationIntent, DeviceRecord } from '../../electron/storage/records.ts';
import { corrupt, type Corruption } from './corrupt-answer.ts';

/** A seat of the model. */
export interface ModelActivation {
  readonly id: string;
  readonly label: string;
  readonly meta: Readonly<Record<string, unknown>>;
  readonly createdAt: number;
}

/** The license of the model. */
export interface ModelLicense {
  readonly key: string;
  readonly status: 'granted' | 'revoked' | 'disabled';
  readonly expired: boolean;
  readonly activations: readonly ModelActivation[];
}

/** Changes that a seller makes to the state of a license, and that its end makes. */
export const statusChanges = {
  disable: { status: 'disabled' },
  enable: { status: 'granted', expired: false },
  expire: { expired: true },
} as const satisfies Readonly<Record<string, Partial<ModelLicense>>>;

/** Ids of the model's one license. */
export const modelIds = {
  organizationId: '11111111-0a11-4111-8111-111111111111',
  /** No activation of the license. */
  wrongActivationId: '33333333-0bad-4333-8333-333333333333',
  licenseId: '22222222-11c0-4222-8222-222222222222',
  key: 'MODEL-TEST-00000000-0000-4000-8000-000000000000',
  token: 'polar_oat_TEST_not_a_real_token_model',
} as const;

/** The ids of a license of the model. */
export type ModelIds = Readonly<Record<'organizationId' | 'licenseId' | 'key', string>>;

/** Record of a seat of that license that this device has not confirmed. */
export const modelSeat: DeviceRecord = {
  server: 'loopback',
  key: modelIds.key,
  organizationId: modelIds.organizationId,
  activationId: '33333333-0ac0-4333-8333-333333333333',
  label: 'Studio workstation',
  activatedAt: null,
  seats: null,
  confirmedAt: null,
};

/** An activation of that license that this device has begun. */
export const modelIntent: ActivationIntent = {
  server: 'loopback',
  key: modelIds.key,
  organizationId: modelIds.organizationId,
  label: 'New laptop',
  askedBy: 'person',
  nonce: 'this-nonce',
  askedAt: Date.UTC(2026, 5, 1, 12),
};

/** Returns a seat as Polar sends it. */
export function wireSeat({ id, label, meta, createdAt }: ModelActivation, { licenseId }: ModelIds) {
  return {
    id,
    license_key_id: licenseId,
    label,
    meta,
    created_at: new Date(createdAt).toISOString(),
  };
}

/** Returns a license as Polar sends it. */
export function wireLicense({ key, status, expired }: ModelLicense, ids: ModelIds) {
  return {
    id: ids.licenseId,
    organization_id: ids.organizationId,
    key,
    status,
    limit_activations: 50,
    expires_at: expired ? '2026-01-01T00:00:00Z' : null,
  };
}

/** Polar's 404 about a resource. */
export function notFound(detail: string): HttpAnswer {
  return answerOf(404, JSON.stringify({ error: 'ResourceNotFound', detail }));
}

/** Returns the answer with one field of its body corrupted. */
export function oddAnswer(answer: HttpAnswer, how: Corruption): HttpAnswer {
  if (answer.type !== 'answer' || answer.text === '') return answer;
  return { ...answer, text: JSON.stringify(corrupt(JSON.parse(answer.text), how)) };
}

/** An answer with this status, body and headers. */
export function answerOf(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
  return { type: 'answer', status, text, header: (name) => headers[name] ?? null };
}
