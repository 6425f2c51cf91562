import './open-files.css';
import { union, wholeDegrees } from '../../../core/intake/series/extent.ts';
import type { Bbox } from '../../../core/series/series.ts';
import { createEmbedMessages } from '../../../core/words/embed/messages.ts';
import { formatNumber } from '../../../core/words/format.ts';
import type { Messages } from '../../../core/words/messages.ts';
import { createOpenFilesMessages } from '../../../core/words/open-files/messages.ts';
import type { ConflictMapElement } from '../../../embed/conflict-map-element.ts';
import type { LoadedPublication } from '../../../embed/load-publication.ts';
import { cameraFor } from '../../../picture/map-projection.ts';
import { createAnnouncer } from '../../../ui/a11y/announce.ts';
import { button } from './dom.ts';
import { attachDropTarget } from './drop-target.ts';
import { commonFolder } from './given-files.ts';
import { createIntakeWorker } from './intake-worker.ts';
import { MOST_FILES } from './limits.ts';
import { createOpenDialog } from './open-dialog.ts';
import { createOpenedPanel } from './opened-panel.ts';
import type { Finding, GivenFile, OpenReply, OpenRequest } from './protocol.ts';
import { spotOf } from './spot-of.ts';
import { toBareLoaded, toLoaded } from './to-loaded.ts';

export interface OpenFilesOptions {
  readonly map: ConflictMapElement;
  /** where the button goes */
  readonly tools: HTMLElement;
  /** before which the panel about opened files goes */
  readonly mapSection: HTMLElement;
  readonly messages: Messages;
  readonly language: string;
  /** title of what the page itself is about */
  readonly pageTitle: string;
  /** Puts the page's own reading away, and lets go of the address; gives what brings both back. */
  leave(): () => void;
}

/** A spot is shown no nearer than this: what surrounds it tells where it is. */
const NEAREST_ZOOM = 10;
/** Room left about the shape that a spot belongs to, CSS pixels. */
const SPOT_MARGIN_PX = 48;

/**
 * Lets readers open files of their own on the page: dropped anywhere on it, or chosen with a button. A worker makes
 * a series of them, which the map shows in place of the page's own until its reader goes back. Nothing leaves the page.
 */
export function attachOpenFiles(options: OpenFilesOptions): { destroy(): void } {
  const { map, messages, language, pageTitle } = options;
  const words = createOpenFilesMessages(language);
  const worker = createIntakeWorker(words);
  const announcer = createAnnouncer(document.body);
  let asked: OpenRequest | null = null;
  let own: LoadedPublication | null = null;
  let comeBack: (() => void) | null = null;
  let panel: ReturnType<typeof createOpenedPanel> | null = null;

  const dialog = createOpenDialog(document.body, {
    messages,
    language,
    onFiles: (files) => void open(files),
    onAnswer(mapping) {
      if (asked) void work({ ...asked, mapping });
    },
    onCancel() {
      asked = null;
      worker.cancel();
      announcer.announce(words.cancelled);
    },
  });
  const choose = () => {
    worker.start();
    dialog.choose();
  };
  const opener = button('masthead-button open-files', words.open, choose);
  options.tools.prepend(opener);
  const endDrop = attachDropTarget(words, {
    onNear: () => worker.start(),
    onDrop: (files) => void open(files),
  });

  return {
    destroy() {
      endDrop();
      worker.cancel();
      panel?.destroy();
      for (const each of [dialog, announcer]) each.destroy();
      opener.remove();
    },
  };

  async function open(files: readonly GivenFile[]): Promise<void> {
    worker.cancel();
    if (files.length === 0) dialog.choose(words.noFiles);
    else if (files.length > MOST_FILES)
      dialog.choose(words.tooManyFiles(formatNumber(MOST_FILES, language)));
    else await work({ files, title: titleOf(files), mapping: null });
  }

  async function work(request: OpenRequest): Promise<void> {
    asked = request;
    dialog.showProgress(null);
    const reply = await worker.ask(request, (progress) => dialog.showProgress(progress));
    if (!reply || asked !== request) return;
    if (reply.kind === 'ask-mapping') dialog.ask(reply.suggested);
    else await show(reply, request.title);
  }

  async function show(
    { series, findings }: Extract<OpenReply, { kind: 'opened' }>,
    givenTitle: string,
  ): Promise<void> {
    await map.ready.catch(() => undefined);
    own ??= map.publication;
    if (!own) {
      dialog.choose(createEmbedMessages(language).mapFailed.broken);
      return;
    }
    const title = series?.topology.series.title ?? givenTitle;
    const shown = series ? toLoaded(series, own) : toBareLoaded(title, boxOf(findings, own), own);
    comeBack ??= options.leave();
    panel?.destroy();
    panel = createOpenedPanel({
      messages,
      language,
      title,
      series,
      findings,
      pageTitle,
      onBack: () => void goBack(),
      onOpenOthers: choose,
      onChoose: showFinding,
      announce: announcer.announce,
    });
    options.mapSection.before(panel.element);
    document.body.classList.add('has-opened');
    document.title = title;
    await map.show(shown);
    dialog.close();
    scrollTo({ top: 0 });
    panel.focus();
    announcer.announce(
      series ? words.mapCount(series.topology.series.snapshots.length) : words.refused,
    );
  }

  async function goBack(): Promise<void> {
    if (!own) return;
    panel?.destroy();
    panel = null;
    document.body.classList.remove('has-opened');
    document.title = pageTitle;
    comeBack?.();
    comeBack = null;
    opener.focus();
    await map.show(own, map.view.get());
  }

  function showFinding({ problem, day }: Finding): void {
    const spot = spotOf(problem);
    if (day !== null) map.view.set({ date: day }, 'page');
    void map.mark(spot && { lon: spot.lon, lat: spot.lat, text: problem.message, line: spot.ring });
    if (!spot) return;
    const { clientWidth, clientHeight } = map;
    const camera = cameraFor(spot.box, clientWidth, clientHeight, SPOT_MARGIN_PX);
    const zoom = Math.min(camera.zoom, NEAREST_ZOOM);
    map.view.set({ map: { ...camera, zoom }, place: undefined }, 'page');
  }

  function titleOf(files: readonly GivenFile[]): string {
    const [first] = files;
    const alone = files.length === 1 && first ? first.path.split('/').at(-1) : undefined;
    return commonFolder(files) ?? alone ?? words.untitled;
  }
}

/** Whole degrees about all spots; the page's own extent when there is none. */
function boxOf(findings: readonly Finding[], own: LoadedPublication): Bbox {
  const boxes = findings.map(({ problem }) => spotOf(problem)?.box ?? null);
  return wholeDegrees(boxes.reduce(union, null)) ?? own.topology.extent;
}
