import { error } from '../../../core/intake/problem.ts';
import type { OpenFilesMessages } from '../../../core/words/open-files/messages.ts';
import { FILE_SECONDS } from './limits.ts';
import type { OpenReply, OpenRequest, Progress } from './protocol.ts';

/** A file that cannot be interrupted is given this much longer before its worker is ended, milliseconds. */
const GRACE_MS = 5000;

/** Makes series of files, off the page's thread. */
export interface IntakeWorker {
  /** Starts it ahead of time, so that nothing is fetched once files are given. */
  start(): void;
  /**
   * The answer to a request; null when it was cancelled. A worker silent for longer than a file may take, or that
   * breaks down, is ended, and the answer is an error about the file it was at.
   */
  ask(
    request: OpenRequest,
    onProgress: (progress: Progress) => void,
  ): Promise<Exclude<OpenReply, { kind: 'progress' }> | null>;
  /** Ends the work under way. */
  cancel(): void;
}

export function createIntakeWorker(words: OpenFilesMessages): IntakeWorker {
  let worker: Worker | null = null;
  let end: (() => void) | null = null;

  const start = () => {
    worker ??= new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    return worker;
  };
  const stop = () => {
    worker?.terminate();
    worker = null;
  };
  return {
    start,
    cancel() {
      end?.();
    },
    ask(request, onProgress) {
      const asked = start();
      let at = request.files[0]?.path ?? '';
      let silence: ReturnType<typeof setTimeout> | undefined;
      return new Promise((resolve) => {
        const settle = (reply: Parameters<typeof resolve>[0], isOver: boolean) => {
          clearTimeout(silence);
          end = null;
          if (isOver) stop();
          resolve(reply);
        };
        const refuse = (code: string, message: string) => {
          const problem = error({ file: at, path: '' }, code, message);
          settle({ kind: 'opened', series: null, findings: [{ problem, day: null }] }, true);
        };
        const wait = () => {
          clearTimeout(silence);
          const late = () => refuse('file-too-slow', words.tooSlow(String(FILE_SECONDS)));
          silence = setTimeout(late, FILE_SECONDS * 1000 + GRACE_MS);
        };
        end = () => settle(null, true);
        asked.onmessage = ({ data }: MessageEvent<OpenReply>) => {
          if (data.kind !== 'progress') {
            settle(data, false);
            return;
          }
          at = data.progress.file || at;
          onProgress(data.progress);
          wait();
        };
        const onFault = (event: Event) => {
          event.preventDefault();
          // A script that could not be fetched has no message of its own.
          const hasRun = event instanceof ErrorEvent && event.message !== '';
          if (hasRun || event.type === 'messageerror') refuse('stopped', words.stopped);
          else refuse('not-started', words.notStarted);
        };
        asked.onerror = onFault;
        asked.onmessageerror = onFault;
        wait();
        asked.postMessage(request);
      });
    },
  };
}
