import { workerSource } from '../../ui/map/worker-source.ts';
import * as code from '../viewer-code.ts';

/**
 * An opened map's code as one classic script, for documents of an opaque origin, where modules need the server's leave
 * and no worker starts from an address: there it starts from a blob of its own source.
 */
declare global {
  var conflictMapViewer: typeof code | undefined;
}

const url = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }));
const AnyWorker = globalThis.Worker;
globalThis.Worker = class extends AnyWorker {
  constructor() {
    super(url);
  }
};
globalThis.conflictMapViewer = code;
