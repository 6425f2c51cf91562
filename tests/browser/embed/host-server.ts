import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.topojson': 'application/json',
  '.geojson': 'application/json',
  '.woff2': 'font/woff2',
};

/** A plain HTTP/1.1 host, without ranges and compression: what a publisher's cheapest space is. */
export interface Host {
  readonly url: string;
  /** paths asked for so far, in order */
  readonly asked: string[];
  /** bytes answered so far, bodies only */
  readonly sent: { bytes: number };
  close(): Promise<void>;
}

export interface HostOptions {
  /** files served under /map/ */
  readonly folder?: string;
  /** pages by path: `/article` */
  readonly pages?: Readonly<Record<string, string>>;
  /** headers besides type and length, by path */
  readonly headers?: (path: string) => Readonly<Record<string, string>>;
}

/** Serves pages and a publication on 127.0.0.1; no header is sent that is not asked for. */
export async function serveHost({ folder, pages = {}, headers }: HostOptions): Promise<Host> {
  const asked: string[] = [];
  const sent = { bytes: 0 };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    asked.push(path);
    const own = headers?.(path) ?? {};
    const page = pages[path];
    if (page !== undefined) {
      const type = path.endsWith('.css') ? '.css' : path.endsWith('.js') ? '.js' : '.html';
      const body = Buffer.from(page);
      sent.bytes += body.length;
      response.writeHead(200, {
        'Content-Type': TYPES[type],
        'Content-Length': body.length,
        ...own,
      });
      response.end(body);
      return;
    }
    const file = folder && path.startsWith('/map/') ? join(folder, normalize(path.slice(4))) : null;
    const whole = file?.endsWith('/') ? join(file, 'index.html') : file;
    if (!whole || !existsSync(whole) || !statSync(whole).isFile()) {
      response.writeHead(404, own).end();
      return;
    }
    const { size } = statSync(whole);
    sent.bytes += size;
    response.writeHead(200, {
      'Content-Type': TYPES[extname(whole)] ?? 'application/octet-stream',
      'Content-Length': size,
      ...own,
    });
    createReadStream(whole).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    sent,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
