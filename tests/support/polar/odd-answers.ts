import { randomUUID } from 'node:crypto';
import type { Answer } from './answers.ts';

/**
 * Ways in which an answer can be valid and differ from the description. In a list only the first
 * entry is changed, except for `full-metadata`.
 */
export const oddities = [
  /** A license has a status that this version of the API does not describe. */
  'unknown-status',
  /** An activation has `meta: null`. */
  'null-meta',
  /** An activation lacks the license it belongs to. */
  'no-license-key',
  /** A license has `customer: null`. */
  'null-customer',
  /** Licenses and activations have fields of a later version: `member`, `member_id` and others. */
  'newer-fields',
  /**
   * Customers carry the most metadata that Polar accepts: 25,000 characters each, 2.5 MB a page.
   */
  'full-metadata',
] as const;

/** One of {@link oddities}. */
export type Oddity = (typeof oddities)[number];

type Fields = Record<string, unknown>;

/**
 * Returns the answer with an oddity; an answer that is no JSON, or has no place for it, stays
 * unchanged.
 */
export function oddAnswer(answer: Answer, oddity: Oddity): Answer {
  return altered(answer, (body) => {
    const { items } = body;
    if (Array.isArray(items)) {
      const licenses = items.filter(isFields);
      const chosen = oddity === 'full-metadata' ? licenses : licenses.slice(0, 1);
      for (const license of chosen) alter(license, oddity);
    } else {
      alter(body, oddity);
    }
  });
}

/** Returns the answer with `count` live activations of about 195 bytes each. */
export function withManyActivations(answer: Answer, count: number): Answer {
  return altered(answer, (body) => {
    const { activations, id } = body;
    if (!Array.isArray(activations)) return;
    const more = Array.from({ length: Math.max(0, count - activations.length) }, (_, index) => ({
      id: randomUUID(),
      license_key_id: id,
      label: `Device ${index + 1}`,
      meta: {},
      created_at: '2026-03-01T09:30:00Z',
      modified_at: null,
    }));
    body['activations'] = [...(activations as readonly unknown[]), ...more];
  });
}

function altered(answer: Answer, change: (body: Fields) => void): Answer {
  if (answer.headers['content-type'] !== 'application/json' || answer.body === '') return answer;
  const body: unknown = JSON.parse(answer.body);
  if (!isFields(body)) return answer;
  change(body);
  return { ...answer, body: JSON.stringify(body) };
}

/** Changes a license or an activation. */
function alter(entry: Fields, oddity: Oddity): void {
  const license = isFields(entry['license_key']) ? entry['license_key'] : entry;
  const activation = [entry, entry['activation'], ...listOf(entry['activations'])].find(
    (each) => isFields(each) && 'license_key_id' in each,
  );
  switch (oddity) {
    case 'unknown-status':
      if ('status' in license) license['status'] = 'paused';
      return;
    case 'null-meta':
      if (isFields(activation)) activation['meta'] = null;
      return;
    case 'no-license-key':
      delete entry['license_key'];
      return;
    case 'null-customer':
      if ('customer' in license) license['customer'] = null;
      return;
    case 'newer-fields':
      Object.assign(license, newerFields(license));
      if (isFields(activation)) activation['last_seen_at'] = null;
      return;
    case 'full-metadata':
      if (isFields(license['customer'])) license['customer']['metadata'] = fullMetadata;
  }
}

function newerFields(license: Fields): Fields {
  const member = { id: license['customer_id'], email: 'member@example.com', external_id: null };
  return { member_id: license['customer_id'], member, subscription_id: null, order_id: null };
}

const fullMetadata = Object.fromEntries(
  Array.from({ length: 50 }, (_, index) => [`note_${index + 1}`, 'x'.repeat(500)]),
);

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
