import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import path from 'node:path';

/** A request that the server received. */
export interface FeedRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** A seller's server with a feed of newer versions, on this computer. */
export interface UpdateFeedServer {
  /** The address of the feed's folder. */
  readonly address: string;
  readonly port: number;
  readonly requests: readonly FeedRequest[];
  /** Sets the answer to a name; a text is the content. */
  answer(name: string, answer: string | ((response: ServerResponse) => void)): void;
  close(): Promise<void>;
}

/** Starts a server. `folder`: whose files it serves; default none. `port`: default any. */
export async function startUpdateFeed({
  folder = null,
  port = 0,
}: { readonly folder?: string | null; readonly port?: number } = {}): Promise<UpdateFeedServer> {
  const requests: FeedRequest[] = [];
  const answers = new Map<string, string | ((response: ServerResponse) => void)>();
  const server = createServer((request, response) => {
    const { url = '', headers } = request;
    requests.push({ path: url, headers });
    const name = decodeURIComponent(path.posix.basename(url));
    const answer = answers.get(name);
    if (typeof answer === 'function') answer(response);
    else if (answer !== undefined) response.end(answer);
    else if (folder === null || !url.startsWith('/feed/')) response.writeHead(404).end();
    else {
      createReadStream(path.join(folder, name))
        .on('error', () => response.writeHead(404).end())
        .pipe(response);
    }
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('No TCP address');
  return {
    address: `http://127.0.0.1:${bound.port}/feed/`,
    port: bound.port,
    requests,
    answer: (name, answer) => void answers.set(name, answer),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
