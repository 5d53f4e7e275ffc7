import type { ServerResponse } from 'node:http';
import type { Answer } from './answers.ts';

/** Sends a whole answer. */
export function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, {
    ...answer.headers,
    ...(answer.status === 204 ? {} : { 'content-length': String(Buffer.byteLength(answer.body)) }),
  });
  response.end(answer.body);
}

/** Closes the connection (FIN) without an answer. */
export function hangUp(response: ServerResponse): void {
  response.socket?.destroy();
}

/** Resets the connection (RST) without an answer. */
export function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

/** Announces the whole answer, sends half of its bytes, and closes the connection. */
export function sendHalf(response: ServerResponse, answer: Answer): void {
  const { socket } = response;
  if (socket === null) return;
  const body = Buffer.from(answer.body);
  const head = Object.entries({ ...answer.headers, 'content-length': String(body.length) })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  // An answer without a body is cut in its head; a later cut would leave it whole.
  const bytes = Buffer.from(`HTTP/1.1 ${answer.status} -\r\n${head}\r\n${answer.body}`);
  const sentLength = body.length === 0 ? 14 : bytes.length - Math.ceil(body.length / 2);
  socket.end(bytes.subarray(0, sentLength), () => socket.destroy());
}
