import '../shared/fonts.css';
import '../shared/theme.css';
import './source-serif.css';
import '../../ui/reading/reading.css';
import './reader.css';
import { attachOpenFiles } from './open-files/attach-open-files.ts';
import { openReader } from './open-reader.ts';

await openReader(document, attachOpenFiles);
