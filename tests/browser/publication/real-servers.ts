import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDebianPackage } from '../../ensure-debian-package.mjs';

/** The configurations we ship. */
const SHIPPED = join(import.meta.dirname, '../../../docs/hosting');
/** Where the publication stands on each server: not at the root, as it seldom does. */
const AT = '/maps/front/';
const BROTLI = ['filter', 'static'].map((kind) => `ngx_http_brotli_${kind}_module.so`);
const MODULES = '/usr/lib/nginx/modules';

/** A web server that runs with a configuration of docs/hosting. */
export interface RealServer {
  /** of the publication */
  readonly url: string;
  close(): Promise<void>;
}

/** A web server that is installed. */
export interface InstalledServer {
  readonly name: string;
  /** what it compresses with as it answers, best first */
  readonly encodings: readonly string[];
  /** what it sends of files that were compressed beforehand */
  readonly precompressed: readonly ('br' | 'gzip')[];
  /** Serves a publication on this machine, in the foreground and as whoever runs the tests. */
  start(folder: string): Promise<RealServer>;
}

/** nginx and Caddy, installed where they can be; those that cannot be had are missing. */
export function realServers(): InstalledServer[] {
  const nginx = ensureDebianPackage(
    ['/usr/sbin/nginx'],
    ['nginx', 'libnginx-mod-http-brotli-filter', 'libnginx-mod-http-brotli-static'],
  );
  const caddy = ensureDebianPackage(['/usr/bin/caddy'], ['caddy']);
  const modules = BROTLI.map((name) => join(MODULES, name)).filter((path) => existsSync(path));
  const brotli = modules.length === BROTLI.length ? modules : [];
  const ofNginx = brotli.length > 0 ? (['br', 'gzip'] as const) : (['gzip'] as const);
  return [
    ...(nginx === null
      ? []
      : [
          {
            name: 'nginx',
            encodings: ofNginx,
            precompressed: ofNginx,
            start: (folder: string) =>
              start(
                nginx,
                (file) => ['-c', file, '-e', 'stderr'],
                (scratch, port) => nginxConfiguration(scratch, port, folder, brotli),
              ),
          },
        ]),
    ...(caddy === null
      ? []
      : [
          {
            name: 'Caddy',
            encodings: ['gzip'],
            precompressed: ['br', 'gzip'] as const,
            start: (folder: string) =>
              start(
                caddy,
                (file) => ['run', '--adapter', 'caddyfile', '--config', file],
                (_, port) => caddyConfiguration(port, folder),
              ),
          },
        ]),
  ];
}

function nginxConfiguration(
  scratch: string,
  port: number,
  folder: string,
  brotli: readonly string[],
): string {
  return `${brotli.map((path) => `load_module ${path};`).join('\n')}
daemon off;
master_process off;
pid ${scratch}/pid;
error_log stderr;
events {}
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${scratch}/${name};`).join('\n  ')}
  server {
    listen 127.0.0.1:${port};
    location ${AT} {
      alias ${folder}/;
      include ${SHIPPED}/nginx.conf;
      ${brotli.length > 0 ? `include ${SHIPPED}/nginx-brotli.conf;` : ''}
    }
  }
}
`;
}

function caddyConfiguration(port: number, folder: string): string {
  return `{
	admin off
	auto_https off
	log {
		level ERROR
	}
}
http://127.0.0.1:${port} {
	handle_path ${AT}* {
		root * ${folder}
		import ${SHIPPED}/Caddyfile
	}
}
`;
}

async function start(
  program: string,
  args: (file: string) => string[],
  configuration: (scratch: string, port: number) => string,
): Promise<RealServer> {
  const scratch = mkdtempSync(join(tmpdir(), 'conflict-map-server-'));
  const port = await freePort();
  const file = join(scratch, 'configuration');
  writeFileSync(file, configuration(scratch, port));
  const child = spawn(program, args(file), {
    cwd: scratch,
    env: { ...process.env, HOME: scratch, XDG_DATA_HOME: scratch, XDG_CONFIG_HOME: scratch },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const url = `http://127.0.0.1:${port}${AT}`;
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await answers(url, child, () => said);
  return {
    url,
    async close() {
      child.kill('SIGTERM');
      await ended;
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}

/** Waits until a server that was just started answers; throws what it said when it does not come to that. */
async function answers(url: string, child: ChildProcess, said: () => string): Promise<void> {
  for (let wait = 0; wait < 300 && child.exitCode === null; wait++) {
    const response = await fetch(url).catch(() => null);
    if (response !== null) {
      await response.arrayBuffer();
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill('SIGKILL');
  throw new Error(`no answer from ${url}:\n${said()}`);
}

/** A port that nobody listens to. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        resolve(address !== null && typeof address === 'object' ? address.port : 0),
      );
    });
  });
}
