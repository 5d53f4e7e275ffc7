import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import type { RunResult } from './run.ts';

const schemaFile = path.resolve(import.meta.dirname, '../../docs/command-line.schema.json');
const validate = new Ajv2020({ allErrors: true, strict: true }).compile(
  JSON.parse(readFileSync(schemaFile, 'utf8')),
);

/** Returns the one JSON object on stdout, after checking that it is alone and as documented. */
export function answerOf({ stdout, stderr, code, signal }: RunResult): Record<string, unknown> {
  expect({ signal, stderr }).toEqual({ signal: null, stderr: '' });
  expect(stdout.endsWith('\n')).toBe(true);
  const lines = stdout.split('\n').slice(0, -1);
  expect(lines).toHaveLength(1);
  const answer = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
  expect({ errors: validate(answer) ? [] : validate.errors, answer }).toEqual({
    errors: [],
    answer,
  });
  expect(answer['exitCode']).toBe(code);
  expect(answer['ok']).toBe(code === 0);
  return answer;
}
