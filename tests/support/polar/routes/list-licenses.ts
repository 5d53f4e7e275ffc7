import { invalidFields, json } from '../answers.ts';
import { canonicalUuid, greaterThan, uuidProblem } from '../field-checks.ts';
import { lumenLabs } from '../organizations.ts';
import { toLicense } from '../to-wire.ts';
import type { ValidationProblem } from '../wire.ts';
import type { Call, Handler } from './call.ts';

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 100;
const statuses = ['granted', 'revoked', 'disabled'] as const;

/** Lists licenses oldest first; `limit` above 100 counts as 100. */
export const listLicenses: Handler = (call, reach) => {
  const problems: ValidationProblem[] = [];
  const page = positive(call, 'page', 1, problems);
  const limit = Math.min(positive(call, 'limit', DEFAULT_LIMIT, problems), MAX_LIMIT);
  const organizationIds = uuids(call, 'organization_id', problems);
  const benefitIds = uuids(call, 'benefit_id', problems);
  const wantedStatuses = statusFilter(call, problems);
  if (problems.length > 0) throw invalidFields(problems);

  const { caller, record, stale } = call;
  const seller = 'token' in caller && caller.subject.type === 'organization';
  const found = record.page(
    {
      matches: (license) =>
        reach(license) &&
        passes(organizationIds, license.organizationId) &&
        passes(benefitIds, license.benefitId) &&
        passes(wantedStatuses, license.status),
      allGenerated:
        seller &&
        caller.subject.organizationId === lumenLabs.id &&
        passes(organizationIds, lumenLabs.id) &&
        benefitIds.length === 0 &&
        wantedStatuses.length === 0,
    },
    (page - 1) * limit,
    limit,
  );
  const items = found.licenses.map((license) => {
    const seen = stale ? record.licenseBefore(license.id) : license;
    return toLicense(record, seen ?? license);
  });
  return json(200, {
    items,
    pagination: { total_count: found.total, max_page: Math.ceil(found.total / limit) },
  });
};

function positive(call: Call, name: string, absent: number, problems: ValidationProblem[]): number {
  const text = call.query.get(name);
  if (text === null) return absent;
  const loc = ['query', name];
  const number = /^[+-]?\d+$/.test(text.trim()) ? Number(text) : null;
  if (number === null) {
    const msg = 'Input should be a valid integer, unable to parse string as an integer';
    problems.push({ type: 'int_parsing', loc, msg, input: text });
  } else if (number <= 0) {
    problems.push(greaterThan(loc, 0, text));
  }
  return number ?? absent;
}

function uuids(call: Call, name: string, problems: ValidationProblem[]): readonly string[] {
  return call.query.getAll(name).map((value) => {
    const problem = uuidProblem(value);
    if (problem !== null) problems.push({ ...problem, loc: ['query', name], input: value });
    return canonicalUuid(value);
  });
}

function statusFilter(call: Call, problems: ValidationProblem[]): readonly string[] {
  const values = call.query.getAll('status');
  for (const value of values.filter((each) => !statuses.some((status) => status === each))) {
    const expected = "'granted', 'revoked' or 'disabled'";
    problems.push({
      type: 'enum',
      loc: ['query', 'status'],
      msg: `Input should be ${expected}`,
      input: value,
      ctx: { expected },
    });
  }
  return values;
}

function passes(wanted: readonly string[], value: string): boolean {
  return wanted.length === 0 || wanted.includes(value);
}
