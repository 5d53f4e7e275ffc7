/** The answer to a test's own client; header names in lower case. */
export interface TestResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One request of a test's own client. */
export interface TestRequest {
  readonly method?: string;
  readonly token?: string;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Sends a request without redirects or retries; POST if there is a body. Rejects if no whole answer
 * comes.
 */
export async function sendTestRequest(
  url: string,
  request: TestRequest = {},
): Promise<TestResponse> {
  const { token, json, text, headers = {} } = request;
  const body = json === undefined ? text : JSON.stringify(json);
  const response = await fetch(url, {
    method: request.method ?? (body === undefined ? 'GET' : 'POST'),
    redirect: 'manual',
    headers: {
      'polar-version': '2026-10',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
}
