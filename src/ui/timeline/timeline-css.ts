import asOf from './css/as-of.css?inline';
import events from './css/events.css?inline';
import frame from './css/frame.css?inline';
import handles from './css/handles.css?inline';
import narrow from './css/narrow.css?inline';
import panel from './css/panel.css?inline';
import plot from './css/plot.css?inline';
import tools from './css/tools.css?inline';

/** The styles of the timeline and of the "as of" label, for the shadow root that holds them to adopt. */
export const timelineCss: string = [frame, asOf, tools, plot, handles, events, panel, narrow].join(
  '\n',
);
