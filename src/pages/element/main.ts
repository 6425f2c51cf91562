import { defineConflictMap } from '../../embed/define.ts';

defineConflictMap();

export * from '../../embed/conflict-map-element.ts';
