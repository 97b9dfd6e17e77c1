export type * from './api.ts';
export { browserCache } from './browser-cache.ts';
export { openRelease } from './open-release.ts';
export { ReleaseError, type ReleaseErrorCode } from './release-error.ts';
