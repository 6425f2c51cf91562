import type { OpenFilesMessages } from '../../../core/words/open-files/messages.ts';
import { make } from './dom.ts';
import { filesOfDrop, holdsFiles } from './given-files.ts';
import type { GivenFile } from './protocol.ts';

/** Makes the whole page take files, and says so while some are held over it. Returns its end. */
export function attachDropTarget(
  words: OpenFilesMessages,
  { onNear, onDrop }: { onNear(): void; onDrop(files: GivenFile[]): void },
): () => void {
  const overlay = make(
    'div',
    'open-overlay',
    make('p', 'open-overlay-lead', words.dropHere),
    make('p', '', words.nothingUploaded),
  );
  overlay.setAttribute('aria-hidden', 'true');
  overlay.hidden = true;
  document.body.append(overlay);
  // Dragging tells of every element it passes; how many it is within says whether it has left the page.
  let within = 0;
  const show = (count: number) => {
    within = Math.max(0, count);
    overlay.hidden = within === 0;
  };
  const listeners = {
    dragenter(event: DragEvent) {
      if (!holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      if (within === 0) onNear();
      show(within + 1);
    },
    dragover(event: DragEvent) {
      if (!holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer!.dropEffect = 'copy';
    },
    dragleave(event: DragEvent) {
      if (holdsFiles(event.dataTransfer)) show(within - 1);
    },
    drop(event: DragEvent) {
      if (!holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      show(0);
      void filesOfDrop(event.dataTransfer!).then(onDrop);
    },
  };
  const types = Object.keys(listeners) as (keyof typeof listeners)[];
  for (const type of types) addEventListener(type, listeners[type]);
  return () => {
    for (const type of types) removeEventListener(type, listeners[type]);
    overlay.remove();
  };
}
