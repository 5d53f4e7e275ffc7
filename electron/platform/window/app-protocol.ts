import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { protocol, type ProtocolResponse, type Session } from 'electron';
import { pageOrigin } from '../../ipc/trusted-sender.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Registers the page's scheme. Must run once, before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Returns the file at an address; null for one outside the folder, of another host, or of a type that is not served. */
function resolveFile(address: string, folder: string): { file: string; type: string } | null {
  if (!URL.canParse(address)) return null;
  const { protocol: scheme, host, pathname } = new URL(address);
  // The page's files have plain names. An escape could hide a separator or an end of the name.
  if (`${scheme}//${host}` !== pageOrigin || pathname.includes('%')) return null;
  const file = path.join(folder, pathname === '/' ? 'index.html' : pathname);
  const relativePath = path.relative(folder, file);
  const type = contentTypes[path.extname(file)];
  if (relativePath.startsWith('..') || path.isAbsolute(relativePath)) return null;
  return type === undefined ? null : { file, type };
}

/**
 * Serves the page's files from `folder`, with the security policy in a header. Not by `protocol.handle`: it loads Node's HTTP client and
 * web streams before the first file is sent. https://github.com/electron/electron/issues/42612
 */
export function serveApp(session: Session, folder: string): void {
  // Deprecated, and still there in Electron 45. Its successor costs a start about 40 ms.
  session.protocol.registerBufferProtocol('app', ({ url }, answer) => {
    answer(answerFile(url, folder));
  });
}

/** Returns the content of a file. Reads it at once: to begin to read in the background takes longer than the whole of a start's files. */
function readPageFile(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

function answerFile(url: string, folder: string): ProtocolResponse {
  const found = resolveFile(url, folder);
  const data = found === null ? null : readPageFile(found.file);
  if (found === null || data === null) return { statusCode: 404, data: Buffer.alloc(0) };
  return {
    data,
    headers: {
      'Content-Type': found.type,
      'Content-Security-Policy': contentSecurityPolicy,
      'X-Content-Type-Options': 'nosniff',
    },
  };
}
