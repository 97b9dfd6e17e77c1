import { readFileSync } from 'node:fs';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { CROSS_ORIGIN } from '../../core/shared/http.ts';
import { ENVIRONMENTS } from '../../infra/config.ts';
import { environmentOf, NAMES, resourcesOf, synthesise } from './synthesised.ts';

interface Behavior {
  PathPattern?: string;
  FunctionAssociations?: unknown[];
}

describe.for(NAMES)('the edge in %s', (name) => {
  const { delivery } = environmentOf(name);
  const [, distribution] = resourcesOf(delivery, 'AWS::CloudFront::Distribution')[0] ?? [];
  const config = distribution?.Properties.DistributionConfig as {
    DefaultCacheBehavior: Behavior;
    CacheBehaviors: Behavior[];
  };

  test('speaks HTTP/2 and 3 over TLS, and answers readers only', () => {
    expect(config).toMatchObject({
      Enabled: true,
      HttpVersion: 'http2and3',
      IPV6Enabled: true,
      DefaultRootObject: 'index.html',
    });
    for (const behavior of [config.DefaultCacheBehavior, ...config.CacheBehaviors]) {
      expect(behavior).toMatchObject({
        ViewerProtocolPolicy: 'redirect-to-https',
        AllowedMethods: ['GET', 'HEAD', 'OPTIONS'],
        Compress: true,
      });
    }
  });

  test('runs the resolver where an alias can be, and nowhere else', () => {
    expect(config.DefaultCacheBehavior.FunctionAssociations).toBeUndefined();
    expect(config.CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual([
      '*/latest',
      '*/latest/*',
      '*/v*',
    ]);
    for (const { FunctionAssociations } of config.CacheBehaviors) {
      expect(FunctionAssociations).toMatchObject([{ EventType: 'viewer-request' }]);
    }
  });

  test('treats all paths alike but for the resolver', () => {
    for (const { PathPattern: _, FunctionAssociations: __, ...rest } of config.CacheBehaviors) {
      expect(rest).toEqual(config.DefaultCacheBehavior);
    }
  });

  test('publishes the very file that is tested, with the aliases at hand', () => {
    delivery.hasResourceProperties('AWS::CloudFront::Function', {
      FunctionCode: readFileSync('dist/edge/resolve.js', 'utf8'),
      AutoPublish: true,
      FunctionConfig: {
        Runtime: 'cloudfront-js-2.0',
        KeyValueStoreAssociations: [{ KeyValueStoreARN: { 'Fn::GetAtt': ['EdgeAliases9E939317', 'Arn'] } }],
      },
    });
  });

  test('keeps what a key says, for as long as it says; queries and cookies do not reach the bucket', () => {
    delivery.hasResourceProperties('AWS::CloudFront::CachePolicy', {
      CachePolicyConfig: {
        MinTTL: 0,
        DefaultTTL: 5,
        MaxTTL: 31_536_000,
        ParametersInCacheKeyAndForwardedToOrigin: {
          CookiesConfig: { CookieBehavior: 'none' },
          HeadersConfig: { HeaderBehavior: 'none' },
          QueryStringsConfig: { QueryStringBehavior: 'none' },
        },
      },
    });
  });

  test('forgets within 5 seconds that something is missing', () => {
    expect(config).toMatchObject({
      CustomErrorResponses: [
        { ErrorCode: 403, ErrorCachingMinTTL: 5 },
        { ErrorCode: 404, ErrorCachingMinTTL: 5 },
      ],
    });
  });

  test('is open to scripts of every origin, and says so as the local edge does', () => {
    delivery.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: {
        CorsConfig: {
          AccessControlAllowCredentials: false,
          AccessControlAllowOrigins: { Items: ['*'] },
          AccessControlAllowMethods: { Items: [...CROSS_ORIGIN.methods] },
          AccessControlExposeHeaders: { Items: [...CROSS_ORIGIN.exposedHeaders] },
          AccessControlMaxAgeSec: CROSS_ORIGIN.maxAgeSeconds,
          OriginOverride: true,
        },
        SecurityHeadersConfig: {
          ContentTypeOptions: { Override: true },
          StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, Override: true },
        },
      },
    });
    delivery.hasResourceProperties('AWS::S3::Bucket', {
      CorsConfiguration: {
        CorsRules: [{ AllowedOrigins: ['*'], AllowedMethods: ['GET', 'HEAD'], AllowedHeaders: ['*'] }],
      },
    });
  });

  test('reads the bucket with signed requests of its own', () => {
    delivery.hasResourceProperties('AWS::CloudFront::OriginAccessControl', {
      OriginAccessControlConfig: {
        OriginAccessControlOriginType: 's3',
        SigningBehavior: 'always',
        SigningProtocol: 'sigv4',
      },
    });
    expect(config).toMatchObject({ Origins: [{ OriginAccessControlId: expect.anything() }] });
  });
});

test('a domain of its own comes with TLS 1.2 or newer, and is what the site is called', () => {
  const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/0a-1b';
  const domain = { name: 'data.example.org', certificateArn };
  const { delivery, pipeline } = synthesise('dev', { ...ENVIRONMENTS.dev, domain });
  delivery.hasResourceProperties('AWS::CloudFront::Distribution', {
    DistributionConfig: {
      Aliases: ['data.example.org'],
      ViewerCertificate: {
        AcmCertificateArn: certificateArn,
        MinimumProtocolVersion: 'TLSv1.2_2021',
        SslSupportMethod: 'sni-only',
      },
    },
  });
  delivery.hasOutput('SiteUrl', { Value: 'https://data.example.org' });
  pipeline.hasResourceProperties('AWS::Lambda::Function', {
    Environment: { Variables: Match.objectLike({ SITE_URL: 'https://data.example.org' }) },
  });
});
