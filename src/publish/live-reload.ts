import type { ServerResponse } from 'node:http';
import type { ServeExtras } from './serve-folder.ts';

const SCRIPT = '/.live/reload.js';
const EVENTS = '/.live/changes';

/** Reloads the page on each change; the address keeps its fragment, and with it what is looked at. */
const RELOAD = `new EventSource('${EVENTS}').addEventListener('change', () => location.reload());\n`;

/** Pages that reload when what they show has changed. Only what is served has it, nothing that is published. */
export interface LiveReload extends ServeExtras {
  /** Tells every open page. */
  changed(): void;
}

export function createLiveReload(): LiveReload {
  const open = new Set<ServerResponse>();
  return {
    page: (html) =>
      html.replace(/<\/head>/i, () => `<script src="${SCRIPT}" async></script></head>`),
    routes: {
      [SCRIPT]: (_, response) => {
        response
          .writeHead(200, {
            'Content-Type': 'text/javascript; charset=utf-8',
            'Cache-Control': 'no-cache',
          })
          .end(RELOAD);
      },
      [EVENTS]: (_, response) => {
        response.writeHead(200, {
          'Content-Type': 'text/event-stream',
          'Cache-Control': 'no-cache',
        });
        response.write(': open\n\n');
        open.add(response);
        response.on('close', () => open.delete(response));
      },
    },
    changed() {
      for (const response of open) response.write('event: change\ndata:\n\n');
    },
  };
}
