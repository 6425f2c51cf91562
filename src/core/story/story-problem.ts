/** What is wrong with a story, where, and what to do about it; whoever knows the file adds its name. */
export interface StoryProblem {
  /** `line 12`, or a key of the front matter: `front matter: title` */
  readonly path: string;
  readonly severity: 'error' | 'warning';
  /** `story-…`, the same for the same kind of fault */
  readonly code: string;
  /** lower case: the fault with the offending value, then the remedy */
  readonly message: string;
}

/** Takes problems as they are met. */
export type Report = (problem: StoryProblem) => void;
