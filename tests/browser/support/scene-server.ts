import { fileURLToPath } from 'node:url';
import { createServer, type ViteDevServer } from 'vite';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** A running vite server over the checkout. */
export interface SceneServer {
  /** `http://127.0.0.1:<port>/`; a scene is `<url>tests/scenes/<name>/` */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the checkout's sources, so that a browser test opens `tests/scenes/<name>/index.html`. */
export async function serveScenes(): Promise<SceneServer> {
  const server: ViteDevServer = await createServer({
    root: ROOT,
    configFile: `${ROOT}vite.config.ts`,
    logLevel: 'error',
    cacheDir: `${ROOT}node_modules/.cache/vite-scenes-${process.pid}`,
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
  });
  await server.listen();
  const address = server.httpServer?.address();
  if (!address || typeof address === 'string') throw new Error('the scene server has no port');
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}
