import { counted } from '../english-counted.ts';

/** Words of opening someone's own files on the page. */
export interface OpenFilesMessages {
  readonly open: string;
  /** what dropping does, while something is held over the page */
  readonly dropHere: string;
  readonly nothingUploaded: string;
  readonly dialogTitle: string;
  readonly dialogText: string;
  readonly chooseFiles: string;
  readonly chooseFolder: string;
  readonly close: string;
  readonly cancel: string;
  readonly cancelled: string;
  readonly askMapping: string;
  readonly otherAreas: string;
  readonly leftOut: string;
  readonly actorName: string;
  readonly actorDefault: string;
  readonly statusLabel: string;
  readonly show: string;
  readonly progress: Readonly<
    Record<'reading' | 'checking' | 'weaving', (done: string, all: string) => string>
  >;
  readonly starting: string;
  /** title of files that lie in no folder */
  readonly untitled: string;
  mapCount(count: number): string;
  /** first and last date of what is shown */
  span(first: string, last: string): string;
  readonly refused: string;
  readonly onlyHere: string;
  back(title: string): string;
  readonly openOthers: string;
  readonly problems: string;
  readonly noProblems: string;
  readonly severity: Readonly<Record<'error' | 'warning' | 'repair', (count: number) => string>>;
  readonly showOnMap: string;
  showDay(date: string): string;
  readonly markedOnMap: string;
  moreProblems(count: number): string;
  readonly copyList: string;
  readonly copied: string;
  readonly downloadList: string;
  readonly noFiles: string;
  tooManyFiles(most: string): string;
  tooSlow(seconds: string): string;
  readonly stopped: string;
  readonly notStarted: string;
}

export const english: OpenFilesMessages = {
  open: 'Open files',
  dropHere: 'Open here',
  nothingUploaded: 'Nothing is uploaded.',
  dialogTitle: 'Open files as a map',
  dialogText:
    'GeoJSON, TopoJSON, KML, KMZ, FlatGeobuf or zipped shapefiles, one for each date, their names dated like 2016-10-21.geojson; or a series folder. You may also drop them anywhere on this page. They are read on this device: nothing is uploaded.',
  chooseFiles: 'Choose files',
  chooseFolder: 'Choose a folder',
  close: 'Close',
  cancel: 'Cancel',
  cancelled: 'Cancelled. Nothing was opened.',
  askMapping:
    'The files do not say for themselves who holds what. Say it here, or give a mapping.json with them.',
  otherAreas: 'All other areas',
  leftOut: 'left out',
  actorName: 'Held by',
  actorDefault: 'One party',
  statusLabel: 'Status',
  show: 'Show the map',
  progress: {
    reading: (done, all) => `Reading file ${done} of ${all}`,
    checking: (done, all) => `Checking map ${done} of ${all}`,
    weaving: (done, all) => `Joining map ${done} of ${all}`,
  },
  starting: 'Starting',
  untitled: 'Opened files',
  mapCount: (count) => counted(count, 'map', 'maps'),
  span: (first, last) => `${first} to ${last}`,
  refused: 'These files cannot be shown as a series until the errors are mended.',
  onlyHere: 'Shown on this device only. The address of the page does not lead here.',
  back: (title) => `Back to ${title}`,
  openOthers: 'Open other files',
  problems: 'Problems',
  noProblems: 'No problems found.',
  severity: {
    error: (count) => counted(count, 'error', 'errors'),
    warning: (count) => counted(count, 'warning', 'warnings'),
    repair: (count) => counted(count, 'repair', 'repairs'),
  },
  showOnMap: 'Show on the map',
  showDay: (date) => `Show ${date}`,
  markedOnMap: 'Marked on the map',
  moreProblems: (count) => `${count} more in the list to download`,
  copyList: 'Copy the list',
  copied: 'Copied',
  downloadList: 'Download the list (JSON)',
  noFiles: 'There is no map among these files.',
  tooManyFiles: (most) => `more than ${most} files: open fewer at once, or zip them`,
  tooSlow: (seconds) =>
    `not read within ${seconds} seconds, and stopped: simplify the shapes, or split the file`,
  notStarted:
    'the part of this page that reads files could not be loaded: load the page anew, and try again',
  stopped: 'reading it ended the work: simplify the shapes, or split the file',
};
