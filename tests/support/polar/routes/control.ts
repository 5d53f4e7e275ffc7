import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal, bareNotFound, json, methodNotAllowed, noContent } from '../answers.ts';
import type { Answer } from '../answers.ts';
import { faultFrom } from '../fault-from.ts';
import type { FaultQueue } from '../faults.ts';
import type { PolarRecord } from '../record.ts';
import { readText } from '../request-body.ts';
import type { RequestLog } from '../request-log.ts';
import { send } from '../send.ts';

/** Parts of the server that the control paths read and change. */
export interface Controlled {
  readonly record: PolarRecord;
  readonly log: RequestLog;
  readonly faults: FaultQueue;
}

/**
 * Serves the control paths for other processes: GET `/_stand-in/record` (with `?license=ID` one
 * license, generated ones included), `/_stand-in/log`, `/_stand-in/faults`; POST and DELETE
 * `/_stand-in/faults`. These requests are not logged, and no fault applies to them.
 */
export async function control(
  controlled: Controlled,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const text = await readText(request);
  send(response, answer(controlled, request, text));
}

function answer(controlled: Controlled, request: IncomingMessage, text: string): Answer {
  try {
    return dispatch(controlled, request, text);
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    return json(400, { detail: error instanceof Error ? error.message : String(error) });
  }
}

function dispatch(controlled: Controlled, request: IncomingMessage, text: string): Answer {
  const { record, log, faults } = controlled;
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const method = request.method ?? '';
  switch (url.pathname) {
    case '/_stand-in/record':
      if (method !== 'GET') throw methodNotAllowed('GET');
      return json(200, recordView(record, url.searchParams.get('license')));
    case '/_stand-in/log':
      if (method !== 'GET') throw methodNotAllowed('GET');
      return json(200, log.all());
    case '/_stand-in/faults':
      return faultsAnswer(faults, method, text);
    default:
      return bareNotFound;
  }
}

function recordView(record: PolarRecord, licenseId: string | null): unknown {
  if (licenseId !== null) return record.license(licenseId) ?? null;
  return { licenses: record.storedLicenses(), generated: record.generatedCount };
}

function faultsAnswer(faults: FaultQueue, method: string, text: string): Answer {
  switch (method) {
    case 'GET':
      return json(200, faults.waiting());
    case 'DELETE':
      faults.clear();
      return noContent;
    case 'POST': {
      const { fault, options } = faultFrom(JSON.parse(text));
      faults.add(fault, options);
      return noContent;
    }
    default:
      throw methodNotAllowed('GET, POST, DELETE');
  }
}
