import '../shared/fonts.css';
import '../shared/theme.css';
import '../reader/source-serif.css';
import '../../ui/reading/reading.css';
import '../reader/reader.css';
import '../reader/open-files/open-files.css';
import { defineConflictMap } from '../../embed/conflict-map-element.ts';
import { answerFetches } from '../../embed/frame/carried.ts';
import * as code from '../../embed/viewer-code.ts';
import { startWorkersFrom } from '../../ui/map/worker.ts';
import { workerSource } from '../../ui/map/worker-source.ts';
import { openReader } from '../reader/open-reader.ts';
import { partsInPage } from './parts-in-page.ts';

/** The reader's page as one file that asks for nothing: it opens from disk, where modules, fetches and workers do not. */
startWorkersFrom(workerSource);
answerFetches(async () => partsInPage(document));
defineConflictMap(async () => code);
void openReader(document);
