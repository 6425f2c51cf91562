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
  const reply = makeSeries({
    files: files.map(readable),
    title,
    mapping,
    tell: (progress) => scope.postMessage({ kind: 'progress', progress }),
  });
  scope.postMessage(reply);
};

function readable({ path, file }: GivenFile): ReadableFile {
  return {
    path,
    size: file.size,
    read: () => new Uint8Array(new FileReaderSync().readAsArrayBuffer(file)),
  };
}
