import { invalidFields, resourceNotFound } from '../answers.ts';
import type { Answer } from '../answers.ts';
import { canonicalUuid, uuidProblem } from '../field-checks.ts';
import type { PolarRecord } from '../record.ts';
import type { RequestBody } from '../request-body.ts';
import type { StoredLicense } from '../stored.ts';
import type { Caller } from '../tokens.ts';

/** One request on its way through a route. */
export interface Call {
  readonly record: PolarRecord;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly caller: Caller;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: RequestBody;
  /** Whether reads come from a replica that lacks each license's last change. */
  readonly stale: boolean;
}

/** Which licenses a caller can reach; all others appear not to exist. */
export type Reach = (license: StoredLicense) => boolean;

/** Answers a call, or throws a refusal. */
export type Handler = (call: Call, reach: Reach) => Answer;

/** The license named in the path, as a read sees it. */
export function readLicense(call: Call, reach: Reach): StoredLicense {
  const id = uuidParam(call, 'id');
  const license = call.stale ? call.record.licenseBefore(id) : call.record.license(id);
  if (license === undefined || !reach(license)) throw resourceNotFound();
  return license;
}

/** The license named in the path, as a write sees it: never stale. */
export function writableLicense(call: Call, reach: Reach): StoredLicense {
  return readLicense({ ...call, stale: false }, reach);
}

/** The license with this exact key and organization. */
export function licenseByKey(
  call: Call,
  reach: Reach,
  key: string,
  organizationId: string,
): StoredLicense {
  const { record } = call;
  const license = call.stale ? record.licenseBeforeByKey(key) : record.licenseByKey(key);
  if (license === undefined || license.organizationId !== organizationId || !reach(license)) {
    throw resourceNotFound();
  }
  return license;
}

/** A version 4 UUID in the path, in lower case; anything else is refused with 422. */
export function uuidParam(call: Call, name: string): string {
  const value = call.params[name] ?? '';
  const problem = uuidProblem(value);
  if (problem !== null) {
    throw invalidFields([{ ...problem, loc: ['path', name], input: value }]);
  }
  return canonicalUuid(value);
}
