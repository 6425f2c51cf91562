import css from './timeline.css?inline';

/** The styles of the timeline and of the "as of" label, for the shadow root that holds them to adopt. */
export const timelineCss: string = css;
