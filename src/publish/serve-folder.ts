import { createReadStream, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.geojson': 'application/geo+json',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.topojson': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** What a publication needs and no more (docs/hosting); a page seen here runs under a strict host too. */
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; worker-src 'self' blob:; connect-src 'self'; font-src 'self'; img-src 'self' data: blob:; base-uri 'none'";

export interface FolderServer {
  readonly url: string;
  /** Stops it, open connections included. */
  close(): Promise<void>;
}

/** What is served besides the files of a folder. */
export interface ServeExtras {
  /** by path, from the root and with its slash */
  readonly routes: Readonly<
    Record<string, (request: IncomingMessage, response: ServerResponse) => void>
  >;
  /** what pages are served as, in place of the HTML that lies in the folder */
  page(html: string): string;
}

/** Serves a folder on this machine only; port 0 takes any that is free. Nothing outside the folder is served. */
export async function serveFolder(
  folder: string,
  port: number,
  extras?: ServeExtras,
): Promise<FolderServer> {
  const root = realpathSync(folder);
  const server = createServer((request, response) => {
    const route = extras?.routes[request.url ?? ''];
    if (route && request.method === 'GET') route(request, response);
    else answer(root, request, response, extras);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(
  root: string,
  request: IncomingMessage,
  response: ServerResponse,
  extras?: ServeExtras,
): void {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const found = isRead ? find(root, request.url ?? '/') : null;
  if (!found) {
    const [status, words] = isRead
      ? ([404, 'not found'] as const)
      : ([405, 'only GET and HEAD'] as const);
    response.writeHead(status, { 'Content-Type': TYPES['.txt'] }).end(`${words}\n`);
    return;
  }
  const type = extname(found.path).toLowerCase();
  const page = extras && type === '.html' ? extras.page(readFileSync(found.path, 'utf8')) : null;
  response.writeHead(200, {
    'Content-Type': TYPES[type] ?? 'application/octet-stream',
    'Content-Length': page === null ? found.stats.size : Buffer.byteLength(page),
    'Content-Security-Policy': CSP,
    'Access-Control-Allow-Origin': '*',
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
  });
  if (request.method === 'HEAD') response.end();
  else if (page !== null) response.end(page);
  else
    createReadStream(found.path)
      .on('error', () => response.destroy())
      .pipe(response);
}

/** The file a URL names, once its links are followed; null when it is not there, hidden, or outside the folder. */
function find(root: string, url: string): { path: string; stats: Stats } | null {
  try {
    const name = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    if (name.split(/[\\/]/).some((part) => part.startsWith('.')) || name.includes('\0'))
      return null;
    let path = realpathSync(join(root, name));
    let stats = statSync(path);
    if (stats.isDirectory()) {
      path = realpathSync(join(path, 'index.html'));
      stats = statSync(path);
    }
    const isWithin = path.startsWith(root.endsWith(sep) ? root : root + sep);
    return isWithin && stats.isFile() ? { path, stats } : null;
  } catch {
    return null;
  }
}
