/** What an opened map runs, fetched apart from the element, which shows a picture until then. */
export { readTopology } from '../core/topology/read-topology.ts';
export { createViewer } from './viewer.ts';
export { viewerStyles } from './viewer-styles.ts';
