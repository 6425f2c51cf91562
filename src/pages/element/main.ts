import { defineConflictMap } from '../../embed/conflict-map-element.ts';

defineConflictMap();

export * from '../../embed/conflict-map-element.ts';
