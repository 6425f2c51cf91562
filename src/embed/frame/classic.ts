import { startWorkersFrom } from '../../ui/map/worker.ts';
import { workerSource } from '../../ui/map/worker-source.ts';
import * as code from '../viewer-code.ts';

/** An opened map's code as one classic script, for documents of an opaque origin, where modules need the server's leave. */
declare global {
  var conflictMapViewer: typeof code | undefined;
}

startWorkersFrom(workerSource);
globalThis.conflictMapViewer = code;
