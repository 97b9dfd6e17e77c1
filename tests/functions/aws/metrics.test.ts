import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { METRIC } from '../../../functions/aws/metric-names.ts';
import { emitMetrics } from '../../../functions/aws/metrics.ts';

/** What the specification of the embedded metric format demands of a document, for what is used of it here. */
const FORMAT = {
  type: 'object',
  required: ['_aws'],
  properties: {
    _aws: {
      type: 'object',
      required: ['Timestamp', 'CloudWatchMetrics'],
      properties: {
        Timestamp: { type: 'integer' },
        CloudWatchMetrics: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['Namespace', 'Dimensions', 'Metrics'],
            properties: {
              Namespace: { type: 'string', minLength: 1, maxLength: 1024 },
              Dimensions: {
                type: 'array',
                minItems: 1,
                items: {
                  type: 'array',
                  maxItems: 30,
                  items: { type: 'string', minLength: 1, maxLength: 250 },
                },
              },
              Metrics: {
                type: 'array',
                minItems: 1,
                maxItems: 100,
                items: {
                  type: 'object',
                  required: ['Name'],
                  properties: { Name: { type: 'string', minLength: 1, maxLength: 1024 } },
                },
              },
            },
          },
        },
      },
    },
  },
};
const fits = new Ajv2020().compile(FORMAT);

interface Line extends Record<string, unknown> {
  _aws: {
    Timestamp: number;
    CloudWatchMetrics: { Namespace: string; Dimensions: string[][]; Metrics: { Name: string }[] }[];
  };
}

const NOW = Date.parse('2026-03-01T12:00:00Z');
const WHERE = { environment: 'dev', collection: 'demo' };

describe('metrics', () => {
  let written = '';
  beforeEach(() => {
    written = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      written += text;
      return true;
    });
  });
  afterEach(() => vi.restoreAllMocks());

  /** What is written for values, which must be one line. */
  function emitted(values: Parameters<typeof emitMetrics>[0], where = WHERE): Line {
    emitMetrics(values, where, NOW);
    expect(written).toMatch(/^[^\n]+\n$/);
    return JSON.parse(written);
  }

  it('are one line of the embedded metric format, with the dimensions that alarms ask for', () => {
    expect(emitted({ publishedRecords: 7, publishLatencySeconds: 12.5 })).toEqual({
      _aws: {
        Timestamp: NOW,
        CloudWatchMetrics: [
          {
            Namespace: 'Depositary',
            Dimensions: [['Environment', 'Collection']],
            Metrics: [{ Name: 'PublishedRecords' }, { Name: 'PublishLatencySeconds' }],
          },
        ],
      },
      Environment: 'dev',
      Collection: 'demo',
      PublishedRecords: 7,
      PublishLatencySeconds: 12.5,
    });
  });

  it('keep to the format, each by itself and all together, zero included', () => {
    const names = Object.keys(METRIC) as (keyof typeof METRIC)[];
    const each = names.map((name) => ({ [name]: 0 }));
    for (const values of [...each, Object.assign({}, ...each)]) {
      written = '';
      const line = emitted(values);
      expect(fits(line), JSON.stringify(fits.errors)).toBe(true);
      const [directive] = line._aws.CloudWatchMetrics;
      // What the directive names must stand beside it: values as numbers, dimensions as short texts.
      expect(directive?.Metrics.map(({ Name }) => line[Name])).toEqual(Object.keys(values).map(() => 0));
      for (const dimension of directive?.Dimensions.flat() ?? []) {
        expect(line[dimension]).toMatch(/^.{1,1024}$/);
      }
    }
  });

  it('stay one line whatever the names are', () => {
    expect(emitted({ aliasDrift: 1 }, { environment: 'a\nb', collection: '"' })).toMatchObject({
      Environment: 'a\nb',
      Collection: '"',
    });
  });
});
