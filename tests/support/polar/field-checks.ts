import { invalidFields } from './answers.ts';
import type { RequestBody } from './request-body.ts';
import type { FreeData } from './stored.ts';
import type { ValidationProblem } from './wire.ts';

const UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;
const UUID_4 = /^.{8}-?.{4}-?4.{3}-?[89ab].{3}-?.{12}$/i;
const INT32_MAX = 2_147_483_647;

/** Bounds of a number; `above` excludes its value, `atLeast` includes it. */
export interface NumberBounds {
  readonly above?: number;
  readonly atLeast?: number;
}

/**
 * Checks the fields of one body and collects every problem, as Polar's validator does, so that one
 * 422 lists them all. Values are only valid after {@link FieldChecks.done} has returned.
 */
export class FieldChecks {
  readonly #fields: Readonly<Record<string, unknown>>;
  readonly #problems: ValidationProblem[] = [];

  /** Refuses a body that is no JSON object at once. */
  constructor(body: RequestBody) {
    this.#fields = fieldsOf(body);
  }

  /** Whether the client sent this field, null included. */
  has(name: string): boolean {
    return Object.hasOwn(this.#fields, name);
  }

  /** Whether the client sent null. */
  isNull(name: string): boolean {
    return this.#fields[name] === null;
  }

  /** A required text; one that holds NUL is refused. */
  text(name: string): string {
    const value = this.#required(name);
    if (value === undefined) return '';
    if (typeof value !== 'string') {
      this.#refuse('string_type', [name], 'Input should be a valid string', value);
      return '';
    }
    if (value.includes('\0')) {
      this.#refuse(
        'value_error',
        [name],
        'Value error, This value contains invalid characters',
        value,
      );
    }
    return value;
  }

  /** A required version 4 UUID, in lower case with dashes. */
  uuid(name: string): string {
    const value = this.#required(name);
    if (value === undefined) return '';
    const problem = uuidProblem(value);
    if (problem !== null) this.#problems.push({ ...problem, loc: ['body', name], input: value });
    return typeof value === 'string' ? canonicalUuid(value) : '';
  }

  /** A version 4 UUID or null; absent counts as null. */
  optionalUuid(name: string): string | null {
    return this.has(name) && !this.isNull(name) ? this.uuid(name) : null;
  }

  /** A whole number in 32 bits and these bounds. */
  int(name: string, bounds: NumberBounds): number {
    const value = this.#required(name);
    if (value === undefined) return 0;
    const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isInteger(number)) {
      this.#refuse('int_type', [name], 'Input should be a valid integer', value);
      return 0;
    }
    this.#checkBounds(name, number, value, { ...bounds });
    return number;
  }

  /** One of these values. */
  choice<const Choice extends string>(
    name: string,
    choices: readonly [Choice, ...Choice[]],
  ): Choice {
    const value = this.#required(name);
    const found = choices.find((choice) => choice === value);
    if (found !== undefined) return found;
    if (value !== undefined) {
      const expected = `${choices.slice(0, -1).map(quoted).join(', ')} or ${quoted(choices.at(-1))}`;
      this.#problems.push({
        type: 'enum',
        loc: ['body', name],
        msg: `Input should be ${expected}`,
        input: value,
        ctx: { expected },
      });
    }
    return choices[0];
  }

  /** A time with its date, in milliseconds since 1970. */
  time(name: string): number {
    const value = this.#required(name);
    const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    if (value !== undefined && Number.isNaN(at)) {
      this.#refuse('datetime_parsing', [name], 'Input should be a valid datetime', value);
    }
    return at;
  }

  /** Free data: at most 50 entries, keys of 1 to 40 characters, no nesting, no empty text. */
  freeData(name: string): FreeData {
    if (!this.has(name)) return {};
    const value = this.#fields[name];
    if (!isObject(value)) {
      this.#refuse('dict_type', [name], 'Input should be a valid dictionary', value);
      return {};
    }
    const entries = Object.entries(value);
    if (entries.length > 50) {
      this.#refuse('too_long', [name], 'Dictionary should have at most 50 items', value);
    }
    const accepted: Record<string, string | number | boolean> = {};
    for (const [key, entry] of entries) {
      if (isFreeKey(key) && isFreeValue(entry)) accepted[key] = entry;
      else this.#refuse('value_error', [name, key], 'Value error, not allowed here', entry);
    }
    return accepted;
  }

  /** Refuses with 422 if anything was wrong. */
  done(): void {
    if (this.#problems.length > 0) throw invalidFields(this.#problems);
  }

  #required(name: string): unknown {
    if (this.has(name)) return this.#fields[name];
    this.#refuse('missing', [name], 'Field required', this.#fields);
    return undefined;
  }

  #checkBounds(name: string, number: number, input: unknown, bounds: NumberBounds): void {
    const { above, atLeast } = bounds;
    const loc = ['body', name];
    if (above !== undefined && number <= above) this.#problems.push(greaterThan(loc, above, input));
    if (atLeast !== undefined && number < atLeast) {
      const msg = `Input should be greater than or equal to ${atLeast}`;
      this.#problems.push({ type: 'greater_than_equal', loc, msg, input, ctx: { ge: atLeast } });
    }
    if (number > INT32_MAX) {
      const msg = `Input should be less than or equal to ${INT32_MAX}`;
      this.#problems.push({ type: 'less_than_equal', loc, msg, input, ctx: { le: INT32_MAX } });
    }
  }

  #refuse(type: string, path: readonly string[], msg: string, input: unknown): void {
    this.#problems.push({ type, loc: ['body', ...path], msg, input });
  }
}

/** Returns the problem of a value that should be a version 4 UUID; null if it is one. */
export function uuidProblem(
  value: unknown,
): Pick<ValidationProblem, 'type' | 'msg' | 'ctx'> | null {
  if (typeof value !== 'string') {
    return { type: 'uuid_type', msg: 'UUID input should be a string, bytes or UUID object' };
  }
  if (!UUID.test(value)) {
    const error = uuidError(value);
    return { type: 'uuid_parsing', msg: `Input should be a valid UUID, ${error}`, ctx: { error } };
  }
  if (UUID_4.test(value)) return null;
  return { type: 'uuid_version', msg: 'UUID version 4 expected', ctx: { expected_version: 4 } };
}

/** Polar's message for a text that is not a UUID: its first foreign character, or else its length. */
function uuidError(value: string): string {
  const foreign = /[^0-9a-f-]/i.exec(value);
  if (foreign !== null) {
    return `invalid character: found \`${foreign[0]}\` at ${foreign.index + 1}`;
  }
  const length = value.replaceAll('-', '').length;
  return `invalid length: expected length 32 for simple format, found ${length}`;
}

/** Returns a UUID in lower case with dashes. */
export function canonicalUuid(uuid: string): string {
  const hex = uuid.toLowerCase().replaceAll('-', '');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Returns the problem of a number that must be above another. */
export function greaterThan(
  loc: readonly (string | number)[],
  above: number,
  input: unknown,
): ValidationProblem {
  const msg = `Input should be greater than ${above}`;
  return { type: 'greater_than', loc, msg, input, ctx: { gt: above } };
}

function fieldsOf(body: RequestBody): Readonly<Record<string, unknown>> {
  if (body.type === 'none') {
    throw invalidFields([{ type: 'missing', loc: ['body'], msg: 'Field required', input: null }]);
  }
  const value = body.type === 'json' ? body.value : body.text;
  if (isObject(value)) return value;
  throw invalidFields([
    {
      type: 'model_attributes_type',
      loc: ['body'],
      msg: 'Input should be a valid dictionary or object to extract fields from',
      input: value,
    },
  ]);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFreeKey(key: string): boolean {
  return key.length >= 1 && key.length <= 40 && !key.includes('\0');
}

function isFreeValue(value: unknown): value is string | number | boolean {
  if (typeof value !== 'string') return typeof value === 'number' || typeof value === 'boolean';
  return value.length >= 1 && value.length <= 500 && !value.includes('\0');
}

function quoted(word: string | undefined): string {
  return `'${word ?? ''}'`;
}
