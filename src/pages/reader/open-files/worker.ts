import { error } from '../../../core/intake/problem.ts';
import { makeSeries } from './make-series.ts';
import type { GivenFile, OpenReply, OpenRequest } from './protocol.ts';
import type { ReadableFile } from './sort-files.ts';

/** What this module uses of the worker it runs in; TypeScript's DOM library describes pages only. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<OpenRequest>) => void) | null;
  postMessage(reply: OpenReply): void;
}

const scope = globalThis as unknown as WorkerScope;

declare class FileReaderSync {
  readAsArrayBuffer(file: Blob): ArrayBuffer;
}

scope.onmessage = ({ data: { files, title, mapping } }) => {
  let at = '';
  try {
    const reply = makeSeries({
      files: files.map(readable),
      title,
      mapping,
      tell(progress) {
        at = progress.file;
        scope.postMessage({ kind: 'progress', progress });
      },
    });
    scope.postMessage(reply);
  } catch (thrown) {
    const message = `could not be read (${thrown instanceof Error ? thrown.message : String(thrown)})`;
    const problem = error({ file: at, path: '' }, 'unreadable', message);
    scope.postMessage({
      kind: 'opened',
      series: null,
      findings: [{ problem, spot: null, day: null }],
    });
  }
};

function readable({ path, file }: GivenFile): ReadableFile {
  return {
    path,
    size: file.size,
    read: () => new Uint8Array(new FileReaderSync().readAsArrayBuffer(file)),
  };
}
