/** How long each kind of answer may be kept: by browsers, by the edge, by anything between them. */
export const CACHE_CONTROL = {
  /** A key that is written once: its bytes never change. */
  immutable: 'public, max-age=31536000, immutable',
  /** A pointer or projection: 30 seconds old at most, a day where the store cannot be reached. */
  mutable: 'public, max-age=15, stale-while-revalidate=15, stale-if-error=86400',
  redirect: 'public, max-age=30',
  /** Short, so that a release which somebody asked for too early appears at once. */
  error: 'public, max-age=5',
} as const;

/** What scripts of other origins may do; the same for every answer, errors and redirects included. */
export const CROSS_ORIGIN = {
  methods: ['GET', 'HEAD', 'OPTIONS'],
  exposedHeaders: [
    'Accept-Ranges',
    'Content-Length',
    'Content-Range',
    'Deprecation',
    'ETag',
    'Link',
    'Repr-Digest',
    'Sunset',
  ],
  maxAgeSeconds: 86_400,
} as const;
